"""The capabilities as a picture: a radar in SVG, drawn on the server, without a script.

Knows angles and levels. Never draws a value for what was not evidenced: there the outline stays open.
"""

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, pi, sin

from interviewer.assess.report import CapabilityReport

LEVELS = (1, 2, 3, 4)
_RADIUS = 105.0
_WIDTH, _HEIGHT = 490, 310
_LABEL_AT = 4.55  # in levels, a little outside the highest ring
Point = tuple[float, float]


def radar(capabilities: Sequence[CapabilityReport]) -> str:
    """An SVG with title and description for those who do not see it; "" where nothing was evidenced."""
    if all(one.score is None for one in capabilities):
        return ""
    parts = [
        f'<svg class="radar" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="radar-title radar-desc">',
        '<title id="radar-title">Scores by capability</title>',
        f'<desc id="radar-desc">{escape(describe(capabilities))}</desc>',
        *_rings(len(capabilities)),
        *_spokes(capabilities),
        *_outline(capabilities),
        *_labels(capabilities),
        "</svg>",
    ]
    return "\n".join(parts)


def describe(capabilities: Sequence[CapabilityReport]) -> str:
    """The picture in words."""
    return "; ".join(
        f"{one.name}: " + ("not evidenced" if one.score is None else f"{one.score:.1f} of {LEVELS[-1]}")
        for one in capabilities
    )


def _at(place: int, count: int, level: float) -> Point:
    """Where a level stands on the spoke of that place; the first spoke points up, the others follow clockwise."""
    angle = 2 * pi * place / count - pi / 2
    reach = _RADIUS * level / LEVELS[-1]
    return _WIDTH / 2 + reach * cos(angle), _HEIGHT / 2 + reach * sin(angle)


def _said(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _rings(count: int) -> Iterator[str]:
    for level in LEVELS:
        corners = " ".join(_said(_at(place, count, level)) for place in range(count))
        yield f'<polygon class="ring" points="{corners}"/>'
        yield f'<text class="scale" x="{_WIDTH / 2 + 4:.1f}" y="{_at(0, count, level)[1] + 4:.1f}">{level}</text>'


def _line(kind: str, one: Point, other: Point) -> str:
    return f'<line class="{kind}" x1="{one[0]:.1f}" y1="{one[1]:.1f}" x2="{other[0]:.1f}" y2="{other[1]:.1f}"/>'


def _spokes(capabilities: Sequence[CapabilityReport]) -> Iterator[str]:
    count = len(capabilities)
    for place, one in enumerate(capabilities):
        kind = "spoke" if one.score is not None else "spoke gap"
        yield _line(kind, _at(place, count, 0), _at(place, count, LEVELS[-1]))


def _outline(capabilities: Sequence[CapabilityReport]) -> Iterator[str]:
    """Lines between neighbours that both have a score, and a point for each score."""
    count = len(capabilities)
    known = [None if one.score is None else _at(place, count, one.score) for place, one in enumerate(capabilities)]
    tentative = " tentative" if any(one.tentative and one.score is not None for one in capabilities) else ""
    whole = [point for point in known if point is not None]
    if len(whole) == count:
        yield f'<polygon class="area{tentative}" points="{" ".join(map(_said, whole))}"/>'
    else:
        for here, there in zip(known, [*known[1:], known[0]], strict=True):
            if here is not None and there is not None:
                yield _line(f"edge{tentative}", here, there)
    for point in whole:
        yield f'<circle class="score" cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="4.5"/>'


def _labels(capabilities: Sequence[CapabilityReport]) -> Iterator[str]:
    count = len(capabilities)
    for place, one in enumerate(capabilities):
        x, y = _at(place, count, _LABEL_AT)
        side = "middle" if abs(x - _WIDTH / 2) < 5 else "start" if x > _WIDTH / 2 else "end"
        y += 10 if y > _HEIGHT / 2 + 100 else -12 if y < _HEIGHT / 2 - 100 else 0
        score = "not evidenced" if one.score is None else f"{one.score:.1f}" + (" tentative" if one.tentative else "")
        kind = "name" if one.score is not None else "name gap"
        yield (
            f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{side}">'
            f'<tspan>{escape(one.name)}</tspan><tspan class="value" x="{x:.1f}" dy="15">{score}</tspan></text>'
        )
