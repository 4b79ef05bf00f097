"""Figures drawn as SVG, without a script.

Knows points, intervals and limits. Never knows what they mean.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_LEFT, _RIGHT, _ROW, _TOP, _WIDTH = 330, 60, 26, 26, 760


class Mark(NamedTuple):
    """One line of a plot. value: where the point is. low, high: its interval. strong: drawn in the main colour."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    strong: bool = False


def plot(title: str, marks: Sequence[Mark], low: float = 0.0, high: float = 1.0, limit: float | None = None) -> str:
    """A point with its interval for each mark on one scale, and a line at the limit; "" for no marks."""
    if not marks:
        return ""
    height = _TOP + _ROW * len(marks) + 30
    said = "; ".join(f"{mark.name}: {mark.value:.3f}" for mark in marks)
    parts = [
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(f"{title}. {said}")}">',
        f"<title>{escape(title)}</title>",
    ]
    foot = _TOP + _ROW * len(marks)
    for step in range(6):
        at = low + (high - low) * step / 5
        x = _x(at, low, high)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{foot}"/>')
        parts.append(f'<text class="scale" x="{x:.1f}" y="{foot + 18}" text-anchor="middle">{at:.2g}</text>')
    if limit is not None:
        x = _x(limit, low, high)
        parts.append(f'<line class="limit" x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{foot}"/>')
    for row, mark in enumerate(marks):
        parts += _line(mark, _TOP + _ROW * row + 8, low, high)
    return "\n".join([*parts, "</svg>"])


def _line(mark: Mark, y: float, low: float, high: float) -> list[str]:
    kind = "strong" if mark.strong else "plain"
    parts = [f'<text class="name" x="{_LEFT - 14}" y="{y + 4:.1f}" text-anchor="end">{escape(mark.name)}</text>']
    if mark.low is not None and mark.high is not None:
        ends = _x(mark.low, low, high), _x(mark.high, low, high)
        parts.append(f'<line class="{kind}" x1="{ends[0]:.1f}" y1="{y:.1f}" x2="{ends[1]:.1f}" y2="{y:.1f}"/>')
    x = _x(mark.value, low, high)
    parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
    parts.append(f'<text class="value" x="{_WIDTH - 4}" y="{y + 4:.1f}" text-anchor="end">{mark.value:.3f}</text>')
    return parts


def _x(value: float, low: float, high: float) -> float:
    share = (min(high, max(low, value)) - low) / (high - low)
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)
