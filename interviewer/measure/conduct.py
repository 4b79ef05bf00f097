"""The interviewer's conduct in numbers: each metric over many sessions, with an interval and its target.

Knows which metrics there are and their targets. Never knows how one is computed, nor fails anybody.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from interviewer.domain.noun import Noun
from interviewer.measure import (
    conduct_course,
    conduct_evidence,
    conduct_follow,
    conduct_memory,
    conduct_words,
)
from interviewer.measure.conduct_counts import Flaw, Tally, interval, share
from interviewer.measure.conduct_tone import Reaction, guessed, reactions
from interviewer.measure.simulate import Held


class Metric(NamedTuple):
    """One metric over one session. target: at least, or at most where `most`; None where there is none."""

    id: str
    name: str
    of: Callable[[Held], Tally]
    target: float | None
    most: bool = False
    sort: Literal["share", "number"] = "share"


METRICS = (
    Metric("M1a", "turns that leak a key point", conduct_words.leaks, 0.0, True),
    Metric("M2", "turns that ask two things", conduct_words.doubles, 0.01, True),
    Metric("M4", "turns that praise or give a verdict", conduct_words.evaluations, 0.0, True),
    Metric("M5", "share of words, lightning apart", conduct_words.talk_share, 0.20, True),
    Metric("M5", "share of words in lightning", conduct_words.quick_share, 0.35, True),
    Metric("M5", "turns of more than 45 words", conduct_words.long_turns, 0.05, True),
    Metric("M6a", "follow-ups that take up the candidate's words", conduct_follow.specific, 0.90),
    Metric("M9", "questions asked again", conduct_memory.asked_again, 0.01, True),
    Metric("M9", "loops: the same question word for word", conduct_memory.loops, 0.0, True),
    Metric("M9", "returns to what was declined", conduct_memory.returns, 0.0, True),
    Metric("M9", "planted contradictions noticed", conduct_memory.contradictions, 0.70),
    Metric("M10", "rounds over within their minutes and a tenth", conduct_course.on_time, 0.98),
    Metric("M10", "rounds that used nine tenths of their minutes", conduct_course.used, None),
    Metric("M10", "rounds with time for the candidate's questions", conduct_course.own_questions, 1.0),
    Metric("M10", "questions within their hard limit", conduct_course.hard_limits, 0.99),
    Metric("M10", "questions with no more interruptions than allowed", conduct_course.interruptions, 0.95),
    Metric("M11", "core points asked for or said", conduct_follow.core_assessed, 0.95),
    Metric("M16", "quotations that are literal", conduct_evidence.literal, 1.0),
    Metric("M16", "sentences on what nobody observed", conduct_evidence.unobserved, 0.0, True),
    Metric("M18", "turns out of role", conduct_words.out_of_role, 0.0, True),
)
_STRONG = Metric("M11", "rung reached by strong candidates", conduct_follow.strong_rungs, None, sort="number")
_WEAK = Metric("M11", "rung reached by weak candidates", conduct_follow.weak_rungs, None, sort="number")
RUNGS_APART = 1.5
GUESSED_AT_MOST = 0.55


class Reading(Noun):
    """One session measured: the tallies in the order of the metrics, the rungs, and the reactions to answers."""

    session: str
    tallies: tuple[Tally, ...]
    strong: Tally
    weak: Tally
    reactions: tuple[Reaction, ...]
    turns: int
    note: str = ""


class Row(Noun):
    """One line of the table. value, low, high: a share or a number with its 95 % interval, None where nothing was
    counted. of: how much was counted. target: at least, or at most where `most`."""

    id: str
    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    of: float = 0
    target: float | None = None
    most: bool = False
    sort: Literal["share", "number"] = "share"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none or nothing was counted."""
        if self.target is None or self.value is None:
            return None
        return self.value <= self.target if self.most else self.value >= self.target


class Conduct(Noun):
    """What many sessions amount to. flaws: turns that counted against the interviewer, the gravest metrics first."""

    sessions: int
    turns: int
    figures: tuple[Row, ...]
    flaws: tuple[Flaw, ...]
    notes: tuple[str, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """The table, a row a metric, in the order of the metrics."""
        return self.figures

    def worst(self, number: int) -> tuple[Flaw, ...]:
        """At most so many flawed turns, of metrics that miss their target first, each metric in its turn."""
        missed = [row.id for row in self.figures if row.met is False]
        groups: dict[str, list[Flaw]] = {}
        for flaw in self.flaws:
            groups.setdefault(flaw.metric, []).append(flaw)
        order = sorted(groups, key=lambda id: (id not in missed, _number(id)))
        most = max(map(len, groups.values()), default=0)
        lined = [flaw for rank in range(most) for id in order for flaw in groups[id][rank : rank + 1]]
        return tuple(lined[:number])


def read(held: Held) -> Reading:
    """One session measured by every metric."""
    return Reading(
        session=held.name,
        tallies=tuple(metric.of(held) for metric in METRICS),
        strong=_STRONG.of(held),
        weak=_WEAK.of(held),
        reactions=reactions(held),
        turns=len(held.state.turns),
        note=held.note,
    )


def conduct(readings: Iterable[Reading], planted: Sequence[Row] = (), missed: Sequence[Flaw] = ()) -> Conduct:
    """The table over all sessions. planted, missed: rows and flaws that were measured on planted turns."""
    held = list(readings)
    figures = [_row(metric, [one.tallies[at] for one in held]) for at, metric in enumerate(METRICS)]
    figures += planted
    figures.append(_guess(held))
    figures += _rungs(held)
    figures.sort(key=lambda row: _number(row.id))
    flaws = (*(flaw for at in range(len(METRICS)) for one in held for flaw in one.tallies[at].flaws), *missed)
    notes = tuple(f"{one.session}: {one.note}" for one in held if one.note)
    return Conduct(
        sessions=len(held), turns=sum(one.turns for one in held), figures=tuple(figures), flaws=flaws, notes=notes
    )


def row(metric: Metric, tallies: Sequence[Tally]) -> Row:
    """One metric over those sessions."""
    return _row(metric, tallies)


def _row(metric: Metric, tallies: Sequence[Tally]) -> Row:
    low, high = interval(tallies) or (None, None)
    return Row(
        id=metric.id,
        name=metric.name,
        value=share(tallies),
        low=low,
        high=high,
        of=sum(tally.of for tally in tallies),
        target=metric.target,
        most=metric.most,
        sort=metric.sort,
    )


def _guess(held: Sequence[Reading]) -> Row:
    tallies = guessed([one.reactions for one in held])
    low, high = interval(tallies) or (None, None)
    return Row(
        id="M4",
        name="answers guessed good or bad from the reaction to them",
        value=share(tallies),
        low=low,
        high=high,
        of=sum(len(one.reactions) for one in held),
        target=GUESSED_AT_MOST,
        most=True,
    )


def _rungs(held: Sequence[Reading]) -> list[Row]:
    strong = _row(_STRONG, [one.strong for one in held])
    weak = _row(_WEAK, [one.weak for one in held])
    if strong.value is None or weak.value is None:
        return [strong, weak]
    apart = Row(
        id="M11",
        name="rungs between strong and weak candidates",
        value=strong.value - weak.value,
        of=strong.of + weak.of,
        target=RUNGS_APART,
        sort="number",
    )
    return [strong, weak, apart]


def _number(id: str) -> tuple[int, str]:
    digits = "".join(char for char in id if char.isdigit())
    return int(digits), id
