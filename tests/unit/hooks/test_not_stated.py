"""What no source supports is stated nowhere: in no page, claim or wording file, in neither language."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for pattern in ("docs/*/**/*.md", "facts/*.toml", "hooks/wording/*.toml", "calculator/data/*.toml")
    for path in sorted(ROOT.glob(pattern))
    if path.name not in {"vocabulary.toml", "questions.toml"}  # what readers type, not what the site says
}
UNSUPPORTED = {
    "a sure effect of a debt on a credit report": (
        r"(?:一定|必定|就|都)会?(?:上征信|影响(?:征信|信用))"
        r"|will (?:reach|hurt|damage|affect|ruin) your credit"
    ),
    "a number for complaints that nobody verified": r"(?<!\d)(?:12300|12381)(?!\d)",
    "a refund period": (
        r"退(?:款|还|费)[^。\n]{0,8}\d+(?:至\d+)?个?(?:工作日|天|日)|refund[a-z]* (?:with)?in \d"
    ),
    "a penalty figure for a contract": r"违约金[^。\n]{0,6}\d+元|penalty of (?:CNY|RMB|¥) ?\d",
    "a number of cards one may hold": (
        r"(?:最多|不超过|不得超过|上限)\d+张|(?:at most|up to|more than) \d+ (?:phone |SIM )?cards"
    ),
    "a make-up working day of 2027": (
        r"2027年\d+月\d+日[^。\n]{0,6}(?:补班|上班)|make-up working day on \d+ \w+ 2027"
    ),
}


@pytest.mark.parametrize("pattern", UNSUPPORTED.values(), ids=UNSUPPORTED)
def test_nothing_unsupported_is_stated(pattern: str) -> None:
    assert [name for name, text in TEXTS.items() if re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("a sure effect of a debt on a credit report", "欠费一定会上征信"),
        ("a sure effect of a debt on a credit report", "Debts will reach your credit record"),
        ("a number for complaints that nobody verified", "拨打12300"),
        ("a refund period", "余额退还需要15个工作日"),
        ("a penalty figure for a contract", "违约金是300元"),
        ("a number of cards one may hold", "You may hold at most 5 cards"),
        ("a make-up working day of 2027", "2027年2月20日补班"),
    ],
)
def test_each_pattern_finds_what_it_is_for(what: str, sentence: str) -> None:
    assert re.search(UNSUPPORTED[what], sentence, re.IGNORECASE)


def test_the_texts_are_found() -> None:
    assert {"docs/zh/faq.md", "docs/en/working-days/2027.md", "facts/claims.toml"} <= set(TEXTS)
