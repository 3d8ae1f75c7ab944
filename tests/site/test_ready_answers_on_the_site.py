"""The files of ready answers in the built site."""

from pathlib import Path

import brotli
import pytest

from hooks.pages.addresses import ANSWER_KINDS, answers_folder

MAX_BYTES = 25 * 1024


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ANSWER_KINDS)
def test_every_month_of_each_kind_is_at_most_25_kib_compressed(site_dir: Path, kind: str, lang: str) -> None:
    sizes = {
        path.name: len(brotli.compress(path.read_bytes(), quality=9))
        for path in (site_dir / answers_folder(kind, lang)).glob("*.json")
    }
    assert sizes
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}
