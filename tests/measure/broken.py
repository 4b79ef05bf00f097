"""Sessions written by hand to be measured, clean or broken on purpose.

Knows how to turn one into what a metric reads. Never knows a metric.
"""

from interviewer.assess.report import Report
from interviewer.domain.events import Ended, RoundClosed
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.measure.candidates import Act
from interviewer.measure.simulate import Held
from tests.played import Played

ANSWER = "The softmax gradient is the predicted distribution less the target, and temperature rescales the logits."


def held(played: Played, library: Library, acts: dict[int, Act] | None = None, report: Report | None = None) -> Held:
    """The session as it is measured."""
    return Held("by hand", played.state(), library, acts=acts or {}, report=report)


def asked(text: str, kind: MoveKind = MoveKind.KEY_POINT, **more: object) -> Played:
    """A session in which the candidate answered and the interviewer then said this."""
    played = Played().answers(ANSWER)
    return played.says(text, Move.model_validate({"kind": kind, **more}))


def over(played: Played) -> Played:
    """The session ended by its plan."""
    played.says("That is our time.", Move(kind=MoveKind.CLOSE_ROUND))
    return played.add(RoundClosed(reason="plan"), Ended(reason="plan"))
