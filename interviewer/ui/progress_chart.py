"""Progress drawn: one small chart for each capability, and the same numbers as a table.

Knows series and how they look as HTML and SVG. Never knows where they come from; every word in it is escaped.
"""

import html
from collections.abc import Sequence
from datetime import datetime

from interviewer.assess.progress import Line, Point, Progress, Series
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Capability

LATEST = 40
NONE_YET = (
    "No judged answer yet. Each capability appears here once a question about it has been answered and judged, "
    "at the end of an interview or after a question of a drill."
)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 300, 168, 26, 12, 10, 24
LOWEST, HIGHEST = 1, 4
STYLES = 6
Names = dict[Capability, str]


class Frame(Noun):
    """What all charts share: sessions in order from left to right, with their dates, and the lines there are."""

    sessions: tuple[str, ...]
    dates: tuple[datetime, ...]
    lines: tuple[Line, ...]

    def x(self, session: str) -> float:
        """Where the session stands."""
        inner, last = WIDTH - LEFT - RIGHT, len(self.sessions) - 1
        return LEFT + (inner * self.sessions.index(session) / last if last else inner / 2)


def drawn(progress: Progress, names: Names) -> str:
    """Legend, charts, notes and table as one block of HTML without an empty line; `NONE_YET` where there is nothing.

    names: what the library calls each capability. The latest sessions are drawn, all are in the table.
    """
    if not progress.series:
        return f'<p class="progress-none">{NONE_YET}</p>'
    frame = _frame(progress)
    parts = [
        _legend(frame),
        '<div class="progress-charts">',
        *(_card(names[capability], progress.of(capability), frame) for capability in Capability),
        "</div>",
        _foot(progress, frame),
        _table(progress, names, frame),
    ]
    return '<div class="progress">' + "".join(parts) + "</div>"


def _frame(progress: Progress) -> Frame:
    at = {point.session: point.at for one in progress.series for point in one.points}
    shown = progress.sessions[-LATEST:]
    return Frame(sessions=shown, dates=tuple(at[session] for session in shown), lines=progress.lines)


def _legend(frame: Frame) -> str:
    rows = (
        f'<li><svg class="progress-key" viewBox="0 0 34 14" aria-hidden="true"><g class="{_style(line, frame)}">'
        f'<path class="run" d="M1 7H33"/>{_mark(17, 7, index)}</g></svg>'
        f"<b>{_letter(line, frame)}</b> {_named(line)}</li>"
        for index, line in enumerate(frame.lines)
    )
    return f'<ul class="progress-lines" aria-label="Lines">{"".join(rows)}</ul>'


def _style(line: Line, frame: Frame) -> str:
    return f"line-{frame.lines.index(line) % STYLES} {line.status}"


def _letter(line: Line, frame: Frame) -> str:
    """What the line is called in the table: A, B, ... and numbers where the letters end."""
    index = frame.lines.index(line)
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def _named(line: Line) -> str:
    by = "by rules" if line.judge == "rules" else f"by {_safe(line.judge)}"
    return f"{line.status.capitalize()}, judged {by}, rubric {_safe(line.rubric_version)}"


def _card(name: str, series: Sequence[Series], frame: Frame) -> str:
    there = [(one, [point for point in one.points if point.session in frame.sessions]) for one in series]
    there = [(one, points) for one, points in there if points]
    head = f'<section class="progress-card"><h3>{_safe(name)}</h3>'
    if not there:
        return f'{head}<p class="progress-none">No evidence yet.</p></section>'
    told = "; ".join(f"{_named(one.line)}: {_told(points)}" for one, points in there)
    label = f"{_safe(name)}, level 1 to 4, session by session"
    body = "".join([_grid(frame), *(_series(one, points, frame) for one, points in there)])
    return (
        f'{head}<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}. {told}.">'
        f"<title>{label}</title><desc>{told}.</desc>{body}</svg></section>"
    )


def _told(points: Sequence[Point]) -> str:
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"{first.value:.1f} on {_day(first.at)}"
    return f"{len(points)} sessions, {first.value:.1f} on {_day(first.at)} to {last.value:.1f} on {_day(last.at)}"


def _grid(frame: Frame) -> str:
    rows = "".join(
        f'<path class="grid" d="M{LEFT} {_y(level):.1f}H{WIDTH - RIGHT}"/>'
        f'<text class="tick" x="{LEFT - 8}" y="{_y(level) + 4:.1f}" text-anchor="end">{level}</text>'
        for level in range(LOWEST, HIGHEST + 1)
    )
    foot, first, last = HEIGHT - 6, _day(frame.dates[0]), _day(frame.dates[-1])
    if len(frame.dates) == 1:
        return (
            rows
            + f'<text class="tick" x="{frame.x(frame.sessions[0]):.1f}" y="{foot}" text-anchor="middle">{first}</text>'
        )
    ends = f'<text class="tick" x="{LEFT}" y="{foot}">{first}</text>'
    return rows + ends + f'<text class="tick" x="{WIDTH - RIGHT}" y="{foot}" text-anchor="end">{last}</text>'


def _series(one: Series, points: Sequence[Point], frame: Frame) -> str:
    places = [(frame.x(point.session), _y(point.value), point) for point in points]
    run = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in places)
    whiskers = "".join(
        f'<path class="whisker" d="M{x:.1f} {_y(p.low):.1f}V{_y(p.high):.1f}"/>'
        for x, _, p in places
        if p.low is not None and p.high is not None
    )
    index = frame.lines.index(one.line)
    marks = "".join(f"<g><title>{_day(p.at)}: {_value(p)}</title>{_mark(x, y, index)}</g>" for x, y, p in places)
    return f'<g class="{_style(one.line, frame)}">{whiskers}<path class="run" d="{run}"/>{marks}</g>'


def _mark(x: float, y: float, index: int) -> str:
    """A mark of the line's own shape, so that lines are told apart without colours."""
    shape = index % 3
    if shape == 0:
        return f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if shape == 1:
        return f'<rect class="mark" x="{x - 3.8:.1f}" y="{y - 3.8:.1f}" width="7.6" height="7.6"/>'
    return f'<path class="mark" d="M{x:.1f} {y - 5:.1f}l5 8.6h-10z"/>'


def _y(level: float) -> float:
    inner = HEIGHT - TOP - FOOT
    return TOP + inner * (HIGHEST - level) / (HIGHEST - LOWEST)


def _foot(progress: Progress, frame: Frame) -> str:
    hidden = len(progress.sessions) - len(frame.sessions)
    drawn = "Sessions stand in order, the oldest on the left; a vertical stroke is an interval."
    if hidden:
        drawn += f" The latest {len(frame.sessions)} are drawn; the table holds {hidden} more."
    return "".join(f'<p class="progress-note">{_safe(note)}</p>' for note in (drawn, *progress.notes))


def _table(progress: Progress, names: Names, frame: Frame) -> str:
    rows: dict[tuple[datetime, str, Line], dict[Capability, Point]] = {}
    for one in progress.series:
        for point in one.points:
            rows.setdefault((point.at, point.session, one.line), {})[one.capability] = point
    heads = "".join(f'<th scope="col">{_safe(name)}</th>' for name in ("Session", *names.values(), "Line"))
    body = "".join(
        f'<tr><th scope="row">{_day(at)}</th>'
        + "".join(f"<td>{_value(held[c]) if c in held else ''}</td>" for c in names)
        + f"<td>{_letter(line, frame)}, {line.status}</td></tr>"
        for (at, _, line), held in sorted(rows.items(), key=lambda row: row[0][:2], reverse=True)
    )
    caption = "<caption>Level 1.0 to 4.0 with its interval; empty where there was no evidence.</caption>"
    return (
        f'<div class="progress-table" role="region" tabindex="0" aria-label="Values as a table"><table>{caption}'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _value(point: Point) -> str:
    if point.low is None or point.high is None:
        return f"{point.value:.1f}"
    return f"{point.value:.1f} ({point.low:.1f} to {point.high:.1f})"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"


def _safe(text: str) -> str:
    """Words as words, for HTML that passes through a Markdown reader: no tag, attribute's end, formula or new line."""
    escaped = html.escape(" ".join(text.split()))
    return "".join(f"&#{ord(mark)};" if mark in "$\\`*_[]" else mark for mark in escaped)
