"""Outgoing checks: the poor lines of the contrast transcripts are caught, the good ones pass.

Knows lines that an interviewer should and should not say. Never knows who would have said them.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.conduct.checks import Bounds, Gate, faults, sentences
from interviewer.domain.library import Library

OPEN = Bounds(words=35)
AFTER_SAMPLER = Bounds(
    words=35, heard=frozenset({"sampler", "accuraci", "point", "baselin"}), followup=True, banned=("seed", "significan")
)
AFTER_GRADIENT = Bounds(words=35, banned=("off-diagonal", "p minus y", "p - y", "jacobian"))
AFTER_TALK = Bounds(words=35, heard=frozenset({"latenc", "batch", "figur"}), followup=True)

POOR = [
    (
        "That's a great result! Did you run multiple seeds, and was it statistically significant?",
        AFTER_SAMPLER,
        {"praise", "questions", "leak"},
    ),
    (
        "Not quite - remember that the softmax Jacobian has off-diagonal terms, so it should be p minus y.",
        AFTER_GRADIENT,
        {"verdict", "leak"},
    ),
    ("Okay, makes sense. Next: explain LayerNorm.", OPEN, {"verdict"}),
    ("You're right, thanks for the clarification.", OPEN, {"verdict"}),
    ("Could you elaborate on your methodology and its broader implications?", AFTER_TALK, {"generic"}),
    ("Interesting perspective! What is your favourite dataset?", OPEN, {"praise"}),
    ("Was it the learning rate, the batch size or the initialisation?", OPEN, {"questions"}),
    ("As an AI language model I cannot say. What next?", OPEN, {"role"}),
    ("*nods slowly* What next?", OPEN, {"role"}),
    ('{"turn": "What next?"}', OPEN, {"role"}),
    ("What do you mean? And why?", OPEN, {"questions"}),
    ("   ", OPEN, {"empty"}),
    (" ".join(["word"] * 36) + "?", OPEN, {"length"}),
]

GOOD = [
    "Two points. If you repeated the whole thing next week, what would you expect to see?",
    "How wide is “around”?",
    "Two classes, the first one is right. I raise the second logit a little. What happens to the loss?",
    "Sure it is not y minus p?",
    "Then think of a time others changed what they did because of you.",
    "For n tokens, how many query-key products does it compute?",
    "I heard the first part. How would you check it?",
    "Who would notice on Monday if this were switched off?",
    "What observation would make you give that up?",
    "Then how sure are you now, between nought and a hundred?",
    "Say it again for the product manager next to me.",
    "You said “this is a great, excellent result”. What is that based on?",
]


@pytest.mark.parametrize(("line", "bounds", "expected"), POOR, ids=[line[:40] for line, _, _ in POOR])
def test_a_poor_line_is_caught(line: str, bounds: Bounds, expected: set[str], library: Library) -> None:
    assert expected <= set(faults(line, bounds, library.turns))


@pytest.mark.parametrize("line", GOOD, ids=[line[:40] for line in GOOD])
def test_a_good_line_passes(line: str, library: Library) -> None:
    assert faults(line, OPEN, library.turns) == ()


def test_asking_again_what_was_asked_is_caught(library: Library) -> None:
    asked = Bounds(words=35, earlier=("Can you think of a time when you had to lead without authority?",))
    assert "repeat" in faults("Can you think of a time when you led without authority?", asked, library.turns)
    assert "repeat" not in faults("Who did you help along technically?", asked, library.turns)


def test_a_gate_shows_the_first_word_at_once(library: Library) -> None:
    gate = Gate(OPEN, library.turns)
    assert gate.feed("What ") == "What "


def test_a_gate_never_shows_any_of_a_forbidden_phrase(library: Library) -> None:
    gate = Gate(Bounds(words=35, banned=("off-diagonal",)), library.turns)
    shown = "".join(gate.feed(piece) for piece in ["Where is ", "the off", "-diag", "onal term?"])
    assert shown.strip() == "Where is the"
    assert "leak" in gate.failed


def test_a_gate_lets_a_false_alarm_through_late_but_whole(library: Library) -> None:
    gate = Gate(Bounds(words=35, banned=("off-diagonal",)), library.turns)
    pieces = ["What is ", "the off", "set of ", "that term?"]
    assert "".join(gate.feed(piece) for piece in pieces) + gate.finish() == "".join(pieces)


@given(st.lists(st.text(alphabet="abc -?.", max_size=6), max_size=12))
def test_what_a_gate_shows_is_always_a_beginning_of_the_turn(library: Library, pieces: list[str]) -> None:
    gate = Gate(Bounds(words=35, banned=("abc", "b-c")), library.turns)
    shown = "".join(gate.feed(piece) for piece in pieces) + gate.finish()
    whole = "".join(pieces)
    assert whole.startswith(shown)
    assert "abc" not in shown
    assert gate.failed or shown == whole


def test_sentences_end_at_marks_and_lines() -> None:
    assert sentences("One. Two? “Three.” Four\nFive") == ["One.", "Two?", "“Three.", "Four", "Five"]
