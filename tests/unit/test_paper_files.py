"""The file for Word holds what the paper says, as a second library reads it back."""

import json
import subprocess
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from calculator.papers import door, text

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
import { readFileSync, writeFileSync } from "node:fs";
import { makeDocx } from "%s";
for (const { paper, gloss, file } of JSON.parse(readFileSync(process.argv[1], "utf-8"))) {
  const blob = await makeDocx(paper, gloss);
  writeFileSync(file, Buffer.from(await blob.arrayBuffer()));
}
"""
LISTED = [f"138{10_000_000 + row}" for row in range(60)]
NAME = "María <b> & “王小明”"
# What is made: the paper, whether the gloss stands below, and what was typed.
CASES: dict[str, tuple[str, bool, dict[str, str]]] = {
    "letter": ("cancel-request", False, {"name": NAME, "carrier": "中国移动", "date": "2026-11-26"}),
    "letter with gloss": ("complaint", True, {"carrier": "China Mobile"}),
    "letter not filled": ("complaint", False, {}),
    "sixty numbers": ("company-authorisation", False, {"numbers": "\n".join(LISTED)}),
    "phrases": ("seven-questions", False, {}),
    "phrases with gloss": ("seven-questions", True, {}),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Return the files that the page's own module makes of the papers, read back; node starts once."""
    folder = tmp_path_factory.mktemp("papers")
    tasks = {
        case: {
            "paper": door.fill(text.load()[paper], typed, lang="zh"),
            "gloss": gloss,
            "file": str(folder / f"{case}.docx"),
        }
        for case, (paper, gloss, typed) in CASES.items()
    }
    given = folder / "tasks.json"
    given.write_text(json.dumps(list(tasks.values())), "utf-8")
    module = (ROOT / "browser" / "papers" / "docx.js").as_uri()
    command = ["node", "--input-type=module", "--eval", MAKE % module, str(given)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {case: docx.Document(str(task["file"])) for case, task in tasks.items()}


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_letter_is_its_title_and_its_paragraphs(made: dict[str, Document]) -> None:
    found = paragraphs(made["letter"])
    assert found[:2] == ["注销申请", "中国移动："]
    assert found[2].startswith(f"我是手机号____________的登记人{NAME}（____________，号码____________）。")
    assert found[-1].endswith("日期：2026年11月26日")
    assert len(found) == 7


def test_the_gloss_stands_below_each_paragraph_where_it_is_wanted(made: dict[str, Document]) -> None:
    found = paragraphs(made["letter with gloss"])
    assert found[:4] == ["向运营商投诉", "Complaint to the carrier", "中国移动：", "To China Mobile:"]


def test_sixty_numbers_are_a_table_of_three_columns(made: dict[str, Document]) -> None:
    (table,) = made["sixty numbers"].tables
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert cells == [f"{number}. {LISTED[number - 1]}" for number in range(1, 61)]
    assert len(table.columns) == 3


@pytest.mark.parametrize("case", ["phrases", "phrases with gloss"])
def test_phrases_are_numbered(made: dict[str, Document], case: str) -> None:
    found = paragraphs(made[case])
    assert len([line for line in found if line[:3] in {f"{number}. " for number in range(1, 8)}]) == 7


def test_the_page_is_a4_and_chinese_has_a_chinese_font(made: dict[str, Document]) -> None:
    document = made["letter not filled"]
    (section,) = document.sections
    for length, centimetres in ((section.page_width, 21), (section.page_height, 29.7)):
        assert length is not None
        assert length.cm == pytest.approx(centimetres, abs=0.05)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    (fonts,) = defaults.iter(qn("w:rFonts"))
    (language,) = defaults.iter(qn("w:lang"))
    assert fonts.get(qn("w:eastAsia")) == "SimSun"
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_the_file_names_no_author(made: dict[str, Document]) -> None:
    properties = made["letter not filled"].core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title == "向运营商投诉"
