"""A packed file gives back every answer exactly as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hooks.finish.answer_codec import pack, unpack

plain = (
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, width=16)
    | st.text(max_size=3)
)
values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4)
)


@given(st.dictionaries(st.text(max_size=3), values, max_size=6))
def test_unpacking_gives_back_what_was_packed(answers: dict[str, object]) -> None:
    packed = json.loads(json.dumps(pack(answers)))
    assert {query: json.dumps(unpack(packed, query)) for query in answers} == {
        query: json.dumps(answer) for query, answer in answers.items()
    }


def test_a_value_that_occurs_twice_is_kept_once() -> None:
    packed = pack({"a": {"text": "same"}, "b": {"text": "same"}})
    assert packed == {"answers": {"a": 1, "b": 1}, "shapes": [["text"]], "values": ["same", [0, 0]]}


def test_places_are_written_as_differences() -> None:
    packed = pack({"a": [["p", "q"], ["q", "r"]]})
    assert packed["values"] == ["p", "q", "r", [-1, 0, 1], [-1, 1, 1], [-1, 2, 1]]


def test_true_one_and_one_point_zero_stay_apart() -> None:
    packed = pack({"a": [True, 1, 1.0]})
    assert json.dumps(unpack(packed, "a")) == "[true, 1, 1.0]"
