"""What one visit to a page costs on the wire: every answer's headers and compressed body, fonts included."""

from dataclasses import dataclass

from playwright.sync_api import Browser

MOST = 150_000
"""Bytes of an Arabic article page, for a reader who comes for the first time."""


@dataclass(frozen=True)
class Answer:
    """A file, what it is (Document, Stylesheet, Font …), and its bytes."""

    path: str
    kind: str
    size: int


def weigh(browser: Browser, address: str, path: str) -> list[Answer]:
    """Every answer that the page asks for, seen from a telephone with an empty cache."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    asked: dict[str, tuple[str, str]] = {}
    answers: list[Answer] = []
    client.on(
        "Network.responseReceived",
        lambda e: asked.update({e["requestId"]: (e["response"]["url"], e["type"])}),
    )
    client.on(
        "Network.loadingFinished",
        lambda e: answers.append(Answer(*asked.get(e["requestId"], ("?", "?")), int(e["encodedDataLength"]))),
    )
    page.goto(address + path, wait_until="networkidle")
    # To the end of the page and back: what is fetched only when it is seen belongs to the visit.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    page.wait_for_timeout(300)
    context.close()
    return [Answer(one.path.removeprefix(address), one.kind, one.size) for one in answers if one.size]
