"""The time of a talk as a picture: planned and used shares of its sections as two bars in SVG, without a script.

Knows widths and labels. Never knows what was said in a section.
"""

from collections.abc import Iterator, Sequence
from html import escape

from interviewer.assess.report import SectionTime, TalkReport

_WIDTH, _BAR, _LEFT = 640.0, 26.0, 64.0
_LEAST_LABELLED = 7.0


def time_bar(talk: TalkReport, name: str) -> str:
    """An SVG with title and description for those who do not see it. name: makes its ids unique on the page."""
    planned = [one.planned for one in talk.sections]
    used = [one.used for one in talk.sections]
    parts = [
        f'<svg class="timebar" viewBox="0 0 {_WIDTH:.0f} 92" role="img" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">Shares of the speaking time by section</title>',
        f'<desc id="{name}-desc">{escape(describe(talk.sections))}</desc>',
        *_bar("planned", 8.0, planned),
        *_bar("used", 50.0, used),
        "</svg>",
    ]
    return "\n".join(parts)


def describe(sections: Sequence[SectionTime]) -> str:
    """The picture in words."""
    return "; ".join(f"{one.section}: {one.used:.0f}% used of {one.planned:.0f}% planned" for one in sections)


def _bar(label: str, y: float, shares: Sequence[float]) -> Iterator[str]:
    yield f'<text class="name" x="0" y="{y + 17:.1f}">{label}</text>'
    yield f'<rect class="frame" x="{_LEFT:.1f}" y="{y:.1f}" width="{_WIDTH - _LEFT:.1f}" height="{_BAR:.0f}"/>'
    x, scale = _LEFT, (_WIDTH - _LEFT) / 100
    for place, share in enumerate(shares):
        width = share * scale
        if width > 0:
            yield f'<rect class="part p{place % 5}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{_BAR:.0f}"/>'
        if share >= _LEAST_LABELLED:
            middle = x + width / 2
            yield f'<text class="share" x="{middle:.1f}" y="{y + 17:.1f}" text-anchor="middle">{share:.0f}%</text>'
        x += width
