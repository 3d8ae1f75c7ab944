"""The wording: both languages in step, nothing unused, Chinese and English written by their rules."""

import ast
import re
import string
from pathlib import Path
from typing import Any

import pytest

import calculator
from calculator import messages, procedures, resources, working_days
from calculator.days import Verdict

PACKAGE = Path(calculator.__file__).parent
ZH, EN = messages.load("zh").entries, messages.load("en").entries
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
HAN = "\u4e00-\u9fff"


def forms(entry: Any) -> list[str]:
    return list(entry.values()) if isinstance(entry, dict) else entry if isinstance(entry, list) else [entry]


def placeholders(entry: Any) -> set[str]:
    return {name for text in forms(entry) for _, name, _, _ in string.Formatter().parse(text) if name}


def keys_named_in_the_code() -> list[re.Pattern[str]]:
    """Return a pattern for each key that stands in the code; a part filled in later matches any one name."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                found.append(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_]+"
                    for part in node.values
                ]
                if "." in parts[0]:
                    found.append("".join(parts))
    return [re.compile(pattern) for pattern in found]


def test_both_languages_have_the_same_keys() -> None:
    assert ZH.keys() == EN.keys()


def test_both_languages_use_the_same_placeholders() -> None:
    assert [key for key in EN if placeholders(ZH[key]) != placeholders(EN[key])] == []


def test_no_message_is_unused() -> None:
    named = keys_named_in_the_code()
    assert [key for key in EN if not any(pattern.fullmatch(key) for pattern in named)] == []


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("stage.name", set(procedures.load().stages)),
        ("stop", set(procedures.load().stops)),
        ("stop_name", set(procedures.load().stops)),
        ("follow_up", set(procedures.load().follow_up)),
        ("follow_up_source", set(procedures.load().follow_up)),
        ("card", set(procedures.load().default_via)),
        ("via.ordinary", set(procedures.load().channels("ordinary"))),
        ("via.whitelist", set(procedures.load().channels("whitelist"))),
        ("via.company", set(procedures.load().channels("company"))),
        ("holiday", set(working_days.load().spread.moved)),
        ("day", set(Verdict.__args__)),  # type: ignore[attr-defined]
        (
            "actor",
            {stage.actor for route in procedures.load().routes.values() for stage in route.stages},
        ),
    ],
)
def test_a_family_of_messages_has_a_member_for_each_id_and_no_other(family: str, members: set[str]) -> None:
    assert {key.removeprefix(f"{family}.") for key in EN if key.startswith(f"{family}.")} == members


def test_every_reason_for_refusing_a_data_file_has_its_sentence() -> None:
    raised = [
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "DataError"
    ]
    reasons = {ast.literal_eval(call.args[2]) for call in raised}
    assert {key.removeprefix("data_error.") for key in EN if key.startswith("data_error.")} == reasons | {
        "sentence"
    }


def test_every_english_plural_has_both_forms() -> None:
    assert all(entry.keys() == {"one", "other"} for entry in EN.values() if isinstance(entry, dict))


def test_english_plurals_follow_the_number() -> None:
    english = messages.load("en")
    assert english.text("duration.working_days.exactly", n=1) == "1 working day"
    assert english.text("duration.working_days.range", minimum=1, n=3) == "1 to 3 working days"
    assert english.text("option.weeks", n=1) == "“several weeks” taken as 1 week"
    assert english.text("option.weeks", n=2) == "“several weeks” taken as 2 weeks"


def chinese_sentences() -> list[str]:
    """Return the Chinese wording without what is typed on a command line."""
    return [text for key, entry in ZH.items() if key != "cli.examples" for text in forms(entry)]


def test_chinese_has_full_width_punctuation_and_no_blank_beside_han() -> None:
    half_width = re.compile(rf"[{HAN}}}][,;:!?()]|[,;:!?()][{HAN}{{]")
    blank = re.compile(rf"[{HAN}] | [{HAN}]")
    assert [text for text in chinese_sentences() if half_width.search(text) or blank.search(text)] == []


def test_english_has_no_full_width_punctuation() -> None:
    assert [
        text for entry in EN.values() for text in forms(entry) if re.search(r"[，。；：！？（）]", text)
    ] == []


def test_no_wording_stands_in_the_code() -> None:
    """No Han character but those of date forms and separators, and no literal that reads like a sentence."""
    of_dates = set("年月日号周星期礼拜零一二三四五六七八九十天今明后昨前上这本下个號週這個禮後")
    # What people write for a date is read there, and nothing is said.
    read = set("〇两廿卅百去大民国底末之以份现在早中午晚傍凌晨点时分半正腊冬闰初除夕春节元宵端秋重阳农历阴旧")
    traditional = set("國兩閏曆農陰舊臘節點時")
    for path in PACKAGE.rglob("*.py"):
        allowed = of_dates | read | traditional if path == PACKAGE / "dates.py" else of_dates
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in documentation
            ):
                assert set(re.findall(f"[{HAN}]", node.value)) <= allowed, (path.name, node.value)
                is_sentence = re.search(r"[a-z]+ [a-z]+ [a-z]+", node.value)
                assert not is_sentence or node.value in ("day after tomorrow", "day before yesterday"), (
                    path.name,
                    node.value,
                )


def test_dates_are_written_with_their_weekday() -> None:
    from datetime import date

    assert messages.load("zh").date(date(2026, 10, 8)) == "2026年10月8日（周四）"
    assert messages.load("en").date(date(2026, 10, 8)) == "Thu 8 Oct 2026"


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages.load("en").text("no.such.key")


def test_the_tables_packed_for_the_browser_say_the_same() -> None:
    import json

    packed = resources.for_archive()
    for name in ("procedures", "batch_columns", "messages.zh", "messages.en"):
        assert json.loads(packed[f"data/{name}.json"]) == resources.read(name)
    assert json.loads(packed["data/working_days.json"]) == resources.read("working_days")
