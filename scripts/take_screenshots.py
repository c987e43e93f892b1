"""The pictures of the README, taken of the built site: site/ -> docs/screenshots/*.png.

    python scripts/take_screenshots.py

They are for people to look at; no test compares them. Exit code 1 when there is no built site.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from warraq.chromium import QUIET, find_chromium

ROOT = Path(__file__).resolve().parent.parent
SHOTS = {
    "front-page": ("index.html", 1280, 860, "light"),
    "article": ("articles/returning-european-fighters.html#l14", 1280, 860, "light"),
    "points": ("en/articles/returning-european-fighters.html#points", 1280, 860, "light"),
    "facing-pages": ("facing/returning-european-fighters.html#l14", 1280, 860, "dark"),
    "phone": ("facing/returning-european-fighters.html#l14", 390, 860, "light"),
}


def main() -> int:
    """0 with the pictures written."""
    if not (ROOT / "site" / "index.html").is_file():
        sys.stderr.write("There is no built site. Run `make site` first.\n")
        return 1
    folder = ROOT / "docs" / "screenshots"
    folder.mkdir(exist_ok=True)
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*QUIET, "--no-sandbox", "--disable-gpu"]
        )
        for name, (path, width, height, scheme) in SHOTS.items():
            (folder / f"{name}.png").write_bytes(take(browser, path, (width, height), scheme))
        browser.close()
    return 0


def take(browser: Browser, path: str, size: tuple[int, int], scheme: str) -> bytes:
    """The page as a reader sees it on opening the address, as a small PNG; the first evidence is shown."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto(f"{(ROOT / 'site').as_uri()}/{path}")
    page.evaluate("document.querySelector('details.evidence')?.setAttribute('open', '')")
    page.wait_for_timeout(2500)  # the place that was opened stops flashing
    picture = Image.open(io.BytesIO(page.screenshot())).convert("P", palette=Image.Palette.ADAPTIVE)
    page.close()
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
