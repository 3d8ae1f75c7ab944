"""The three articles the guides come from; they are kept beside the repository, never in it."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from normalizer import Normalized, normalize
from normalizer.reading import read
from normalizer.steps.contacts import PHONE
from normalizer.steps.pinyin import without_readings
from normalizer.steps.traditional import simplified
from tests.unit.normalizer.ledger import han, output_of, unaccounted

SHARED = Path(__file__).resolve().parents[4] / "shared"
SOURCES = sorted((SHARED / "sources").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not SOURCES, reason="the folder ../shared/sources is not beside the repository"
)


@cache
def result(number: int) -> Normalized:
    return normalize(read(SOURCES[number].read_bytes()).text)


def drafts_of_all() -> str:
    return "\n".join(output_of(result(number)) for number in range(3))


def test_five_articles_come_out_of_three_files() -> None:
    assert [len(result(number).drafts) for number in range(3)] == [1, 2, 2]


def test_no_pinyin_annotation_and_no_traditional_character_is_left() -> None:
    text = drafts_of_all()
    removed: list[str] = []
    without_readings(text, removed)
    assert removed == []
    assert not re.search("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", text)
    assert simplified(text) == text


def test_no_phone_number_and_no_advertisement_is_left() -> None:
    text = drafts_of_all()
    assert not PHONE.search(text)
    for word in ("热线电话", "公司电话", "上班时间", "仅供参考", "你可能想看", "人气", "祝大家"):
        assert word not in text


def test_the_sixteen_flattened_items_are_five_steps_with_eleven_items() -> None:
    lines = [line.text for line in result(0).drafts[0].lines]
    start = next(index for index, text in enumerate(lines) if text.endswith("具体流程如下："))
    end = next(index for index, text in enumerate(lines) if text.startswith("通过以上步骤"))
    steps = lines[start + 1 : end]
    assert sum(bool(re.match(r"\d\. ", text)) for text in steps) == 5
    assert sum(text.startswith("   - ") for text in steps) == 11


def test_the_corrupted_run_is_mended_by_its_bytes() -> None:
    text = output_of(result(2))
    assert "请在注销前" in text
    assert "谧" not in text


def test_dates_and_the_address_are_kept_as_metadata() -> None:
    assert result(0).drafts[0].metadata["date"] == "2024-09-22"
    assert result(2).drafts[0].metadata["date"] == "2025-02-27"
    assert result(2).drafts[1].metadata["source"].startswith("http://")


def test_the_questions_of_both_forms_are_headings() -> None:
    for number, questions in ((0, 3), (2, 5)):
        headings = [line.text for line in result(number).drafts[-1].lines if line.text.startswith("###")]
        assert len([heading for heading in headings if heading.endswith("？")]) == questions


def test_every_line_that_a_claim_rests_on_is_still_there() -> None:
    with (SHARED / "facts" / "claims.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) > 100
    for row in rows:
        number = int(row["id"][1]) - 1
        raw = SOURCES[number].read_text(encoding="utf-8").split("\n")
        kept = {
            line.number: line.text for draft in result(number).drafts for line in draft.lines if line.text
        }
        for at in map(int, row["seed_line"].split(",")):
            assert at in kept, f"{row['id']}: line {at} is gone"
            whole = han(simplified(without_readings(raw[at - 1], [])))
            share = 1 - sum((whole - han(kept[at])).values()) / sum(whole.values())
            # Two lines lose a clause of noise at their end; the rest of every line is there.
            assert share > (0.6 if (number, at) in {(0, 14), (1, 60)} else 0.9), f"{row['id']}: line {at}"


@pytest.mark.parametrize("number", range(3))
def test_nothing_is_lost_outside_the_report_and_a_second_run_changes_nothing(number: int) -> None:
    raw = read(SOURCES[number].read_bytes()).text
    lost, gained = unaccounted(raw, result(number))
    assert not lost
    assert not gained
    draft = output_of(result(number))
    assert output_of(normalize(draft)) == draft
