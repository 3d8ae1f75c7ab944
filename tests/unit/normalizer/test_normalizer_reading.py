"""Bytes to text: encodings found, and what is no article refused in one sentence."""

import codecs

import pytest

from normalizer.reading import LONGEST_LINE, UnreadableError, read

SIMPLIFIED = "请携带身份证到营业厅办理电话卡注销手续，三个工作日内会收到短信。\n"
TRADITIONAL = "請攜帶身份證到營業廳辦理電話卡註銷手續，三個工作日內會收到短信。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-8-sig", "utf-16", "utf-32"])
def test_simplified_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert read(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gbk"])
def test_traditional_text_is_read_in_big5_as_well(encoding: str) -> None:
    assert read(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_byte_order_mark(encoding: str) -> None:
    found = read((SIMPLIFIED * 3).encode(encoding))
    assert (found.text, found.encoding) == (SIMPLIFIED * 3, encoding)


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(codecs.BOM_UTF8 + SIMPLIFIED.encode()).text == SIMPLIFIED


def test_line_ends_of_any_system_are_one() -> None:
    assert read("一\r\n二\r三\u2028四".encode()).text == "一\n二\n三\n四"


def test_one_bad_byte_does_not_make_utf_8_something_else() -> None:
    data = (SIMPLIFIED * 10).encode()
    found = read(data[:30] + b"\xff" + data[30:])
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") <= 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty; an article was expected."),
        (b" \r\n\t\n", "the file is empty; an article was expected."),
        ("\u3000\n\u3000".encode(), "the file holds nothing but blanks; an article was expected."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(200),
            "the file is binary, not text; an article in plain text was expected.",
        ),
        (
            bytes(range(128, 256)) * 40,
            "the file is not text in UTF-8, GBK/GB18030 or Big5; save it in one of these.",
        ),
    ],
    ids=["empty", "blank bytes", "wide blanks", "picture", "no encoding"],
)
def test_what_is_no_article_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data)
    assert str(error.value) == sentence


def test_a_line_no_article_has_is_named_by_its_number_and_length() -> None:
    with pytest.raises(UnreadableError, match="line 2 is 200,001 characters long") as error:
        read(b"first\n" + b"x" * (LONGEST_LINE + 1))
    assert "\n" not in str(error.value)


CANTONESE = "呢張電話卡唔用嘅話，要去門市取消，帶埋身份證，冇欠費先得㗎。佢哋話三日內搞掂，唔使再俾月費。\n"


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030", "utf-8"])
def test_hong_kong_characters_are_read_in_the_encoding_they_are_in(encoding: str) -> None:
    assert read(CANTONESE.encode(encoding)).text == CANTONESE


@pytest.mark.parametrize("text", [SIMPLIFIED, "Bring the ID card and the SIM to the shop.\n" * 3])
def test_one_nul_does_not_make_an_article_binary(text: str) -> None:
    data = text.encode()
    assert read(data[:6] + b"\0" + data[6:]).text == text


def test_text_that_was_misread_and_lost_bytes_is_refused_in_one_sentence() -> None:
    misread = (SIMPLIFIED * 3).encode().decode("gbk", errors="ignore")
    misread = "".join(misread[at : at + 4] + "?" for at in range(0, len(misread), 5))
    with pytest.raises(UnreadableError, match="decoded in the wrong encoding and bytes are lost"):
        read(misread.encode())


def test_a_page_without_line_breaks_is_measured_without_its_head_and_scripts() -> None:
    page = (
        f"<html><head><script>{'x' * (LONGEST_LINE + 1)}</script></head><body><p>先查余额。</p></body></html>"
    )
    assert read(page.encode()).text == page
