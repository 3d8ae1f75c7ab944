"""Draws the picture that a shared link shows: one for each page and language, with its title.

The fonts come from pinned npm packages and are used only here; readers never download them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from pathlib import Path

from mkdocs.exceptions import PluginError
from PIL import Image, ImageDraw, ImageFont

from hooks import kept
from hooks.pages.documents import Document
from hooks.paths import NODE_MODULES, ROOT
from hooks.wording import frame_wording
from hooks.wrapping import wrap

WIDTH, HEIGHT = 1200, 630
MARGIN = 90
PAPER, INK, SOFT, PETROL, TERRACOTTA = "#fbfaf6", "#1d2b30", "#4c5b60", "#1f5c6a", "#b4531f"
COLOURS = 24  # flat areas and smoothed letters need no more, and the file is a fifth of the size


def path(lang: str, name: str) -> str:
    """Return where a page's picture stands below the root of the site."""
    return f"assets/pictures/{lang}/{name}.png"


def fonts(lang: str, size: int) -> list[ImageFont.FreeTypeFont]:
    """Return the fonts for `lang` at `size` pixels: its own, and that for signs it lacks, if any."""
    words = frame_wording(lang)["language"]
    return [_font(name, size) for name in (words["font"], words["font_besides"]) if name]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font at `size` pixels; raises PluginError if its npm package is not installed."""
    file = NODE_MODULES / name
    if not file.is_file():
        raise PluginError(
            f"The font {file.name} for the pictures of shared links is not installed: run `npm ci`, "
            "or `make build`, which does it."
        )
    return ImageFont.truetype(str(file), size)


@cache
def has(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    """Return whether a font can draw a character: no font has the private one, the sign of a gap."""
    return sign.isspace() or bytes(font.getmask(sign)) != bytes(font.getmask("\ue000"))


def runs(text: str, lang: str, size: int) -> list[tuple[ImageFont.FreeTypeFont, str]]:
    """Return the text in runs, each with the first font that has its signs."""
    known = fonts(lang, size)
    if len(known) == 1:
        return [(known[0], text)]
    of_sign = [(next((font for font in known if has(font, sign)), known[0]), sign) for sign in text]
    return [
        (font, "".join(sign for _, sign in run)) for font, run in groupby(of_sign, key=lambda pair: pair[0])
    ]


def width(text: str, lang: str, size: int) -> float:
    """Return how many pixels wide a line of text is."""
    return sum(font.getlength(run) for font, run in runs(text, lang, size))


def put(
    pen: ImageDraw.ImageDraw, place: tuple[float, float], text: str, lang: str, size: int, fill: str
) -> None:
    """Write a line of text, its upper left corner at `place`; all runs stand on the first font's line."""
    left, top = place
    ascent = fonts(lang, size)[0].getmetrics()[0]
    for font, run in runs(text, lang, size):
        pen.text((left, top + ascent - font.getmetrics()[0]), run, font=font, fill=fill)
        left += font.getlength(run)


def lines_of(text: str, lang: str, size: int, most: int) -> list[str]:
    """Return `text` as lines no wider than `most` pixels."""
    return wrap(text, lambda line: width(line, lang, size) <= most)


def draw(title: str, site_name: str, caption: str, lang: str) -> Image.Image:
    """Return the picture: title, site and caption beside the card of the logo."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 22, HEIGHT), fill=PETROL)
    size = 78
    lines = lines_of(title, lang, size, WIDTH - 2 * MARGIN)
    if len(lines) > 2:
        size = 60
        lines = lines_of(title, lang, size, WIDTH - 2 * MARGIN)
    for row, line in enumerate(lines):
        put(pen, (MARGIN, 100 + row * round(size * 1.4)), line, lang, size, INK)
    pen.line((MARGIN, 458, MARGIN + 120, 458), fill=TERRACOTTA, width=6)
    put(pen, (MARGIN, 488), site_name, lang, 40, PETROL)
    put(pen, (MARGIN, 546), caption, lang, 30, SOFT)
    draw_card(pen, WIDTH - MARGIN - 120, 440)
    return image.quantize(COLOURS, Image.Quantize.FASTOCTREE)


def draw_card(pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """Draw the logo's card with its tick, 110 by 138 pixels, its upper left corner at (left, top)."""
    pen.rounded_rectangle((left, top, left + 96, top + 126), radius=14, fill=PETROL)
    pen.polygon([(left + 66, top), (left + 97, top), (left + 97, top + 31)], fill=PAPER)
    pen.rounded_rectangle((left + 20, top + 50, left + 74, top + 98), radius=8, outline=PAPER, width=6)
    pen.line((left + 47, top + 50, left + 47, top + 98), fill=PAPER, width=5)
    pen.line((left + 20, top + 74, left + 74, top + 74), fill=PAPER, width=5)
    pen.ellipse((left + 58, top + 82, left + 114, top + 138), fill=TERRACOTTA, outline=PAPER, width=6)
    tick = [(left + 72, top + 110), (left + 83, top + 121), (left + 101, top + 98)]
    pen.line(tick, fill="#ffffff", width=7, joint="curve")


def _file(told: tuple[str, str, str, str]) -> bytes:
    """Return the file of a picture; `told` are the arguments of `draw`."""
    content = BytesIO()
    draw(*told).save(content, "PNG")
    return content.getvalue()


def write(site: Path, pages: Iterable[Document], site_names: Mapping[str, str]) -> None:
    """Write the picture of every page into the built site; `site_names` are the site's by language."""
    told = [(path(page.lang, page.name), _told(page, site_names[page.lang])) for page in pages]
    made_by = (kept.sources(Path(__file__), ROOT / "hooks" / "wrapping.py"), kept.versions("pillow"))
    jobs = {each: (*each, *_font_files(each[-1]), *made_by) for _, each in told}
    files = kept.many("pictures", jobs, _file)
    for address, each in told:
        target = site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[each])


def _told(page: Document, site_name: str) -> tuple[str, str, str, str]:
    title = site_name if page.name == "index" else page.title
    return title, site_name, frame_wording(page.lang)["picture"]["caption"], page.lang


@cache
def _font_files(lang: str) -> tuple[str, ...]:
    """Return what tells the fonts of a language from others."""
    return tuple(sha256(Path(str(font.path)).read_bytes()).hexdigest() for font in fonts(lang, 30))
