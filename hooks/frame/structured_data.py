"""Describes a page to machines in schema.org's terms, as JSON-LD taken from the page that people read.

- `HowTo` from the ordered list below the heading `#steps`,
- `FAQPage` from the `###` questions of a page that has more than one,
- `BreadcrumbList` on every page but the home pages, `WebSite` on those.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement, document_fromstring

STEPS = 'id="steps"'
CONTEXT = "https://schema.org"
# Source marks, link signs and what only the script fills in are no part of a step or an answer.
NOT_TEXT = {"sup", "script", "template"}
LINK_SIGN = "headerlink"


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_text = isinstance(child.tag, str) and child.tag not in NOT_TEXT
        if is_text and LINK_SIGN not in child.get("class", "").split():
            yield from _texts(child)
        yield child.tail or ""


def text_of(element: HtmlElement) -> str:
    """Return an element's text with single spaces, without source marks and link signs."""
    return " ".join("".join(_texts(element)).split())


def how_to(page: HtmlElement, title: str, description: str, picture: str) -> dict[str, Any] | None:
    """Return the page's steps as a HowTo, or None if it has no list of steps."""
    steps = page.xpath("(//*[@id = 'steps'])[1]/following::ol[1]")
    if not steps:
        return None
    items = [
        {
            "@type": "HowToStep",
            "position": position,
            "name": text_of(next(step.iter("strong"), step)),
            "text": text_of(step),
        }
        for position, step in enumerate(steps[0].findall("li"), start=1)
    ]
    return {"@type": "HowTo", "name": title, "description": description, "image": picture, "step": items}


def faq_page(page: HtmlElement) -> dict[str, Any] | None:
    """Return the page's questions (`###`, each answered by what follows it) as a FAQPage, or None."""
    questions = []
    for heading in page.iter("h3"):
        answer = []
        for sibling in heading.itersiblings("*"):
            if sibling.tag in {"h2", "h3"}:
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
            page = document_fromstring(content)
            found.append(how_to(page, title, description, picture))
            found.append(faq_page(page) if is_faq else None)
    return [{"@context": CONTEXT, "inLanguage": lang, **item} for item in found if item]


def as_script(data: dict[str, Any]) -> str:
    """Return JSON that may stand inside a `<script>`: no `<` can end the element early."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
