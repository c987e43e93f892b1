// A button that copies a text of the page: <button hidden data-copy="ID" data-done="…" data-failed="…">, where ID
// is the id of the element that holds the text. The words may stand on the script tag instead, for all buttons.
// Without scripts the buttons stay hidden, and the text can be selected by hand. A page opened from a disk may
// have no clipboard for scripts: there the text is selected and copied as a person would do it.
(() => {
  const own = document.currentScript;
  const words = own ? own.dataset : {};

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  // The text alone goes into the clipboard, as it stands in the page; what was selected is selected again.
  const copyBySelecting = (element, text) => {
    const selection = getSelection();
    const before = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    const plainly = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
    };
    document.addEventListener("copy", plainly, true);
    try {
      select(element);
      if (!document.execCommand("copy")) throw new Error("refused");
      selection.removeAllRanges();
      if (before) selection.addRange(before);
    } finally {
      document.removeEventListener("copy", plainly, true);
    }
  };

  const copy = async (element) => {
    const text = element.textContent.replace(/^\n+|\n+$/g, "");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelecting(element, text);
    }
  };

  // One live region for the page; it is emptied first, so that the same words are said again.
  let region = null;
  const say = (text) => {
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 50);
  };

  // For other scripts: copies any text and says so in a corner of the page.
  window.warraqCopy = async (text, done) => {
    const holder = document.createElement("span");
    holder.textContent = text;
    region = region || makeRegion();
    document.body.append(region);
    try {
      await navigator.clipboard.writeText(text).catch(() => {
        document.body.append(holder);
        copyBySelecting(holder, text);
      });
      say(done);
    } catch {
      say(words.failed || "");
    } finally {
      holder.remove();
    }
  };

  const makeRegion = () => {
    const made = document.createElement("span");
    made.className = "wq-copied";
    made.setAttribute("role", "status");
    made.setAttribute("aria-live", "polite");
    return made;
  };

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      const element = document.getElementById(button.dataset.copy);
      if (!element) continue;
      button.type = "button";
      button.hidden = false;
      button.addEventListener("click", async () => {
        region = region || makeRegion();
        button.after(region);
        try {
          await copy(element);
          say(button.dataset.done || words.done || "");
        } catch {
          // The text was selected: one key is left to press.
          say(button.dataset.failed || words.failed || "");
        }
        button.focus({ preventScroll: true });
      });
    }
  });
})();
