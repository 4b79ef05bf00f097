"""A card becomes a draft that can be asked and breaks no rule.

Knows cards and the built-in library's rules. Never knows files.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content.exchange.card import Card, tidy
from interviewer.content.exchange.drafting import Rarity, Wishes, drafted, id_of, kind_of, slug
from interviewer.content.lint import lint_item
from interviewer.content.loader import load_library
from interviewer.domain.items import Item
from interviewer.domain.text import folded, words
from interviewer.domain.vocabulary import Kind, Stage

LIBRARY = load_library()
RARITY = Rarity(LIBRARY, LIBRARY.items.values(), ())
PPO = Card(
    line=3,
    question="Why does PPO clip the probability ratio?",
    answer="A large step on stale data destroys the policy. The clip removes the incentive to move the ratio far. "
    "It does not bound the divergence. It is cheaper than a trust region.",
    tags=("Reinforcement Learning", "ppo"),
)


def made(card: Card, wishes: Wishes = Wishes()) -> Item:  # noqa: B008
    kind = kind_of(card, wishes)
    item = drafted(card, id_of(card, kind), kind, wishes, RARITY).item
    assert item is not None
    return item


def test_a_question_and_an_answer_become_a_draft_without_an_error() -> None:
    item = made(PPO)
    assert (item.id, item.origin, item.draft, item.exemplars) == (
        "concept.ppo-clip-probability-ratio",
        "user",
        True,
        None,
    )
    assert item.prompt == PPO.question
    assert item.reference_answer == PPO.answer
    assert item.topic == ("reinforcement-learning", "ppo")
    assert [point.core for point in item.key_points] == [True, True, False, False]
    assert [point.weight for point in item.key_points] == [3, 3, 2, 2]
    findings = lint_item(item, LIBRARY.scoring)
    assert [finding.severity for finding in findings] == ["warning"]


def test_probes_are_all_different_and_give_nothing_away() -> None:
    item = made(PPO)
    probes = [point.probe for point in item.key_points]
    assert len(set(probes)) == 4
    for point in item.key_points:
        assert not [term for term in point.leak_terms for probe in probes if term in folded(probe)]
        assert all(term in folded(point.text) for term in point.leak_terms)
        assert not [term for term in point.leak_terms if term in folded(item.prompt)]


def test_leak_terms_are_rare_words_that_no_interviewer_says_anyway() -> None:
    item = made(PPO)
    assert item.key_points[0].leak_terms == ("destroys", "stale")
    said = folded(" ".join(line for lines in LIBRARY.phrases.say.values() for line in lines))
    assert not [term for point in item.key_points for term in point.leak_terms if term in said]


@pytest.mark.parametrize(("count", "core"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (8, 4), (12, 4)])
def test_the_first_points_are_core_and_carry_half_of_the_weight(count: int, core: int) -> None:
    item = made(PPO.model_copy(update={"points": tuple(f"point number {n} is said" for n in range(count))}))
    assert sum(point.core for point in item.key_points) == core
    assert not [f for f in lint_item(item, LIBRARY.scoring) if "half of its base weight" in f.what and count <= 8]


def test_no_more_than_eight_statements_become_key_points_and_that_is_said() -> None:
    card = PPO.model_copy(update={"answer": "\n".join(f"- statement number {n} here" for n in range(11))})
    result = drafted(card, "concept.x", Kind.CONCEPT, Wishes(), RARITY)
    assert result.item is not None
    assert len(result.item.key_points) == 8
    assert result.notes == ("11 statements, of which the first 8 are key points",)


@pytest.mark.parametrize(
    ("update", "wishes", "kind"),
    [
        ({}, Wishes(), "concept"),
        ({}, Wishes(kind=Kind.DESIGN), "design"),
        ({}, Wishes(stage=Stage.BEHAVIORAL), "behavioral"),
        ({"tags": ("math", "rl")}, Wishes(), "math"),
        ({"id": "bar-raiser.mine"}, Wishes(), "bar_raiser"),
        ({"given": {"kind": "diagnosis"}}, Wishes(kind=Kind.DESIGN), "diagnosis"),
    ],
)
def test_the_kind_comes_from_the_file_or_the_wish(update: dict, wishes: Wishes, kind: str) -> None:
    item = made(PPO.model_copy(update=update), wishes)
    assert item.kind == kind
    assert item.id.startswith(f"{kind.replace('_', '-')}.")
    assert "math" not in item.topic
    assert not [f for f in lint_item(item, LIBRARY.scoring) if f.severity == "error"]


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_of_any_kind_breaks_no_rule(kind: Kind) -> None:
    item = made(PPO, Wishes(kind=kind))
    assert not [f for f in lint_item(item, LIBRARY.scoring) if f.severity == "error"]


def test_what_the_file_gives_stands() -> None:
    given = {
        "difficulty": 5,
        "title": "Clipping",
        "stage": ["screen"],
        "key_points": ["one is said", {"text": "two", "weight": 4}],
    }
    item = made(PPO.model_copy(update={"given": given}))
    assert (item.difficulty, item.title, item.stage) == (5, "Clipping", (Stage.SCREEN,))
    assert [(point.text, point.weight) for point in item.key_points] == [("one is said", 3), ("two", 4)]


def test_an_item_with_exemplars_is_no_draft() -> None:
    whole = LIBRARY.items["concept.rope-long-context"].model_dump(mode="json")
    given = {name: whole[name] for name in ("exemplars", "misconceptions", "key_points", "references")}
    item = made(PPO.model_copy(update={"given": given}))
    assert not item.draft


def test_what_does_not_fit_is_said() -> None:
    card = PPO.model_copy(update={"given": {"difficulty": 9}})
    result = drafted(card, "concept.x", Kind.CONCEPT, Wishes(), RARITY)
    assert result.item is None
    assert result.why.startswith("“difficulty” does not fit")


def test_data_below_a_question_are_its_context() -> None:
    item = made(PPO.model_copy(update={"question": "What prints?\n\n```python\nprint(1)\n```"}))
    assert (item.prompt, item.candidate_context) == ("What prints?", "print(1)")
    whole = "Consider a net.\n\nWhat does it learn?"
    assert made(PPO.model_copy(update={"question": whole})).prompt == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What does dropout do?", "dropout"),
        ("Was ist Überanpassung?", "ist-uberanpassung"),
        ("How is it?", "how-is-it"),
        ("注意力是什么？", "q-"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_slug_is_the_telling_words(text: str, said: str) -> None:
    assert slug(text).startswith(said)
    assert len(slug(text)) <= 60


TEXTS = st.text(min_size=1, max_size=200).map(tidy).filter(lambda text: bool(words(text)))


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_any_question_and_answer_become_an_item_without_an_error(question: str, answer: str) -> None:
    item = made(Card(line=1, question=question, answer=answer))
    assert not [f for f in lint_item(item, LIBRARY.scoring) if f.severity == "error"]
    assert len({point.id for point in item.key_points}) == len(item.key_points)
