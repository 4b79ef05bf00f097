"""From messy words to terms, vectors and rankings.

Knows words. Never knows a store.
"""

from math import isclose, sqrt

import pytest

from interviewer.retrieval.embedding import DIMENSIONS, embed, rarities
from interviewer.retrieval.terms import terms
from interviewer.retrieval.words import Field, WordIndex

DOCUMENTS = {
    "rope": ["Rotary position embeddings and long context. Attention, position, context."],
    "hacking": ["Reward hacking in reinforcement learning from human feedback"],
    "cosine": ["Vectorised cosine similarity in NumPy, without loops"],
}


def cosine(left: list[float], right: list[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))


def test_words_that_only_ask_carry_no_meaning() -> None:
    assert terms("Could you please ask me something about that?") == []


@pytest.mark.parametrize(
    "one, other",
    [
        ("vectorised", "vectorized"),
        ("vectorisation", "vectorization"),
        ("behavioural", "behavioral"),
        ("gradients", "GRADIENT"),
        ("optimising", "optimizing"),
        ("Goodhart’s", "goodhart"),
    ],
)
def test_spellings_and_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


def test_an_abbreviation_brings_what_it_stands_for() -> None:
    assert set(terms("RL")) == {"rl", *terms("reinforcement learning")}


def test_a_vector_has_length_one_and_the_same_numbers_on_every_machine() -> None:
    vector = embed(terms("softmax gradient"))
    assert len(vector) == DIMENSIONS
    assert isclose(sqrt(cosine(vector, vector)), 1.0)
    assert [(place, round(x, 6)) for place, x in enumerate(vector) if abs(x) > 0.5] == [(3, -0.670032), (339, 0.670032)]


def test_no_words_make_no_vector() -> None:
    assert not any(embed(terms("the of and")))


def test_a_mistyped_word_stays_near_its_right_form() -> None:
    right = embed(["similar"])
    assert cosine(embed(["similir"]), right) > 3 * cosine(embed(["roadmap"]), right)


def test_rare_terms_weigh_more_in_a_query() -> None:
    weights = rarities([["model", "reward"], ["model", "cosine"], ["model"]])
    assert weights["reward"] > weights["model"] > 0
    query = embed(["model", "reward"], weights)
    assert cosine(query, embed(["reward"])) > cosine(query, embed(["model"]))


def test_only_documents_that_share_a_word_are_ranked_by_words() -> None:
    index = WordIndex(DOCUMENTS)
    assert set(index.scores(terms("learning from rewards"))) == {"hacking"}
    assert index.scores(terms("chickpeas")) == {}


def test_a_word_said_often_in_a_short_text_ranks_higher() -> None:
    index = WordIndex({"a": ["context context position"], "b": ["context " + "filler words here " * 9]})
    scores = index.scores(terms("context"))
    assert scores["a"] > scores["b"]


def test_a_word_in_a_field_that_tells_more_ranks_higher() -> None:
    index = WordIndex({"a": ["context", "filler"], "b": ["filler", "context"]}, [Field(3.0), Field(1.0)])
    scores = index.scores(terms("context"))
    assert scores["a"] > scores["b"]


def test_an_unknown_word_close_to_a_known_one_is_taken_for_it() -> None:
    index = WordIndex(DOCUMENTS)
    assert index.known("similarty") == terms("similarity")
    assert index.known("chickpeas") == terms("chickpeas")
    assert index.known("lop") == ["lop"]


def test_an_empty_library_finds_nothing() -> None:
    assert WordIndex({}).scores(["reward"]) == {}
