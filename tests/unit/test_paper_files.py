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
const [, paper, gloss, file] = process.argv;
const blob = await makeDocx(JSON.parse(readFileSync(paper, "utf-8")), gloss === "true");
writeFileSync(file, Buffer.from(await blob.arrayBuffer()));
"""


def made(folder: Path, paper: str, *, gloss: bool = False, **typed: str) -> Document:
    """Return the file that the page's own module makes of a paper, read back."""
    given, file = folder / "paper.json", folder / "paper.docx"
    given.write_text(json.dumps(door.fill(text.load()[paper], typed, lang="zh")), "utf-8")
    module = (ROOT / "browser" / "papers" / "docx.js").as_uri()
    command = ["node", "--input-type=module", "--eval", MAKE % module]
    arguments = [str(given), "true" if gloss else "false", str(file)]
    subprocess.run([*command, *arguments], cwd=ROOT, check=True, capture_output=True)
    return docx.Document(str(file))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_a_letter_is_its_title_and_its_paragraphs(tmp_path: Path) -> None:
    name = "María <b> & “王小明”"
    found = paragraphs(made(tmp_path, "cancel-request", name=name, carrier="中国移动", date="2026-11-26"))
    assert found[:2] == ["注销申请", "中国移动："]
    assert found[2].startswith(f"我是手机号____________的登记人{name}（____________，号码____________）。")
    assert found[-1].endswith("日期：2026年11月26日")
    assert len(found) == 7


def test_the_gloss_stands_below_each_paragraph_where_it_is_wanted(tmp_path: Path) -> None:
    found = paragraphs(made(tmp_path, "complaint", gloss=True, carrier="China Mobile"))
    assert found[:4] == ["向运营商投诉", "Complaint to the carrier", "中国移动：", "To China Mobile:"]


def test_sixty_numbers_are_a_table_of_three_columns(tmp_path: Path) -> None:
    listed = [f"138{10_000_000 + row}" for row in range(60)]
    document = made(tmp_path, "company-authorisation", numbers="\n".join(listed))
    (table,) = document.tables
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert cells == [f"{number}. {listed[number - 1]}" for number in range(1, 61)]
    assert len(table.columns) == 3


@pytest.mark.parametrize("gloss", [True, False])
def test_phrases_are_numbered(tmp_path: Path, gloss: bool) -> None:
    found = paragraphs(made(tmp_path, "seven-questions", gloss=gloss))
    assert len([line for line in found if line[:3] in {f"{number}. " for number in range(1, 8)}]) == 7


def test_the_page_is_a4_and_chinese_has_a_chinese_font(tmp_path: Path) -> None:
    document = made(tmp_path, "complaint")
    (section,) = document.sections
    for length, centimetres in ((section.page_width, 21), (section.page_height, 29.7)):
        assert length is not None
        assert length.cm == pytest.approx(centimetres, abs=0.05)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    (fonts,) = defaults.iter(qn("w:rFonts"))
    (language,) = defaults.iter(qn("w:lang"))
    assert fonts.get(qn("w:eastAsia")) == "SimSun"
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_the_file_names_no_author(tmp_path: Path) -> None:
    properties = made(tmp_path, "complaint").core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title == "向运营商投诉"
