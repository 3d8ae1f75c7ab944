"""Writes the parts of a year's working-day page from the calculator's calendar.

- `[[working-days 2026 year]]`: twelve month grids; days off and make-up days differ by sign, shape, colour,
- `[[working-days 2026 holidays]]`: each holiday with its days off, its make-up days and their source,
- `[[working-days 2026 estimates]]`: for each start date from 60 days before the build on, the estimated
  finish by every route, a month to open at a time; it is the answer where no script runs.

The grids and estimates are left out of the search index: dates by the hundred would bury every other page.
They stand in a `section` for that, because Material ends an exclusion at the first inner element of its kind.
"""

import json
from calendar import Calendar as MonthCalendar
from datetime import date, timedelta
from functools import cache, partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import calculator
from calculator import door, working_days
from calculator import messages as calculator_messages
from calculator.messages import Messages
from calculator.render.calendar import notice_line
from calculator.working_days import Calendar, Notice
from hooks import kept
from hooks.blocks.place import Place
from hooks.pages.markers import MarkerError
from hooks.paths import ROOT
from hooks.questions import query
from hooks.window import first_day
from hooks.wording import frame_wording

if TYPE_CHECKING:
    from collections.abc import Callable

Route = tuple[str, str]


class Estimate(NamedTuple):
    """The estimated finish of one route for one start date; both are China dates."""

    earliest: date
    latest: date


def render(args: list[str], place: Place) -> str:
    """Return one part of a year's page; raises MarkerError for an unknown part or a year not covered."""
    calendar = working_days.load()
    years = {notice.year: notice for notice in calendar.notices}
    parts: dict[str, Callable[[Calendar, Notice, Messages, dict[str, Any]], str]] = {
        "year": render_year,
        "holidays": render_holidays,
        "estimates": partial(render_estimates, today=place.today),
    }
    if len(args) != 2 or args[1] not in parts or not args[0].isdigit() or int(args[0]) not in years:
        covered = ", ".join(map(str, years))
        raise MarkerError(
            f"[[working-days {' '.join(args)}]] should name a year, one of {covered}, "
            f"and a part, one of {', '.join(parts)}"
        )
    words = frame_wording(place.lang)["working_days"]
    return parts[args[1]](calendar, years[int(args[0])], calculator_messages.load(place.lang), words)


def render_year(calendar: Calendar, notice: Notice, messages: Messages, words: dict[str, Any]) -> str:
    """Return the year's state, its counts and its twelve months."""
    first = date(notice.year, 1, 1)
    days = [first + timedelta(n) for n in range((date(notice.year + 1, 1, 1) - first).days)]
    kinds = [calendar.day(day).kind for day in days]
    counts = words["counts" if notice.state == "official" else "counts_open"].format(
        year=notice.year,
        working=kinds.count("working") + kinds.count("makeup"),
        holidays=kinds.count("holiday"),
        makeup=kinds.count("makeup"),
    )
    months = "".join(_month(calendar, notice.year, month, messages, words) for month in range(1, 13))
    warning = _warning(calendar, notice, messages, words)
    legend = "".join(
        f'<li><span class="day day--{kind}" aria-hidden="true">{escape(words["sign"][kind]) or "1"}</span> '
        f"{escape(words['legend'][kind])}</li>"
        for kind in ("working", "weekend", "holiday", "makeup")
    )
    return (
        f'<div class="year">{warning}<p>{escape(counts)}</p>'
        f'<section data-search-exclude><ul class="year__legend">{legend}</ul>'
        f'<div class="year__months" data-year="{notice.year}">{months}</div></section></div>'
    )


def _warning(calendar: Calendar, notice: Notice, messages: Messages, words: dict[str, Any]) -> str:
    """Return what of the year is not settled: all of it, or the days before the next year's notice.

    It is dated: a page may be read long after the notice came out.
    """
    looked = {known.year: known.looked for known in calendar.notices if known.looked}
    if day := looked.get(notice.year):
        text = words["open_year"].format(year=notice.year, looked=messages.date(day))
        return f'<p class="year__warning"><strong>{escape(text)}</strong></p>'
    if day := looked.get(notice.year + 1):
        values = {"year": notice.year, "next_year": notice.year + 1, "looked": messages.date(day)}
        return f"<p>{escape(words['open_december'].format(**values))}</p>"
    return ""


def _month(calendar: Calendar, year: int, month: int, messages: Messages, words: dict[str, Any]) -> str:
    """Return one month as a small table, Monday first."""
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(name)}">{escape(short)}</abbr></th>'
        for name, short in zip(messages.words("date.weekdays"), words["weekday_initials"], strict=True)
    )
    weeks = "".join(
        f"<tr>{''.join(_day(calendar, day, month, messages, words) for day in week)}</tr>"
        for week in MonthCalendar().monthdatescalendar(year, month)
    )
    name = words["month"].format(month=messages.words("date.months")[month - 1])
    return (
        f'<table class="month"><caption>{escape(name)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{weeks}</tbody></table>"
    )


def _day(calendar: Calendar, day: date, month: int, messages: Messages, words: dict[str, Any]) -> str:
    """Return one day's cell: its number, and for a day out of the ordinary its sign and a sentence."""
    if day.month != month:
        return "<td></td>"
    found = calendar.day(day)
    sign = words["sign"][found.kind]
    if not sign:
        return f'<td><span class="day day--{found.kind}">{day.day}</span></td>'
    holiday = messages.text(f"holiday.{found.holiday}")
    told = words["told"][found.kind].format(holiday=holiday)
    return (
        f'<td><span class="day day--{found.kind}" title="{escape(told)}">{day.day}'
        f'<span class="day__sign" aria-hidden="true">{escape(sign)}</span>'
        f'<span class="guide-hidden">{escape(told)}</span></span></td>'
    )


def render_holidays(calendar: Calendar, notice: Notice, messages: Messages, words: dict[str, Any]) -> str:
    """Return the table of the year's holidays, with the notice (or the law) that they come from."""
    off: dict[str, list[date]] = {}
    made_up: dict[str, list[date]] = {}
    day = date(notice.year, 1, 1)
    while day.year == notice.year:
        found = calendar.day(day)
        if found.kind == "holiday":
            off.setdefault(found.holiday, []).append(day)
        elif found.kind == "makeup":
            made_up.setdefault(found.holiday, []).append(day)
        day += timedelta(1)
    none = words["no_makeup"] if notice.state == "official" else words["makeup_unknown"]
    rows = "".join(
        f'<tr><th scope="row">{escape(messages.text(f"holiday.{holiday}"))}</th>'
        f"<td>{escape(messages.join(spans(days, messages, words)))}</td>"
        f"<td>{escape(messages.join(spans(made_up.get(holiday, []), messages, words)) or none)}</td></tr>"
        for holiday, days in off.items()
    )
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in words["holiday_heads"])
    line = notice_line(messages, notice)
    source = f'<p>{escape(words["source"])}<a href="{escape(line["address"])}">{escape(line["text"])}</a></p>'
    return (
        f'<div class="holidays">{source}{_scrolled(words["holidays"])}<table class="guide-table">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def spans(days: list[date], messages: Messages, words: dict[str, Any]) -> list[str]:
    """Return the days as readable spans: neighbouring days are told by their first and last."""
    told = []
    for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - timedelta(pair[0])):
        of_run = [short_date(day, messages, words) for _, day in run]
        told.append(of_run[0] if len(of_run) == 1 else f"{of_run[0]}{words['to']}{of_run[-1]}")
    return told


def short_date(day: date, messages: Messages, words: dict[str, Any]) -> str:
    """Return a date without its year, with its weekday."""
    month = messages.words("date.months")[day.month - 1]
    return str(words["short_date"].format(month=month, day=day.day, weekday=messages.weekday(day)))


def render_estimates(
    calendar: Calendar, notice: Notice, messages: Messages, words: dict[str, Any], *, today: date
) -> str:
    """Return month by month the estimated finish of every start date that still matters, or a sentence."""
    starts = start_dates(notice.year, today, calendar.last)
    if not starts:
        return f"<p>{escape(words['past'])}</p>"
    groups = same_routes(starts)
    heads = "".join(f'<th scope="col">{_route_names(group, messages)}</th>' for group in groups)
    # Only the month of the build, or the one next to it, needs no opening.
    nearest = min(max(starts[0], today), starts[-1])
    months = []
    for (year, month), days in groupby(starts, key=lambda day: (day.year, day.month)):
        rows = "".join(
            f'<tr><th scope="row">{escape(short_date(start, messages, words))}</th>'
            + "".join(f"<td>{_finish(estimates(start)[group[0]], messages, words)}</td>" for group in groups)
            + "</tr>"
            for start in days
        )
        name = words["month_of_year"].format(year=year, month=messages.words("date.months")[month - 1])
        shown = " open" if (year, month) == (nearest.year, nearest.month) else ""
        months.append(
            f'<details class="estimates-month"{shown}><summary>{escape(name)}</summary>'
            f'{_scrolled(name)}<table class="guide-table estimates"><thead><tr>'
            f'<th scope="col">{escape(words["start"])}</th>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div></details>"
        )
    tables = f"<section data-search-exclude>{''.join(months)}</section>"
    return f"<div><p>{escape(words['estimate'])}</p>{tables}</div>"


def start_dates(year: int, today: date, last: date) -> list[date]:
    """Return the start dates of `year` from 60 days before `today` to the last covered day."""
    first = max(date(year, 1, 1), first_day(today))
    end = min(date(year, 12, 31), last)
    return [first + timedelta(n) for n in range((end - first).days + 1)]


@cache
def estimates(start: date) -> dict[Route, Estimate | None]:
    """Return for an application made on `start` the finish by every route, as the calculator answers it."""
    made_of = (start, kept.sources(Path(__file__), ROOT / "calculator", ROOT / "hooks" / "questions.py"))
    content = kept.one("estimates", made_of, lambda: json.dumps(_finishes(start)).encode())
    return {
        (card, via): Estimate(*map(date.fromisoformat, dates)) if dates else None
        for card, via, dates in json.loads(content)
    }


def _finishes(start: date) -> list[tuple[str, str, tuple[str, str] | None]]:
    """Return for each route the earliest and the latest finish, or None where the calendar ends before."""
    found: list[tuple[str, str, tuple[str, str] | None]] = []
    for card, via in calculator.routes():
        question = query(apply=start, card=card, via=via)
        # The language changes the words only; the dates are all that is read here.
        answer = door.plan_answer(question, lang="en", today=start)
        found.append((card, via, (answer["earliest"], answer["latest"]) if answer["ok"] else None))
    return found


def same_routes(starts: list[date]) -> list[list[Route]]:
    """Return the routes in groups that finish on the same dates whenever they start: one column each."""
    groups: dict[tuple[Estimate | None, ...], list[Route]] = {}
    for route in calculator.routes():
        groups.setdefault(tuple(estimates(start)[route] for start in starts), []).append(route)
    return list(groups.values())


def _scrolled(name: str) -> str:
    """Return the start of a box in which a wide table scrolls, by keyboard too since it takes the focus."""
    return f'<div class="md-typeset__scrollwrap" tabindex="0" role="region" aria-label="{escape(name)}">'


def _route_names(routes: list[Route], messages: Messages) -> str:
    """Return the head of a column: the cards with the channels that it holds for."""
    lines = [
        f"{escape(messages.text(f'card.{card}'))}<br><small>"
        f"{escape(messages.join(messages.text(f'via.{card}.{via}') for _, via in of_card))}</small>"
        for card, of_card in groupby(routes, key=lambda route: route[0])
    ]
    return "<br>".join(lines)


def _finish(estimate: Estimate | None, messages: Messages, words: dict[str, Any]) -> str:
    """Return a cell: earliest to latest finish, or that it lies beyond the calendar."""
    if estimate is None:
        return escape(words["beyond"])
    first, last = (short_date(day, messages, words) for day in estimate)
    if first == last:
        return escape(first)
    return f"{escape(first + words['to'])}<wbr>{escape(last)}"
