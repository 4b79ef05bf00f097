"""The summary of a loop: one paragraph on the one question behind all others, from what its rounds have shown.

Knows frozen results - decision, strengths, fixes, capabilities - and takes its words from them. Never judges anything,
and says nothing that does not stand in a round's results.
"""

from collections.abc import Sequence

from interviewer.assess.report import CapabilityReport, DecisionReport, Fix, Strength, Summary
from interviewer.domain.vocabulary import Decision

CORE = "Can this person carry an open problem through to an idea, an experiment, a result and its effect?"
_FEWEST = 2  # quotations without which nothing is said
_MOST = 3
_HIGH = 3.0  # a level at the bar
_ANSWERS = {
    Decision.STRONG_HIRE: "Yes, and more surely than the bar asks for.",
    Decision.HIRE: "Yes, at the bar of the job that was chosen.",
    Decision.NO_HIRE: "Not yet, at the bar of the job that was chosen.",
    Decision.STRONG_NO_HIRE: "Not on what these rounds have shown.",
    Decision.INCOMPLETE: "The rounds leave it open.",
}
_UNDECIDED = "These rounds make no decision, so they leave it open."
_CLOSE = "It was close: other questions could have tipped it."


def summary(
    decision: DecisionReport | None,
    capabilities: Sequence[CapabilityReport],
    strengths: Sequence[Strength],
    fixes: Sequence[Fix],
    rounds: int,
) -> Summary | None:
    """The paragraph of a loop of several rounds; None for one round, or where too little can be quoted."""
    quotable = [one.evidence for one in strengths] + [fix.evidence for fix in fixes if fix.evidence]
    if rounds < 2 or len(quotable) < _FEWEST:
        return None
    seen = [one for one in capabilities if one.score is not None]
    high = [_level(one) for one in seen if one.score is not None and one.score >= _HIGH]
    low = [_level(one) for one in seen if one.score is not None and one.score < _HIGH]
    unseen = [one.name.lower() for one in capabilities if one.score is None]
    answer = _ANSWERS[decision.decision] if decision else _UNDECIDED
    return Summary(
        question=CORE,
        says=f"{answer} {_CLOSE}" if decision and decision.borderline else answer,
        levels=tuple(
            line
            for line in (
                _listed("At level 3 or above", high),
                _listed("Below it", low),
                _listed("Not evidenced", unseen),
            )
            if line
        ),
        strengths=tuple(strengths[:_MOST]),
        risks=tuple(fixes[:_MOST]),
        would_change=decision.would_help if decision else "",
    )


def _level(one: CapabilityReport) -> str:
    return f"{one.name.lower()} ({one.score:.1f}{', tentative' if one.tentative else ''})"


def _listed(what: str, names: Sequence[str]) -> str:
    return f"{what}: {', '.join(names)}." if names else ""
