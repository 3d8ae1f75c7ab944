"""Describes a page to machines in schema.org's terms, as JSON-LD taken from the page that people read.

- `HowTo` from the ordered list below the heading `#steps`,
- `FAQPage` from the `###` questions of a page that has more than one,
- `BreadcrumbList` on every page but the home pages, `WebSite` on those.
"""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag

STEPS = 'id="steps"'
CONTEXT = "https://schema.org"
# Source marks, link signs and what only the script fills in are no part of a step or an answer.
NOT_TEXT = "sup, .headerlink, script, template"


def text_of(element: Tag) -> str:
    """Return an element's text with single spaces, without source marks and link signs."""
    copy = BeautifulSoup(str(element), "html.parser")
    for extra in copy.select(NOT_TEXT):
        extra.decompose()
    return " ".join(copy.get_text().split())


def how_to(soup: BeautifulSoup, title: str, description: str, picture: str) -> dict[str, Any] | None:
    """Return the page's steps as a HowTo, or None if it has no list of steps."""
    heading = soup.find(id="steps")
    steps = heading.find_next("ol") if heading else None
    if not steps:
        return None
    items = [
        {
            "@type": "HowToStep",
            "position": position,
            "name": text_of(step.find("strong") or step),
            "text": text_of(step),
        }
        for position, step in enumerate(steps.find_all("li", recursive=False), start=1)
    ]
    return {"@type": "HowTo", "name": title, "description": description, "image": picture, "step": items}


def faq_page(soup: BeautifulSoup) -> dict[str, Any] | None:
    """Return the page's questions (`###`, each answered by what follows it) as a FAQPage, or None."""
    questions = []
    for heading in soup.find_all("h3"):
        answer = []
        for sibling in heading.find_next_siblings():
            if sibling.name in {"h2", "h3"}:
                break
            answer.append(text_of(sibling))
        questions.append(
            {
                "@type": "Question",
                "name": text_of(heading),
                "acceptedAnswer": {"@type": "Answer", "text": " ".join(part for part in answer if part)},
            }
        )
    return {"@type": "FAQPage", "mainEntity": questions} if len(questions) > 1 else None


def breadcrumbs(site_name: str, home: str, title: str, address: str) -> dict[str, Any]:
    """Return the way from the home page to this page."""
    steps = [(site_name, home), (title, address)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": item}
        for position, (name, item) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def describe(
    *,
    content: str,
    title: str,
    description: str,
    address: str,
    picture: str,
    lang: str,
    site_name: str,
    home: str,
) -> list[dict[str, Any]]:
    """Return the JSON-LD objects of one page; `content` is its HTML, the addresses are absolute."""
    found: list[dict[str, Any] | None]
    if address == home:
        found = [{"@type": "WebSite", "name": site_name, "url": home, "description": description}]
    else:
        found = [breadcrumbs(site_name, home, title, address)]
        is_faq = address.rstrip("/").endswith("/faq")
        if is_faq or STEPS in content:  # reading all of a page's HTML takes long
            soup = BeautifulSoup(content, "html.parser")
            found.append(how_to(soup, title, description, picture))
            found.append(faq_page(soup) if is_faq else None)
    return [{"@context": CONTEXT, "inLanguage": lang, **item} for item in found if item]


def as_script(data: dict[str, Any]) -> str:
    """Return JSON that may stand inside a `<script>`: no `<` can end the element early."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
