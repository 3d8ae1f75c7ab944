"""A count in words."""

from datetime import date

from calculator import procedures
from calculator.contract import CountedDay, CountRules, CountText
from calculator.count.question import Count
from calculator.count.solve import CountedDay as Solved
from calculator.count.solve import Result
from calculator.messages import Messages
from calculator.spread import state
from calculator.working_days import Calendar

# Why a period that ends on a day off ends later.
CARRIED_CLAIMS = ("L-period-end",)


def days(words: Messages, result: Result, calendar: Calendar) -> list[CountedDay]:
    """Return every day of a count."""
    return [_day(words, day, result, calendar) for day in result.days]


def text(words: Messages, count: Count, result: Result, calendar: Calendar) -> CountText:
    """Return the sentences by name, each "" where it says nothing of this count."""
    return {
        "headline": headline(words, count, result),
        "why": why(words, count, result, calendar),
        **rules(words, count, result),
    }


def headline(words: Messages, count: Count, result: Result) -> str:
    """Return the answer in one sentence."""
    start = words.date(count.start)
    if count.op == "is":
        return words.text(f"count.is.{result.works}", date=start)
    number = result.most if count.op == "between" else count.days
    values = {"start": start, "n": number, "unit": words.text(f"count.unit.{count.unit}", n=number)}
    if count.op == "between" and count.end:
        form = "exact" if result.least == result.most else "range"
        return words.text(f"count.between.{form}", end=words.date(count.end), least=result.least, **values)
    form = "exact" if result.earliest == result.latest else "range"
    return words.text(f"count.{count.op}.{form}", **values, **_bounds(words, result.earliest, result.latest))


def _bounds(words: Messages, earliest: date | None, latest: date | None) -> dict[str, str]:
    return {
        "earliest": words.date(earliest) if earliest else "",
        "latest": words.date(latest) if latest else "",
    }


def reach(count: Count, result: Result) -> tuple[date, date]:
    """Return the first and the last day that matter for the result."""
    days = [count.start, *(day.date for day in (result.days[0], result.days[-1]))]
    if result.carried:
        days.append(result.carried[1])
    return min(days), max(days)


def claims(count: Count) -> tuple[str, ...]:
    """Return the claims that the way of counting rests on."""
    if count.op == "is":
        return ()
    first = () if count.first or count.op == "before" else procedures.load().counting_claims
    carried = CARRIED_CLAIMS if count.op == "after" and count.unit == "natural" else ()
    return (*first, *carried)


def rules(words: Messages, count: Count, result: Result) -> CountRules:
    """Return the sentences that say how it was counted, by name; "" for what this count does not have."""
    found: CountRules = {"first": "", "unit": "", "carried": ""}
    if count.op == "is":
        return found
    if count.first:
        found["first"] = words.text("count.rule.first_counted")
    elif count.op == "before":
        found["first"] = words.text("count.rule.first_left_out_before", start=words.date(count.start))
    else:
        found["first"] = words.text("count.rule.first_left_out")
    if count.unit == "natural":
        found["unit"] = words.text("count.rule.natural")
    else:
        found["unit"] = words.text(f"count.rule.{'makeup_counted' if count.makeup else 'makeup_left_out'}")
    if result.carried and result.carried != (result.latest, result.latest):
        form = "carried" if result.carried[0] == result.carried[1] else "carried_range"
        found["carried"] = words.text(f"count.rule.{form}", **_bounds(words, *result.carried))
    return found


def why(words: Messages, count: Count, result: Result, calendar: Calendar) -> str:
    """Return why a day is what it is; "" for a count of several days."""
    day = result.days[0]
    if count.op != "is":
        return ""
    return words.text(f"count.why.{day.verdict}", holiday=_holiday(words, day, calendar))


def _day(words: Messages, day: Solved, result: Result, calendar: Calendar) -> CountedDay:
    name = _holiday(words, day, calendar)
    return {
        "date": day.date.isoformat(),
        "verdict": day.verdict,
        "name": name,
        "label": words.weekday(day.date),
        "weekday": day.date.isoweekday(),
        "text": words.text(f"count.day.{day.verdict}", date=words.date(day.date), holiday=name),
        "count": day.number,
        "state": state(calendar, day.date),
        "finish": bool(result.earliest and result.latest and result.earliest <= day.date <= result.latest),
    }


def _holiday(words: Messages, day: Solved, calendar: Calendar) -> str:
    holiday = calendar.day(day.date).holiday
    return words.text(f"holiday.{holiday}") if holiday else ""
