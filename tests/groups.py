"""Which tests go to one process together, in which order, and which of them try everything.

pytest-xdist's own `loadgroup` writes a group into a test's id, which pytest 9.2 no longer lets it do: the
marks go unheeded without a word (pytest-xdist #1386). So a group follows from the id that a test has anyway.
"""

from pathlib import PurePath

from xdist.scheduler import LoadScopeScheduling

# These try every day, or every arrangement of days off that a notice could bring, or start Python many times.
EXHAUSTIVE = (
    "test_count_every_day",
    "test_exhaustive",
    "test_unannounced_year",
    "test_working_days_spread",
    "test_engines_agree",
    "test_ready_is_live",
)
# Tests that share nothing with others of their file and take long: each may go to any process.
APART = (*EXHAUSTIVE, "test_every_page")
# Files that load the same slow modules.
TOGETHER = dict.fromkeys(("test_beside_the_pages", "test_github", "test_open_data"), "schemas")
# What takes longest comes first, so that no process is left alone with it at the end. While one process
# builds the site and with it all that builds keep, the others do what needs nothing of it.
LONGEST = ("test_same_bytes", *APART)
FOLDERS = ("site", "hosts", "browser", "unit")


def group(test: str) -> str:
    """Return the group of a test by its id: its file, whose tests share what they make, or itself alone."""
    name = file(test).stem
    return test if name in APART else TOGETHER.get(name, name)


def place(test: str) -> tuple[int, int]:
    """Return where a test stands by its id: what takes longest first, then one folder after the other."""
    path = file(test)
    longest = LONGEST.index(path.stem) if path.stem in LONGEST else len(LONGEST)
    return longest, FOLDERS.index(path.parts[1])


def file(test: str) -> PurePath:
    """Return the file of a test by its id, which is its path, `::` and its name."""
    return PurePath(test.partition("::")[0])


class ByGroup(LoadScopeScheduling):  # type: ignore[misc] # pytest-xdist has no types
    """Gives each group to one process, in the order in which the tests were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
