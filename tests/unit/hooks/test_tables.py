"""Tables of Markdown stand in the box in which they scroll; those of blocks have their own."""

from hooks.blocks import tables

BOX = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table class="listing">'


def test_each_table_without_a_class_is_put_into_a_box_of_its_own() -> None:
    html = "<table>\n<tr><td>a</td></tr></table><p>b</p><table><tr><td>c</td></tr></table>"
    assert tables.in_boxes(html) == (
        f"{BOX}\n<tr><td>a</td></tr></table></div></div><p>b</p>{BOX}<tr><td>c</td></tr></table></div></div>"
    )


def test_a_table_with_a_class_stays_as_it_is() -> None:
    html = '<table class="stages"><tr><td>a</td></tr></table>'
    assert tables.in_boxes(html) == html
