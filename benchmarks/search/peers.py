"""The searches that are compared, each as what it needs beside the site and how a page asks it.

`ask` is JavaScript: given a query and options it returns groups as the search of this site does. Pagefind is
asked as it comes and tuned: only the article is indexed, short sections and exact words count more.
Material's search is set right: an index for each language, Chinese cut into words by jieba as its plugin does
it, full-width punctuation among the separators, no list of words left out.
"""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jieba

from hooks.finish.search.sections import sections_by_language

ROOT = Path(__file__).resolve().parents[2]
PAGEFIND = ROOT / "node_modules" / ".bin" / "pagefind"
TUNED = {"ranking": {"pageLength": 0.1, "termFrequency": 0.4, "termSimilarity": 9, "termSaturation": 1.8}}
EXCLUDED = "sup, .headerlink, [data-search-exclude]"
HAN = re.compile(r"[\u3400-\u9fff]+")
# As Material's plugin has them.
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
SEPARATOR = r"[\s\u200b\u3000\-、。，．？！；：（）“”]+"

OURS = """async ([query]) => {
  const { worker, common, head } = document.querySelector("[data-search]").dataset;
  const whole = (address) => new URL(address, location.href).href;
  self.worker ??= new Worker(whole(worker));
  const start = performance.now();
  const { answer } = await new Promise((resolve) => {
    self.worker.onmessage = ({ data }) => resolve(data);
    const index = { words: whole(common), head: whole(head) };
    self.worker.postMessage({ id: 1, index, query, today: "2026-11-26" });
  });
  return { groups: answer?.groups ?? [], time: performance.now() - start };
}"""
PAGEFINDS = """async ([query, options]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  if (options) await pagefind.options(options);
  const start = performance.now();
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, 5).map((each) => each.data()));
  const address = (url) => url.replace(/^\\//, "");
  const groups = pages.map(({ url, sub_results }) => ({
    address: address(url),
    sections: sub_results.map((each) => ({ address: address(each.url) })),
  }));
  return { groups, time: performance.now() - start };
}"""
MATERIALS = """async ([query, options]) => {
  const answer = (message) => new Promise((resolve) => {
    self.worker.onmessage = ({ data }) => resolve(data);
    self.worker.postMessage(message);
  });
  if (!self.worker) {
    self.worker = new Worker(options.worker);
    const data = await (await fetch(`/material-${document.documentElement.lang.slice(0, 2)}.json`)).json();
    await answer({ type: 0, data });
  }
  const start = performance.now();
  const { data } = await answer({ type: 2, data: query });
  const groups = data.items.map((entries) => ({
    address: entries[0].location.split("#")[0],
    sections: entries.filter(({ score }) => score).map(({ location }) => ({ address: location })),
  }));
  return { groups, time: performance.now() - start };
}"""


@dataclass(frozen=True)
class Peer:
    """A search: what it adds to a copy of the site, and how it is asked."""

    name: str
    ask: str
    prepare: Callable[[Path], None] = lambda _site: None
    options: dict[str, Any] = field(default_factory=dict)


def index_by_pagefind(*more: str) -> Callable[[Path], None]:
    def prepare(site: Path) -> None:
        subprocess.run([str(PAGEFIND), "--site", str(site), *more], check=True, capture_output=True)

    return prepare


def cut(text: str) -> str:
    """Return a text with Chinese cut into words as Material's plugin cuts it."""
    return HAN.sub(lambda found: "\u200b".join(["", *jieba.cut(found[0]), ""]), text)


def index_by_material(site: Path) -> None:
    for lang, sections in sections_by_language(site).items():
        docs = [
            {
                "location": section.address if section.level == 1 else f"{section.address}#{section.id}",
                "title": cut(section.title),
                "text": cut(section.text),
            }
            for section in sections
        ]
        languages = ["zh", "en"] if lang == "zh" else ["en"]
        config = {"lang": languages, "separator": SEPARATOR, "pipeline": ["stemmer"], "fields": FIELDS}
        data = {"config": config, "docs": docs, "options": {"suggest": False}}
        (site / f"material-{lang}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def peers(site: Path) -> list[Peer]:
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    return [
        Peer("this search", OURS),
        Peer("Pagefind", PAGEFINDS, index_by_pagefind()),
        Peer(
            "Pagefind, tuned",
            PAGEFINDS,
            index_by_pagefind("--root-selector", "article", "--exclude-selectors", EXCLUDED),
            TUNED,
        ),
        Peer(
            "Material's search, set right",
            MATERIALS,
            index_by_material,
            {"worker": f"/{worker.relative_to(site).as_posix()}"},
        ),
    ]
