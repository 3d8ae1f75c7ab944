"""Pages hold nothing of the templates' layout, and no word joins another by it."""

from jinja2 import DictLoader, Environment

from hooks.frame import lean

TEMPLATE = """<ul>
    {% for word in words %}
      <li>
        {{ word }}
      </li>
    {% endfor %}
</ul>
<script>{{ words | tojson }}</script>
"""


def rendered(template: str) -> str:
    env = Environment(loader=DictLoader({"page": template}), autoescape=True)
    lean.make(env)
    return env.get_template("page").render(words=["一", "<b>"])


def test_indentation_and_lines_of_tags_alone_leave_nothing() -> None:
    shown = "<ul>\n<li>\n一\n</li>\n<li>\n&lt;b&gt;\n</li>\n</ul>\n"
    assert rendered(TEMPLATE).startswith(shown)


def test_words_on_two_lines_stay_two_words() -> None:
    assert rendered("one\n    two {{ words[0] }}\n  three") == "one\ntwo 一\nthree"


def test_json_in_a_page_is_written_as_it_is_read_and_ends_no_script() -> None:
    assert '["一", "\\u003cb\\u003e"]' in rendered(TEMPLATE)
