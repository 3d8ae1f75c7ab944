"""Draws lines over the number of pages as an SVG picture."""

from html import escape

WIDTH, HEIGHT, MARGIN = 640, 360, 56
COLOURS = ("#4c5b60", "#b4531f", "#1f5c6a")


def plot(lines: dict[str, list[tuple[int, float]]]) -> str:
    """Return the picture of seconds of the processor by further pages in each language."""
    most_pages = max(pages for line in lines.values() for pages, _ in line)
    most_seconds = max(seconds for line in lines.values() for _, seconds in line)

    def place(pages: int, seconds: float) -> str:
        across = MARGIN + (WIDTH - 2 * MARGIN) * pages / most_pages
        return f"{across:.1f},{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * seconds / most_seconds:.1f}"

    drawn = []
    for (name, line), colour, row in zip(lines.items(), COLOURS, range(len(lines)), strict=False):
        points = " ".join(place(*each) for each in line)
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn.append(f'<text x="{MARGIN + 8}" y="{20 + 16 * row}" fill="{colour}">{escape(name)}</text>')
    axes = f"M{MARGIN} {MARGIN}V{HEIGHT - MARGIN}H{WIDTH - MARGIN}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13"><path d="{axes}" fill="none" stroke="#999"/>{"".join(drawn)}'
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN + 20}" text-anchor="end">'
        f"{most_pages} pages × 2</text>"
        f'<text x="4" y="{MARGIN + 4}">{most_seconds:.0f} s</text></svg>\n'
    )
