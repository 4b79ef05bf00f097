"""The paragraph of a loop.

Knows frozen results. Never knows how they came about.
"""

import pytest

from interviewer.assess.report import CapabilityReport, DecisionReport, Evidence, Fix, Strength
from interviewer.assess.summary import CORE, summary
from interviewer.domain.vocabulary import Capability, Decision, Verdict

QUOTE = Evidence(quote="we held the mask fixed", turn=4, start=0)


def capability(one: Capability, score: float | None) -> CapabilityReport:
    level = None if score is None else int(score)
    return CapabilityReport(
        capability=one, name=one.value, score=score, level=level, minutes=5, tentative=False, anchor=""
    )


def strength(quote: Evidence = QUOTE) -> Strength:
    return Strength(
        item="i", title="t", key_point="p", label="P1", says="meets", text="Names a control.", evidence=quote
    )


def fix(evidence: Evidence | None) -> Fix:
    return Fix(
        item="i", title="t", label="P2", about="a number with its spread", key_point="q", verdict=Verdict.MISSED,
        misconception=None, evidence=evidence, showed="", reason="", stronger="", drill="", rehearse="", gain=1.0,
    )  # fmt: skip


def decided(decision: Decision, borderline: bool = False) -> DecisionReport:
    return DecisionReport(
        decision=decision, overall=3.1, reasons=(), agreement=0.9, borderline=borderline, says="", would_help="more"
    )


CAPABILITIES = (
    capability(Capability.RESEARCH_DEPTH, 3.2),
    capability(Capability.EXPERIMENTATION, 2.1),
    capability(Capability.SYSTEMS, None),
)


def test_the_answer_follows_the_decision_and_every_line_a_result() -> None:
    told = summary(decided(Decision.HIRE, borderline=True), CAPABILITIES, [strength()], [fix(QUOTE)], 2)
    assert told is not None
    assert told.question == CORE
    assert told.says.startswith("Yes, at the bar")
    assert "close" in told.says
    assert told.levels == (
        "At level 3 or above: research_depth (3.2).",
        "Below it: experimentation (2.1).",
        "Not evidenced: systems.",
    )
    assert told.would_change == "more"


@pytest.mark.parametrize("decision", list(Decision))
def test_there_is_an_answer_to_every_decision(decision: Decision) -> None:
    assert summary(decided(decision), CAPABILITIES, [strength(), strength()], [], 2) is not None


def test_one_round_or_too_few_quotations_make_no_paragraph() -> None:
    assert summary(None, CAPABILITIES, [strength(), strength()], [], 1) is None
    assert summary(None, CAPABILITIES, [strength()], [fix(None)], 2) is None
    told = summary(None, CAPABILITIES, [strength()], [fix(QUOTE)], 2)
    assert told is not None
    assert "no decision" in told.says
