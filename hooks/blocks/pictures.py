"""Draws what people would rather look at than read: the course of a route, and which route is whose.

`[[process ordinary hotline]]` is an inline SVG made from the calculator's stages, so that picture, table and
answer cannot disagree; its text can be selected and translated, and its colours follow the page.
`[[route-guide]]` is plain HTML that opens and closes without a script.
"""

from html import escape
from typing import Any

from calculator.contract import Stage
from hooks.blocks import routes
from hooks.blocks.place import Place
from hooks.questions import query
from hooks.wording import frame_wording
from hooks.wrapping import is_wide, wrap

# One unit is one CSS pixel when the picture is shown at its full width, which a phone of 360 px nearly gives.
WIDTH = 340
LINE_LEFT, TEXT_LEFT = 17, 46
NAME_SIZE, DETAIL_SIZE = 17, 15
NAME_STEP, DETAIL_STEP, GAP = 24, 21, 20


def render_process(args: list[str], place: Place) -> str:
    """Return the picture of one route's stages; `args` are its card and channel."""
    found = routes.ask("process", args, place)
    words = frame_wording(place.lang)["process"]
    title = words["title"].format(route=found["text"]["route"])
    return draw_process(f"process-{'-'.join(args)}", title, found["stages"], words)


def draw_process(key: str, title: str, stages: list[Stage], words: dict[str, str]) -> str:
    """Return a figure with the application and the stages one below the other; `key` starts its ids."""
    steps = [(words["application"], [words["by"].format(actor=words["applicant"]), words["day_zero"]])]
    steps += [
        (stage["name"], [words["by"].format(actor=stage["actor"]), stage["duration"]]) for stage in stages
    ]
    rows: list[str] = []
    centres: list[int] = []
    top = 8
    for number, (name, details) in enumerate(steps):
        centres.append(top + 11)
        rows.append(_disc(number, centres[-1]))
        lines = [(line, "name", NAME_STEP) for line in lines_of(name, NAME_SIZE)]
        lines += [
            (line, "detail", DETAIL_STEP) for detail in details for line in lines_of(detail, DETAIL_SIZE)
        ]
        baseline = top + NAME_SIZE
        for text, kind, step in lines:
            rows.append(f'<text class="process__{kind}" x="{TEXT_LEFT}" y="{baseline}">{escape(text)}</text>')
            baseline += step
        top = baseline - NAME_SIZE + GAP
    height = top - GAP + 4
    line = f'<path class="process__line" d="M{LINE_LEFT} {centres[0]}V{centres[-1]}"/>'
    description = " ".join(
        words["step"].format(name=name, details=words["joint"].join(details)) for name, details in steps
    )
    # A search would show the words of the picture as one long word: the tables and steps say the same.
    return (
        '<figure class="process" data-search-exclude="">'
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{key}-title {key}-text">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-text">{escape(description)}</desc>'
        f"{line}{''.join(rows)}</svg><figcaption>{escape(words['caption'])}</figcaption></figure>"
    )


def _disc(number: int, centre: int) -> str:
    """Return the mark before a step: an open ring for the application, a numbered disc for a stage."""
    if number == 0:
        return f'<circle class="process__ring" cx="{LINE_LEFT}" cy="{centre}" r="10"/>'
    return (
        f'<circle class="process__disc" cx="{LINE_LEFT}" cy="{centre}" r="13"/>'
        f'<text class="process__number" x="{LINE_LEFT}" y="{centre + 5}">{number}</text>'
    )


def lines_of(text: str, size: int) -> list[str]:
    """Return `text` as lines that fit beside the line of the picture.

    Widths are estimated, generously: a Han character is as wide as its height, a Latin one 0.56 of it.
    """
    room = (WIDTH - TEXT_LEFT) / size
    return wrap(text, lambda line: sum(1.0 if is_wide(sign) else 0.56 for sign in line) <= room)


def render_route_guide(place: Place) -> str:
    """Return the questions that lead to a route, each answer opening the next question or the way on."""
    words = frame_wording(place.lang)["route_guide"]
    return f'<div class="route-guide">{_question(words["question"], words["answer"], words, place)}</div>'


def _question(text: str, answers: list[dict[str, Any]], words: dict[str, Any], place: Place) -> str:
    """Return a question with its answers; they share a name, so that one of them is open at a time."""
    group = f"route-{answers[0]['id']}"
    return f'<p class="route-guide__question">{escape(text)}</p>' + "".join(
        f'<details name="{group}"><summary>{escape(answer["text"])}</summary>'
        f"<div>{_after(answer, words, place)}</div></details>"
        for answer in answers
    )


def _after(answer: dict[str, Any], words: dict[str, Any], place: Place) -> str:
    """Return what an answer opens: the next question, or the advice with its links."""
    if "question" in answer:
        return _question(answer["question"], answer["answer"], words, place)
    page, _, fragment = answer["page"].partition("#")
    links = [(place.link(page, fragment), answer["link"])]
    if "via" in answer:
        question = query(card=answer["card"], via=answer["via"])
        links.append((f"{place.link('calculator')}?{question}", words["calculate"]))
    items = "".join(f'<li><a href="{escape(href)}">{escape(text)}</a></li>' for href, text in links)
    return f"<p>{escape(answer['advice'])}</p><ul>{items}</ul>"
