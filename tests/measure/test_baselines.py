"""The plain graders do what they are called, so that being better than they are says something.

Knows made-up questions. Never knows a grader of ours.
"""

import math

import pytest

from interviewer.measure.baselines import (
    COSINE,
    COVERAGE,
    LENGTH,
    LIST_MOST,
    NAMES,
    ON_TOPIC,
    RECALL,
    WITH_QUESTION,
    Baselines,
)

QUESTION = "Why does a bridge have joints?"
REFERENCE = "Steel grows when it is heated. Without a gap the deck of the bridge would buckle in summer."
OTHER = ("What does salt do to ice?", "It lowers the melting point, so ice melts below zero.")


@pytest.fixture(scope="module")
def plain() -> Baselines:
    return Baselines([(QUESTION, REFERENCE), OTHER])


def test_the_reference_itself_is_covered_wholly_and_nothing_is_not(plain: Baselines) -> None:
    full, none = (plain.scores(QUESTION, REFERENCE, text) for text in (REFERENCE, ""))
    assert set(full) == set(NAMES)
    assert [full[name] for name in (RECALL, COSINE, COVERAGE)] == pytest.approx([1.0, 1.0, 1.0], abs=0.01)
    assert set(none.values()) == {0.0}


def test_length_is_the_logarithm_of_the_words(plain: Baselines) -> None:
    assert plain.scores(QUESTION, REFERENCE, "one two three")[LENGTH] == math.log(4)


def test_recall_counts_stems_whatever_their_endings(plain: Baselines) -> None:
    # steel, grow, heat, gap, deck, bridg, buckl, summer
    assert plain.scores(QUESTION, REFERENCE, "Heating steels and the growing gaps.")[RECALL] == pytest.approx(0.5)


def test_words_of_the_question_count_only_where_they_are_left_in(plain: Baselines) -> None:
    scores = plain.scores(QUESTION, REFERENCE, "It is because of the bridge.")
    assert scores[WITH_QUESTION] > scores[ON_TOPIC]


def test_misspellings_and_vocabulary_are_forgiven_and_rewarded(plain: Baselines) -> None:
    def score(name: str, text: str) -> float:
        return plain.scores(QUESTION, REFERENCE, text)[name]

    assert score(COVERAGE, "It would bukcle in the sumer.") > score(COVERAGE, "It would x in the y.")
    told = "The steel grows in the heat of the summer."
    assert score(ON_TOPIC, f"{told} That is so for ice at the melting point.") > score(ON_TOPIC, told)


def test_a_bare_list_of_keywords_is_cut(plain: Baselines) -> None:
    listed = plain.scores(QUESTION, REFERENCE, "steel grows heated gap deck buckle summer")
    assert listed[ON_TOPIC] == LIST_MOST < listed[COVERAGE]
