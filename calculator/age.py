"""How old a copy of the calculator is, for a page that may be opened years after it was made."""

from datetime import date, timedelta
from typing import NamedTuple

from calculator import messages, procedures, solve, working_days
from calculator.procedures import DEFAULT_CARD
from calculator.query import Options, Question

# Half a year: by then rules may have changed, and each year's notice comes out but once.
OLD_AFTER = timedelta(days=183)
# A copy may be opened on the day on which it was made by a clock that is hours behind.
CLOCK_TOLERANCE = timedelta(days=1)


class Age(NamedTuple):
    """From when on which sentence stands beside an answer, for today's date in China as an ISO string.

    Before `clock_right_from` it is `clock`: the reader's clock shows a day before the copy was made. From
    `old_from` on it is `old`, and from `ended_from` on, whichever comes first, `ended`: the calendar no
    longer holds the course of an application made today. All dates are ISO strings, the sentences plain text.
    """

    made_on: str
    clock_right_from: str
    old_from: str
    ended_from: str
    calendar_ends: str
    clock: str
    old: str
    ended: str

    def sentence(self, today: str) -> str:
        """Return the sentence for that day, "" if there is nothing to say; comparing strings is enough."""
        if today < self.clock_right_from:
            return self.clock
        if today >= self.ended_from:
            return self.ended
        return self.old if today >= self.old_from else ""


def of(made_on: date, *, lang: str) -> Age:
    """Return the age of a copy made on that day, a date in China; ValueError for another language."""
    words, calendar = messages.load(lang), working_days.load()
    values = {"made_on": words.date(made_on), "last": words.date(calendar.last)}
    return Age(
        made_on=made_on.isoformat(),
        clock_right_from=(made_on - CLOCK_TOLERANCE).isoformat(),
        old_from=(made_on + OLD_AFTER).isoformat(),
        ended_from=_first_unanswered().isoformat(),
        calendar_ends=calendar.last.isoformat(),
        clock=words.text("age.clock", **values),
        old=words.text("age.old", **values),
        ended=words.text("age.ended", **values),
    )


def _first_unanswered() -> date:
    """Return the first day on which an application by the usual route would leave the calendar."""
    rules = procedures.load()
    route = rules.routes[DEFAULT_CARD, rules.default_via[DEFAULT_CARD]]
    question = Question(None, None, None, route, Options(), ())
    return solve.last_application(question, working_days.load()) + timedelta(days=1)
