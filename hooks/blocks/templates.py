"""Renders blocks by the templates of a folder of theme/."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hooks.paths import THEME


@cache
def _environment(folder: str) -> Environment:
    return Environment(
        loader=FileSystemLoader(THEME / folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render(folder: str, template: str, **data: object) -> str:
    """Return the HTML of a template in theme/<folder>, which sees the data."""
    return _environment(folder).get_template(template).render(**data)
