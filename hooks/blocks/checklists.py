"""Names the boxes of a checklist after their lines, for those who hear the page.

The Markdown extension writes `<li class="task-list-item"><input type="checkbox"/> text` and leaves the box
without a name; a line may hold links and lists, so it cannot become the box's label itself.
"""

import re
from itertools import count

BOX = re.compile(r'<li class="task-list-item"><input type="checkbox"')


def with_names(html: str) -> str:
    """Return the HTML with every box of a checklist named by its line."""
    numbers = count(1)

    def named(_: re.Match[str]) -> str:
        key = f"task-{next(numbers)}"
        return f'<li class="task-list-item" id="{key}"><input type="checkbox" aria-labelledby="{key}"'

    return BOX.sub(named, html)
