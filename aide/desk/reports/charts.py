"""Small pictures of numbers, drawn here as SVG: no script, no file,
each bar with its value for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from aide.phrases import beside

french = beside(__file__)

HEAD, HEIGHT, BASE, WIDTH = 18, 130, 22, 960


@dataclass(frozen=True)
class Bar:
    """`label` under the bar (may be empty), `title` read aloud, `link` to what it counts."""

    value: float
    label: str
    title: str
    link: str | None = None


def columns(bars: Sequence[Bar], name: str) -> Markup:
    """Vertical bars, for time."""
    top = max([bar.value for bar in bars], default=0) or 1
    step = WIDTH / max(len(bars), 1)
    drawn = [_column(bar, index, step, top) for index, bar in enumerate(bars)]
    return Markup(
        '<svg class="chart" role="group" aria-label="{}" viewBox="0 {} {} {}"><path d="M0 0H{}M0 {}H{}"/>'
        '<text x="0" y="-4">{}</text>{}</svg>'
    ).format(
        french("au_plus", nom=name, sommet=top),
        -HEAD,
        WIDTH,
        HEAD + HEIGHT + BASE,
        WIDTH,
        HEIGHT,
        WIDTH,
        f"{top:g}",
        Markup("").join(drawn),
    )


def rows(bars: Sequence[Bar]) -> Markup:
    """Horizontal bars with their names and numbers, for categories: a table that is also a picture."""
    top = max([bar.value for bar in bars], default=0) or 1
    lines = [
        Markup(
            '<tr><th scope="row">{}</th><td class="number">{}</td><td class="bar"><svg viewBox="0 0 100 10" '
            'preserveAspectRatio="none" aria-hidden="true">'
            '<rect width="{:.2f}" height="10" rx="2"/></svg></td></tr>'
        ).format(_linked(bar), f"{bar.value:g}", 100 * bar.value / top)
        for bar in bars
    ]
    return Markup('<table class="bars"><tbody>{}</tbody></table>').format(Markup("").join(lines))


def _column(bar: Bar, index: int, step: float, top: float) -> Markup:
    height = HEIGHT * bar.value / top
    rect = Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>'
    ).format(index * step + step * 0.1, HEIGHT - height, step * 0.8, height, bar.title)
    if bar.link and bar.value:
        rect = Markup('<a href="{}" aria-label="{}">{}</a>').format(bar.link, bar.title, rect)
    label = (
        Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            index * step + step / 2, HEIGHT + BASE - 6, bar.label
        )
        if bar.label
        else Markup("")
    )
    return rect + label


def _linked(bar: Bar) -> Markup:
    return Markup('<a href="{}">{}</a>').format(bar.link, bar.label) if bar.link else escape(bar.label)
