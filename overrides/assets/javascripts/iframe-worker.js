// Search from the disk: browsers refuse `new Worker` on file://, so the worker's script runs in a
// hidden frame of the same page, with the part of the Worker interface that Material's search uses.
if (location.protocol === "file:") {
  window.Worker = class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.queue = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "search";
      document.body.append(this.frame);
      const inner = this.frame.contentWindow;
      const page = this.frame.contentDocument;
      // What the script posts from inside comes out as a message event of this object.
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inner.importScripts = (...urls) =>
        urls.reduce((before, one) => before.then(() => FrameWorker.load(page, one)), Promise.resolve());
      FrameWorker.load(page, url).then(() => {
        this.loaded = true;
        this.queue.splice(0).forEach((data) => this.deliver(data));
      });
    }

    static load(page, url) {
      return new Promise((done, failed) => {
        const script = page.createElement("script");
        script.src = url;
        script.onload = done;
        script.onerror = () => failed(new Error(`cannot load ${url}`));
        page.body.append(script);
      });
    }

    postMessage(data) {
      if (this.loaded) this.deliver(data);
      else this.queue.push(data);
    }

    deliver(data) {
      const inner = this.frame.contentWindow;
      inner.dispatchEvent(new inner.MessageEvent("message", { data }));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
