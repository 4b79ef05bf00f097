"""Filler beside an answer is told from the answer, so that no point is found in it.

Knows one item of the bank and made-up texts. Never knows a score.
"""

from interviewer.domain.library import Library
from interviewer.lexical.drift import adrift
from interviewer.lexical.matching import find_points
from interviewer.lexical.reading import reading
from interviewer.lexical.wordings import wordings

FILLER = (
    "I had a lovely weekend in the mountains with two cousins. The weather could hardly have been nicer. "
    "My aunt cooked soup for everybody. As the proverb has it, curiosity drives progress."
)


def drifted(library: Library, id: str, text: str) -> str:
    read = reading(wordings(library.item(id)), text)
    return " ".join(read.text[read.clauses[at].start : read.clauses[at].end] for at in sorted(adrift(read)))


def test_filler_behind_an_answer_has_drifted_off_and_the_answer_has_not(library: Library) -> None:
    item = library.item("concept.diffusion-models")
    answer = item.exemplars.strong.answer
    found = drifted(library, item.id, f"{answer}\n{FILLER}")
    assert "aunt cooked soup" in found
    assert "proverb" in found
    assert drifted(library, item.id, answer) == ""
    assert {mark.key_point for mark in find_points(item, f"{answer}\n{FILLER}")} == {
        mark.key_point for mark in find_points(item, answer)
    }


def test_a_single_sentence_and_an_empty_answer_have_nothing_to_drift_from(library: Library) -> None:
    assert drifted(library, "concept.diffusion-models", "My aunt cooked soup for everybody.") == ""
    assert drifted(library, "concept.diffusion-models", "") == ""
