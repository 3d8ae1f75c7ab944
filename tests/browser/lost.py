"""Finds what a reader cannot read or reach on a page: cut off, out of the window, or one over the other."""

from typing import Any

from playwright.sync_api import Page

# Header and way say the name of the site again as far as there is room.
SHORTENED = ".md-header__title, .md-path__item:first-child"
LOST = """(shortened) => {
    const room = document.documentElement.clientWidth;
    const root = document.querySelector("dialog[open]") ?? document.body;
    const isScrolled = (element) => {
        for (let each = element; each && each !== document.body; each = each.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
        return false;
    };
    const name = (element) => element.outerHTML.slice(0, 100);
    const seen = [...root.querySelectorAll("*")].filter((element) =>
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
        && element.clientWidth > 1
        && !element.closest(`${shortened}, [inert], [aria-hidden=true], dialog:not([open]), svg`));
    const controls = "a[href], button, input, select, textarea, summary";
    return {
        wide: Math.max(document.documentElement.scrollWidth - room, 0),
        cut: seen.filter((element) => {
            const { overflowX, overflowY } = getComputedStyle(element);
            const isCut = (overflow, inner, outer) =>
                ["hidden", "clip"].includes(overflow) && inner > outer + 1;
            return element.innerText?.trim()
                && (isCut(overflowX, element.scrollWidth, element.clientWidth)
                    || isCut(overflowY, element.scrollHeight, element.clientHeight));
        }).map(name),
        out: seen.filter((element) => element.matches(controls)).filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return (left < -0.5 || right > room + 0.5) && !isScrolled(element) && right > 0;
        }).map(name),
    };
}"""
# Each letter between the lines above and below: fonts give it more room than it needs.
OVERLAPPING = """(shortened) => {
    const boxes = [];
    const hidden = `${shortened}, [aria-hidden=true], [inert], svg, dialog:not([open])`;
    const stays = ["sticky", "fixed"]; // these lie over whatever they pass
    const isSeen = (element) => {
        for (let each = element; each && each !== root; each = each.parentElement)
            if (each.matches(hidden) || stays.includes(getComputedStyle(each).position)) return false;
        return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    };
    const root = document.querySelector("dialog[open]") ?? document.body;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const around = text.parentElement;
        if (!text.data.trim() || around.clientWidth === 1 || !isSeen(around)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            const quarter = (bottom - top) / 4;
            if (right - left > 2) boxes.push([top + quarter, bottom - quarter, left + 1, right - 1, text]);
        }
    }
    boxes.sort((one, other) => one[0] - other[0]);
    const found = new Set();
    for (const [at, [, bottom, left, right, text]] of boxes.entries())
        for (let next = at + 1; next < boxes.length && boxes[next][0] < bottom; next++)
            if (boxes[next][2] < right && boxes[next][3] > left)
                found.add([text, boxes[next][4]].map(({ data }) => data.trim().slice(0, 60)).join(" | "));
    return [...found];
}"""
NOTHING = {"wide": 0, "cut": [], "out": [], "overlapping": []}


def lost(page: Page) -> dict[str, Any]:
    """Return what cannot be read or reached on the page as it stands."""
    return {**page.evaluate(LOST, SHORTENED), "overlapping": page.evaluate(OVERLAPPING, SHORTENED)}
