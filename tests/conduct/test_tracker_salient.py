"""Which fragments of a clause can be quoted back, and which would read as a mistake.

Knows planted clauses. Never knows what is asked about them.
"""

import pytest

from interviewer.conduct.tracker import ExchangeTurn, RuleTracker, Seen
from interviewer.conduct.tracking_salient import LONGEST, fragment, salient
from interviewer.conduct.tracking_units import units
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Probe

MATH = "math.softmax-cross-entropy-gradient"


def cut(clause: str, around: str = "") -> str:
    at = clause.index(around) if around else 0
    span = fragment(clause, 0, len(clause), (at, at + len(around)) if around else None)
    assert span is not None
    assert clause[span.start : span.end] == span.quote
    assert len(span.quote.split()) <= LONGEST
    return span.quote


@pytest.mark.parametrize(
    ("clause", "quote"),
    [
        ("and we kept the encoder frozen", "we kept the encoder frozen"),
        ("because the pairs turn at different speeds", "pairs turn at different speeds"),
        ("but my supervisor wanted to look for a leak", "my supervisor wanted to look for a leak"),
        ("the last column of the table was off by one", "last column of the table was off by one"),
        ("with three raters per answer", "three raters per answer"),
    ],
)
def test_a_clause_that_fits_is_quoted_without_its_joining_words(clause: str, quote: str) -> None:
    assert cut(clause) == quote


@pytest.mark.parametrize(
    "clause",
    [
        "I would never train on it without a second hold-out set that nobody has seen before in the lab",
        "we gained two points in one run of the small model on the old split of the data",
        "it fired at most five times in a hundred clean runs of the whole evaluation pipeline",
    ],
)
def test_no_fragment_loses_the_word_that_scopes_it(clause: str) -> None:
    said, rest = cut(clause), clause.lower()
    after = rest[rest.index(said.lower()) + len(said) :].split()[:1]
    before = rest[: rest.index(said.lower())].split()[-1:]
    assert after not in (["without"], ["at"], ["only"], ["of"])
    assert before not in (["without"], ["never"], ["not"], ["most"])


@pytest.mark.parametrize(
    ("turn", "formula"),
    [
        ("dp_i/dz_k = p_i(delta_ik - p_k)", "dp_i/dz_k = p_i(delta_ik - p_k)"),
        ("so the Jacobian entry is p_i (delta_ik - p_k)", "p_i (delta_ik - p_k)"),
        ("I get minus y_k plus p_k times the sum of y", "minus y_k plus p_k times the sum of y"),
    ],
)
def test_no_formula_is_cut(library: Library, turn: str, formula: str) -> None:
    item = library.item(MATH)
    seen = RuleTracker().track(Seen(item=item, question=item.prompt, turn=turn + "."))
    quotes = [mark.span.quote for mark in seen.marks] + [trigger.span.quote for trigger in seen.triggers]
    if seen.salient:
        quotes.append(seen.salient.quote)
    assert any(formula in quote for quote in quotes)
    for quote in quotes:
        assert quote.count("(") == quote.count(")")
        assert quote.split()[0].lower() not in {"and", "so", "because", "=", "k"}
        assert quote.split()[-1] not in {"=", "minus", "-", "times"}


def test_figures_stay_with_what_they_count() -> None:
    text = "error rose from 4 to 11 percent over five seeds"
    joined = [" ".join(unit.words) for unit in units(text, 0, len(text))]
    assert "4 to 11 percent" in joined
    assert "five seeds" in joined


def test_code_is_not_quoted_in_pieces() -> None:
    turn = "na = np.maximum(np.linalg.norm(A, axis=1, keepdims=True), 1e-12)"
    span = salient(turn, "Write the function.")
    assert span is None or span.quote.count("(") == span.quote.count(")")


def test_two_counts_are_quoted_readably() -> None:
    earlier = (ExchangeTurn(speaker="candidate", text="I had it on five seeds when I showed it to them.", sequence=1),)
    seen = RuleTracker().track(Seen(question="What did you run?", turn="I only had it on one seed.", earlier=earlier))
    assert [found.earlier for found in seen.contradictions] == ["I had it on five seeds"]
    assert seen.contradictions[0].span.quote == "I only had it on one seed"


@pytest.mark.parametrize(
    "turn",
    [
        "I think the main thing is to communicate earlier.",
        "I'd be more careful next time.",
        "You have to share results sooner with everybody.",
        "Next time I would plan better.",
        "One should stay flexible.",
        "So, test more thoroughly and talk to people early.",
    ],
)
def test_general_advice_in_a_story_calls_for_the_lesson(library: Library, turn: str) -> None:
    item = library.item("behavioral.experiment-invalidated-roadmap")
    seen = RuleTracker().track(Seen(item=item, question=item.prompt, turn=turn))
    assert Probe.LESSON in {trigger.probe for trigger in seen.triggers}


@pytest.mark.parametrize(
    "turn",
    [
        "I told them to share results sooner, and they did.",
        "A year later I shared the curves earlier, which saved us a month.",
        "I should have run that check much earlier.",
        "Since then I run the cheapest control first.",
    ],
)
def test_what_was_done_on_an_occasion_does_not(library: Library, turn: str) -> None:
    item = library.item("behavioral.experiment-invalidated-roadmap")
    seen = RuleTracker().track(Seen(item=item, question=item.prompt, turn=turn))
    assert Probe.LESSON not in {trigger.probe for trigger in seen.triggers}


def test_a_formula_between_dollar_signs_is_quoted_with_them() -> None:
    turn = r"Every one depends on every logit, so the Jacobian is $p_i(\delta_{ik} - p_k)$, not just the diagonal."
    span = fragment(turn, turn.index("p_i"), turn.index(", not"))
    assert span is not None
    assert span.quote.count("$") == 2


def test_code_beside_words_is_not_read_out(library: Library) -> None:
    turn = "I check it by differences:\n\n```python\nfor k in range(7):\n    d = np.eye(7)[k] * h\n    assert ok\n```"
    math = library.item(MATH)
    found = RuleTracker().track(Seen(item=math, question=math.prompt, turn=turn)).salient
    assert found is None or "np" not in found.quote
