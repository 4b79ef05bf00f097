"""The planted turns in numbers (M7, M8a, M8d and how the other kinds are met), all of them and those held out.

Knows the targets. Never knows how a turn was met.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interviewer.measure.conduct import Metric, Row, row
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.planted import Kind, Met
from interviewer.measure.simulate import Held


class _Share(NamedTuple):
    """One share of planted turns. what: whether one counts, None where it says nothing. bad: the answer of a flaw."""

    id: str
    name: str
    kinds: tuple[Kind, ...]
    what: Callable[[Met], bool | None]
    target: float | None
    most: bool = False


def _right_pushed(met: Met) -> bool | None:
    """Whether a statement that is right was pushed on; the twin of a wrong claim is one."""
    return met.pushed if met.kind == "doubted" or met.alarm is not None else None


_OTHERS: tuple[Kind, ...] = ("contradictory", "off_topic", "clarification", "refusal")
_SHARES = (
    _Share("M7", "vague claims met by the right probe", ("vague",), lambda met: met.hit, 0.85),
    _Share("M7", "precise twins met by that probe", ("vague",), lambda met: met.alarm, 0.10, True),
    _Share("M8a", "wrong claims pushed on at once", ("wrong",), lambda met: met.hit, 0.90),
    _Share("M8d", "right claims pushed on", ("wrong", "doubted"), _right_pushed, 0.05, True),
    _Share("M9", "planted turns: contradictions laid side by side", ("contradictory",), lambda met: met.hit, None),
    _Share("M10", "planted turns: led back from another subject", ("off_topic",), lambda met: met.hit, None),
    _Share("M10", "planted turns: clarifications answered", ("clarification",), lambda met: met.hit, None),
    _Share("M10", "planted turns: refusals taken as such", ("refusal",), lambda met: met.hit, None),
    _Share("M10", "twins of these taken for one", _OTHERS, lambda met: met.alarm, 0.10, True),
)


def planted_rows(met: Sequence[Met]) -> tuple[Row, ...]:
    """Each share over all planted turns, and over those held out, by which nobody mended anything."""
    return tuple(_rows(met))


def _rows(met: Sequence[Met]) -> Iterator[Row]:
    for share in _SHARES:
        held = [one for one in met if one.kind in share.kinds]
        if held:
            yield _row(share, held, share.name)
            yield _row(share, [one for one in held if one.held_out], f"{share.name}, held out")


def _row(share: _Share, met: Sequence[Met], name: str) -> Row:
    answers = [answer for one in met if (answer := share.what(one)) is not None]
    metric = Metric(share.id, name, _of_none, share.target, share.most)
    return row(metric, [Tally(hits=answer, of=1) for answer in answers])


def _of_none(held: Held) -> Tally:
    """Planted turns are no sessions."""
    return Tally()


def planted_flaws(met: Sequence[Met]) -> tuple[Flaw, ...]:
    """The planted turns that were not met as they should be, those held out only counted."""
    return tuple(flaw for one in met if not one.held_out for flaw in _flaws(one))


def _flaws(met: Met) -> Iterator[Flaw]:
    for share in _SHARES:
        answer = share.what(met) if met.kind in share.kinds else None
        if answer is None or answer is not share.most:
            continue
        of_twin = share.most and met.kind != "doubted"
        said, reply = (met.twin, met.twin_reply) if of_twin else (met.says, met.reply)
        text = f"{met.item}: {said} → {reply}"
        yield Flaw(metric=share.id, session=f"planted/{met.kind}", sequence=0, text=text)
