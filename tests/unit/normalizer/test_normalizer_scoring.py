"""The score of a line: its parts, the weights and their table, and what it does on unseen pages."""

from pathlib import Path

import pytest

from benchmarks.normalizer_quality import judged
from normalizer.features import line_features
from normalizer.fit import LABELLED, fit, solved
from normalizer.labelled import Page, read_pages
from normalizer.scoring import judge, sentences_of, weights

UNSEEN = Path(__file__).with_name("unseen") / "pages.txt"


def test_the_table_has_lines_of_every_kind() -> None:
    labels = [
        label
        for page in read_pages(LABELLED)
        for label, text in zip(page.labels, page.lines, strict=True)
        if text
    ]
    assert len(labels) >= 1500
    for kind in (
        "byline",
        "crumb",
        "nav",
        "disclaimer",
        "related",
        "comment",
        "sale",
        "caption",
        "tag",
        "error",
    ):
        assert labels.count(kind) >= 10, kind


def test_a_line_without_a_label_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("@@ one\nno label\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pages.txt, line 2: a \[label\] must stand above the first line."):
        read_pages(path)


def test_every_weight_is_of_a_feature_that_lines_have() -> None:
    for kind in ("alone", "on_page"):
        assert "bias" in weights()[kind]
        assert weights()[kind]["words_subject"] < 0 < weights()[kind]["words_telltale"]


def test_the_weights_of_two_features_that_part_the_lines() -> None:
    rows = [("nav", {"a": 1.0}, "x")] * 20 + [("content", {"b": 1.0}, "y")] * 20
    found = fit(rows)
    assert found["a"] > 1
    assert found["b"] < -1


def test_a_system_of_equations_is_solved() -> None:
    assert solved([[4.0, 2.0], [2.0, 3.0]], [2.0, 3.0]) == pytest.approx([0.0, 1.0])


def test_the_features_of_a_line_of_buttons() -> None:
    features = line_features("分享到：微信 微博")
    assert features["all_furniture"] == 1
    assert features["label_share"] == 1
    assert "stop" not in features


def test_sentences_joined_are_the_line() -> None:
    first, second = "先把名下的号码都查一遍，写在纸上。", "再决定停哪一个！"
    for text in (first + second, "先查", f"“{first}”他说。走了", "It is so, whatever you say. Then go."):
        assert "".join(sentences_of(text)) == text
    assert sentences_of(first + second) == [first, second]


def test_a_line_is_as_likely_noise_as_its_best_sentence() -> None:
    (mixed,) = judge(["补齐欠费以后，登记人带身份证到营业厅办理销户。加微信好友免费领取资料，手慢无。"])
    assert mixed.score == min(mixed.scores)
    assert mixed.score < 0.5


def test_on_pages_nothing_was_tuned_for_content_stays_and_noise_goes() -> None:
    pages: list[Page] = read_pages(UNSEEN)
    assert len(pages) >= 24
    lost, left, content, noise = 0, 0, 0, 0
    for page in pages:
        lost_here, left_here, (content_here, noise_here) = judged(page)
        lost, left = lost + len(lost_here), left + len(left_here)
        content, noise = content + content_here, noise + noise_here
    assert lost <= 0.01 * content
    assert left <= 0.15 * noise
