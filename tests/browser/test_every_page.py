"""Every page in real Chromium, phone and desk, in light, dark and forced colours: fits, no error, accessible.

A page is loaded once for a phone and once for a desk; it is made wider and darker as it stands.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.axe import SETTLED, violations
from tests.browser.calculator_page import LANGUAGES
from tests.browser.contexts import NewContext
from tools.audit.visits import Watch

# `forced`: the reader's own colours in the place of the page's.
Screen = tuple[int, Literal["light", "dark", "forced"]]
# Width and colours, in turn.
PALETTES: list[Literal["light", "dark"]] = ["light", "dark"]
PHONE: list[Screen] = [(320, "light"), (360, "light"), (360, "dark"), (360, "forced")]
DESK: list[Screen] = [(1280, "light"), (1280, "dark"), (1280, "forced")]
WIDTH_FOR_AXE = 360
# The calculator goes on by itself when one of its origins cannot be had; its own tests look at that.
MAY_FAIL = "https://cdn.jsdelivr.net/"


# A sign that a mask cuts out of a colour, a drawing or a text that has the colour of what is behind it.
FADED = """() => {
    const behind = (element) => {
        for (let each = element; each; each = each.parentElement) {
            const { backgroundColor } = getComputedStyle(each);
            if (!/^rgba\\(.*, 0\\)$/.test(backgroundColor)) return backgroundColor;
        }
        return "rgb(255, 255, 255)";
    };
    const masked = (element) => ["", "::before", "::after"].some((part) => {
        const { content, display, maskImage, backgroundColor } = getComputedStyle(element, part || null);
        if (maskImage === "none" || display === "none" || (part && content === "none")) return false;
        const paper = behind(part ? element : element.parentElement);
        return [paper, "rgba(0, 0, 0, 0)"].includes(backgroundColor);
    });
    const drawn = (element) => {
        const shapes = [...element.querySelectorAll("path, circle, rect, line, polyline, text")];
        const styles = shapes.map((shape) => getComputedStyle(shape));
        const inks = styles.flatMap(({ fill, stroke }) => [fill, stroke]);
        return shapes.length > 0 && inks.every((ink) => ["none", behind(element)].includes(ink));
    };
    const written = (element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
        && getComputedStyle(element).color === behind(element);
    const seen = { visibilityProperty: true, contentVisibilityAuto: true };
    return [...document.body.querySelectorAll("*")]
        .filter((element) => element.checkVisibility(seen))
        .filter((element) => masked(element) || (element.localName === "svg" ? drawn : written)(element))
        .map((element) => element.outerHTML.slice(0, 120));
}"""


def addresses(site_dir: Path, lang: str) -> list[str]:
    """Return the address of every page in a language below the root of the site."""
    pages = [path.relative_to(site_dir).as_posix() for path in site_dir.rglob("index.html")]
    found = sorted(page.removesuffix("index.html") for page in pages)
    return [address for address in found if address.startswith("en/") == (lang == "en")]


def faults_on(page: Page, screens: list[Screen]) -> Iterator[str]:
    """Yield what is wrong with an open page on each screen: its width, faded signs, what axe-core finds."""
    page.wait_for_function("document.querySelector('html.js, body.embed')")
    for width, scheme in screens:
        page.set_viewport_size({"width": width, "height": 800})
        if scheme == "forced":
            for palette in PALETTES:
                page.emulate_media(color_scheme=palette, forced_colors="active")
                page.evaluate(SETTLED)
                yield from (f"faded on {palette}: {sign}" for sign in page.evaluate(FADED))
        else:
            page.emulate_media(color_scheme=scheme)
        room, needed = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        if needed > room:
            yield f"{scheme}: {needed} px wide in {room} px"
        # axe-core reads a text's colour before the reader's replaces it.
        if width == WIDTH_FOR_AXE and scheme != "forced":
            yield from (f"{scheme}: {violation}" for violation in violations(page))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screens", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_fits_is_accessible_and_free_of_errors(
    new_context: NewContext, site_dir: Path, site_url: str, lang: str, screens: list[Screen]
) -> None:
    width, _ = screens[0]
    context = new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", service_workers="allow"
    )
    wrong = []
    for address in addresses(site_dir, lang):
        page = context.new_page()
        watch = Watch(page, MAY_FAIL)
        page.goto(site_url + address, wait_until="load")
        found = [*faults_on(page, screens), *watch.faults()]
        wrong += [f"/{address}: {text}" for text in found]
        page.close()
    assert wrong == []


@pytest.mark.parametrize("address", ["no-such-page", "en/no-such-page"])
def test_the_page_for_a_missing_address_fits_and_is_accessible(
    fresh_page: Page, site_url: str, address: str
) -> None:
    fresh_page.goto(site_url + address)
    assert list(faults_on(fresh_page, [*PHONE, *DESK])) == []
