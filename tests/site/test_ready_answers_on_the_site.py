"""The files of ready answers in the built site."""

from pathlib import Path

import brotli
import pytest

MAX_BYTES = 25 * 1024


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_month_is_at_most_25_kib_compressed(site_dir: Path, lang: str) -> None:
    sizes = {
        path.name: len(brotli.compress(path.read_bytes(), quality=9))
        for path in (site_dir / "answers" / lang).glob("*.json")
    }
    assert sizes
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}
