"""Mobile numbers are read as people write and paste them; what is none is told by its line."""

import pytest

from calculator.papers import numbers


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        " 138 0013 8000 ",
        "138-0013-8000",
        "1380-0138-000",
        "+86 13800138000",
        "+86-138-0013-8000",
        "(+86)13800138000",
        "008613800138000",
        "8613800138000",
        "１３８００１３８０００",
        "138\u00a00013\u00a08000",
        "138–0013–8000",
        "\u202d13800138000\u202c",
    ],
)
def test_a_number_is_its_eleven_digits_however_it_is_written(typed: str) -> None:
    assert numbers.one(typed) == "13800138000"


def test_a_card_for_devices_has_thirteen_digits() -> None:
    assert numbers.one("1064812345678") == "1064812345678"


@pytest.mark.parametrize(
    "typed",
    [
        "1380013800",
        "138001380001",
        "12345678901",
        "010-12345678",
        "95588",
        "4008001234",
        "1.38E+10",
        "abc",
        "+1 3800138000",
    ],
)
def test_what_is_no_mobile_number_is_none(typed: str) -> None:
    assert numbers.one(typed) is None


def test_what_stands_beside_a_number_is_left_out() -> None:
    pasted = "序号\t号码\t姓名\n1\t13800138000\t张三\t29.00\n2\t139 0013 9000\t李四\n3. 17012345678 (王五)"
    assert numbers.read(pasted) == (("13800138000", "13900139000", "17012345678"), ())


def test_the_columns_of_a_spreadsheet_do_no_harm() -> None:
    pasted = (
        "序号,号码,姓名,证件,启用,ICCID,月租\r\n"
        "1,13800138000,张三,11010119900307001X,2026-11-26,89860012345678901234,29.00\r\n"
        "2,13900139000,李四,440301198001010000,2025/1/2,89860112345678901234,8\r\n"
    )
    assert numbers.read(pasted) == (("13800138000", "13900139000"), ())


def test_several_numbers_may_stand_on_a_line() -> None:
    found = numbers.read("13800138000,13900139000；17012345678、16212345678 19912345678")
    assert found.numbers == ("13800138000", "13900139000", "17012345678", "16212345678", "19912345678")
    assert found.faults == ()


def test_sixty_lines_are_sixty_numbers_in_their_order() -> None:
    listed = [f"138{10_000_000 + row}" for row in range(60)]
    assert numbers.read("\r\n".join(listed)) == (tuple(listed), ())


def test_a_number_that_stands_there_twice_is_told_and_kept_once() -> None:
    found = numbers.read("13800138000\n13900139000\n138-0013-8000")
    assert found.numbers == ("13800138000", "13900139000")
    assert found.faults == (numbers.Fault(3, "13800138000", "number_twice"),)


@pytest.mark.parametrize(
    ("pasted", "line", "given"),
    [
        ("13800138000\n1390013900", 2, "1390013900"),
        ("1390013900\n13800138000", 1, "1390013900"),
        ("13800138000\n\n1.38E+10", 3, "1.38E+10"),
        ("13800138000\n张三", 2, "张三"),
        ("13800138000 1390013900", 1, "1390013900"),
        ("13800138000\n139001390001", 2, "139001390001"),
        ("13800138000，1390013900，", 1, "1390013900"),
        ("1.38E+10\n13800138000", 1, "1.38E+10"),
        ("400-800-1234\n13800138000", 1, "400-800-1234"),
    ],
)
def test_what_should_be_a_number_and_is_none_is_told_by_its_line(pasted: str, line: int, given: str) -> None:
    found = numbers.read(pasted)
    assert found.numbers == ("13800138000",)
    assert found.faults == (numbers.Fault(line, given, "no_number"),)


def test_a_heading_is_no_fault() -> None:
    assert numbers.read("手机号\n13800138000").faults == ()
