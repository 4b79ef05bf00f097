"""The scoring rules in words, with the numbers that hold.

Knows how each number of the rules reads in a sentence. Never knows a number itself, nor anybody's answers.
"""

from collections.abc import Callable, Iterator

from interviewer.assess.markdown import bullets, table
from interviewer.assess.wording import VOTES
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Assistance, Severity, Verdict

HELPED = {
    Assistance.NONE: "none",
    Assistance.NEUTRAL: "a neutral question",
    Assistance.POINTED: "a question that points at it",
    Assistance.H1: "the first hint",
    Assistance.H2: "the second hint",
    Assistance.H3: "the third hint",
    Assistance.TOLD: "being told",
}


def level_rules(library: Library) -> Iterator[str]:
    """How an answer becomes a level, in words."""
    rules = library.scoring
    yield "## From answers to a level"
    yield "Each key point gets a verdict, with your own words as evidence. What was neither asked nor said is left out."
    credit = {v: rules.credit[v] for v in (Verdict.MET, Verdict.PARTIAL, Verdict.MISSED) if v in rules.credit}
    yield table(("verdict", "worth"), ((str(verdict), f"{worth:.0%}") for verdict, worth in credit.items()))
    yield "Help that came before you said it leaves a part of that:"
    helped = ((HELPED[a], f"{rules.assistance[a]:.0%}") for a in HELPED if a in rules.assistance)
    yield table(("help", "leaves"), helped)
    yield "The weighted share of key points, without the stretch points, becomes a score from 1 to 4:"
    yield table(("covered", "score"), ((f"{x:.0%}", f"{y:.1f}") for x, y in rules.knots))
    penalties = [f"{rules.penalty[s]:g} for a {s} one" for s in Severity if s in rules.penalty]
    yield bullets(
        (
            f"Depth beyond the core adds up to {rules.stretch_gain:g}, once {rules.stretch_from:.0%} is covered.",
            f"A core point that is missing keeps the score at {rules.core_cap:g} or below.",
            f"A wrong claim that stands takes off {', '.join(penalties)}; a fatal one keeps the score at "
            f"{rules.fatal_cap:g} or below. One that you put right yourself takes off nothing.",
            "The level is the nearest whole number.",
        )
    )


def decision_rules(library: Library) -> Iterator[str]:
    """How levels become votes and a decision, in words."""
    rules = library.scoring
    yield "## From levels to a vote and a decision"
    yield (
        "A stage's value is the mean of its capabilities by the stage's weights. It votes only if "
        f"{rules.vote_share:.0%} of those weights were seen, and only on judgements by a model:"
    )
    below = [0.0, *(limit for limit, _ in rules.vote_limits)]
    ends = [f"{below[n]:g} to {limit:g}" for n, (limit, _) in enumerate(rules.vote_limits)]
    ends[0], ends[-1] = f"below {rules.vote_limits[0][0]:g}", f"{below[-2]:g} and above"
    yield table(("value", "vote"), ((ends[n], VOTES[vote]) for n, (_, vote) in enumerate(rules.vote_limits)))
    yield "A whole loop leads to a decision. It is no hire if any of these holds:"
    yield bullets(
        (
            f"a capability that the role cannot do without is below {rules.gate_below:g}",
            f"the weighted mean is below {rules.overall_below:g}",
            f"more than {rules.no_votes_share:.0%} of the votes, and more than one, are no",
            "the bar raiser's veto stands, with quoted evidence",
        )
    )
    yield (
        f"Below {rules.strong_no_below:g}, or with {rules.strong_no_votes} strong no votes, it is a strong no. "
        f"A strong hire needs {rules.strong_overall:g} overall, nothing below {rules.strong_least:g}, "
        f"one capability of {rules.spike:g} or more, and no vote against."
    )
    yield (
        "The questions are then drawn anew many times from those that were asked; where fewer than "
        f"{rules.borderline_below:.0%} of the draws agree, the decision is called borderline."
    )


PAGES: dict[str, Callable[[Library], Iterator[str]]] = {"level": level_rules, "decision": decision_rules}
