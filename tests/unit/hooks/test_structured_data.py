"""JSON-LD says what the page says."""

import json

from hooks.frame.structured_data import as_script, describe

HOME = "https://host.example/en/"
STEPS = """
<h2 id="steps">Steps<a class="headerlink" href="#steps">¶</a></h2>
<ol><li><strong>Call.</strong> Ask the carrier<sup class="cite"><a>S1-17</a></sup>.</li>
<li><strong>Apply.</strong> Hand it in.<ul><li>with your papers</li></ul></li></ol>
"""
QUESTIONS = """
<h2>General</h2><h3 id="a">How long?</h3><p>3 to 5 working days.</p><p>It is an estimate.</p>
<h3 id="b">Where?</h3><ul><li>At a hall</li></ul><h2>Other</h2><p>Not an answer.</p>
"""


def of(content: str, name: str) -> list[dict[str, object]]:
    return describe(
        content=content,
        title="Title",
        description="About it",
        address=HOME + name,
        picture=f"{HOME}p.png",
        lang="en",
        site_name="Guide",
        home=HOME,
    )


def test_home_page_is_the_web_site() -> None:
    assert of("", "") == [
        {
            "@context": "https://schema.org",
            "inLanguage": "en",
            "@type": "WebSite",
            "name": "Guide",
            "url": HOME,
            "description": "About it",
        }
    ]


def test_other_page_tells_the_way_from_the_home_page() -> None:
    [found] = of("<p>Text</p>", "about/")
    assert found["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Guide", "item": HOME},
        {"@type": "ListItem", "position": 2, "name": "Title", "item": f"{HOME}about/"},
    ]


def test_list_below_steps_becomes_a_how_to_without_source_marks() -> None:
    _, found = of(STEPS, "ordinary-card/")
    assert found["@type"] == "HowTo"
    assert found["step"] == [
        {"@type": "HowToStep", "position": 1, "name": "Call.", "text": "Call. Ask the carrier."},
        {
            "@type": "HowToStep",
            "position": 2,
            "name": "Apply.",
            "text": "Apply. Hand it in.with your papers",
        },
    ]


def test_questions_are_answered_by_all_that_follows_up_to_the_next_heading() -> None:
    _, found = of(QUESTIONS, "faq/")
    assert [(q["name"], q["acceptedAnswer"]["text"]) for q in found["mainEntity"]] == [  # type: ignore[attr-defined]
        ("How long?", "3 to 5 working days. It is an estimate."),
        ("Where?", "At a hall"),
    ]


def test_headings_of_another_page_are_no_questions() -> None:
    assert [item["@type"] for item in of(QUESTIONS, "how-long/")] == ["BreadcrumbList"]


def test_text_cannot_end_the_script_early() -> None:
    text = as_script({"name": "</script><b>"})
    assert "<" not in text
    assert json.loads(text) == {"name": "</script><b>"}
