"""Which question comes next.

Knows wishes and small sets of items. Never knows how text is matched.
"""

from collections.abc import Callable

import pytest

from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Capability, Kind, Seniority, Stage
from interviewer.retrieval.choice import Wish, choose

CONCEPTS = Stage.TECHNICAL_CONCEPTS
Make = Callable[..., Item]


@pytest.fixture
def make(items: dict[str, Item]) -> Make:
    """An item like a real one, with other traits."""
    model = items["concept.rope-long-context"]
    plain: dict[str, object] = {"difficulty": 3, "rarity": "common", "seniority": tuple(Seniority)}

    def made(id: str, **traits: object) -> Item:
        return model.model_copy(update={**plain, "id": id, **traits})

    return made


def chosen(wish: Wish, *items: Item, ranked: tuple[str, ...] = ()) -> str | None:
    return choose(wish, {item.id: item for item in items}, ranked)


def test_a_question_of_another_stage_is_never_chosen(make: Make) -> None:
    assert chosen(Wish(stage=Stage.CODING), make("a")) is None


def test_what_was_asked_or_declined_is_never_chosen_again(make: Make) -> None:
    wish = Wish(stage=CONCEPTS, asked=frozenset({"a"}), declined=frozenset({"b"}))
    assert chosen(wish, make("a"), make("b"), make("c")) == "c"
    assert chosen(wish, make("a"), make("b")) is None


def test_a_question_about_the_project_waits_for_one_unless_it_may_be_asked_for(make: Make) -> None:
    item = make("a", requires_context={"project": True})
    assert chosen(Wish(stage=CONCEPTS), item) == "a"
    assert chosen(Wish(stage=CONCEPTS, may_ask_project=False), item) is None
    assert chosen(Wish(stage=CONCEPTS, may_ask_project=False, has_project=True), item) == "a"


def test_the_words_wished_for_count_before_everything_but_the_topic(make: Make) -> None:
    common, fits = make("a", rarity="very_common"), make("b", rarity="rare", difficulty=5)
    wish = Wish(stage=CONCEPTS, text="rotary", difficulty=(1, 2), seen=frozenset({"b"}))
    assert chosen(wish, common, fits, ranked=("b",)) == "b"
    assert chosen(wish, common, fits, ranked=("a", "b")) == "a"
    topic = make("c", topic=("long-context",))
    wish = wish.model_copy(update={"topic": "Long context"})
    assert chosen(wish, make("d", topic=("numerics",)), topic, ranked=("d", "c")) == "c"


def test_the_item_with_most_of_the_capability_comes_first(make: Make) -> None:
    little = make("a", capabilities={Capability.SYSTEMS: 0.2, Capability.COMMUNICATION: 0.8})
    much = make("b", capabilities={Capability.SYSTEMS: 0.7, Capability.COMMUNICATION: 0.3})
    assert chosen(Wish(stage=CONCEPTS, capability=Capability.SYSTEMS), little, much) == "b"


def test_kinds_come_in_the_order_of_the_mix_and_take_turns(make: Make) -> None:
    concept, math, more = make("a", kind=Kind.CONCEPT), make("b", kind=Kind.MATH), make("c", kind=Kind.MATH)
    wish = Wish(stage=CONCEPTS, kinds=(Kind.MATH, Kind.CONCEPT))
    assert chosen(wish, concept, math) == "b"
    assert chosen(wish.model_copy(update={"asked": frozenset({"b"})}), concept, math, more) == "a"
    assert chosen(wish.model_copy(update={"asked": frozenset({"a", "b"})}), concept, math, more) == "c"


def test_seniority_and_difficulty_are_preferred_not_demanded(make: Make) -> None:
    hard, fit = make("a", difficulty=5), make("b", difficulty=2)
    wish = Wish(stage=CONCEPTS, difficulty=(1, 3), seniority=Seniority.INTERN)
    assert chosen(wish, hard, fit) == "b"
    assert chosen(wish, hard) == "a"
    assert chosen(wish, fit.model_copy(update={"seniority": (Seniority.SENIOR,)}), hard) == "a"
    assert chosen(wish, hard, make("c", difficulty=4)) == "c"


def test_what_was_seen_in_an_earlier_session_comes_after_what_was_not(make: Make) -> None:
    wish = Wish(stage=CONCEPTS, seen=frozenset({"a"}))
    assert chosen(wish, make("a", rarity="very_common"), make("b", rarity="rare")) == "b"
    assert chosen(wish, make("a")) == "a"


def test_the_commonest_comes_first(make: Make) -> None:
    items = [make(rarity, rarity=rarity) for rarity in ("rare", "occasional", "very_common", "common")]
    assert chosen(Wish(stage=CONCEPTS), *items) == "very_common"


def test_the_seed_settles_ties_and_only_ties(make: Make) -> None:
    alike = [make(f"i{n}") for n in range(8)]
    picks = [chosen(Wish(stage=CONCEPTS, seed=seed), *alike) for seed in range(30)]
    assert picks == [chosen(Wish(stage=CONCEPTS, seed=seed), *reversed(alike)) for seed in range(30)]
    assert len(set(picks)) > 4


def test_in_a_mock_interview_drafts_come_after_all_others_unless_wished_for(make: Make) -> None:
    draft, other = make("a", draft=True, rarity="very_common", topic=("mine",)), make("b", rarity="rare")
    assert chosen(Wish(stage=CONCEPTS), draft, other) == "a"
    assert chosen(Wish(stage=CONCEPTS, drafts_last=True), draft, other) == "b"
    assert chosen(Wish(stage=CONCEPTS, drafts_last=True), draft) == "a"
    assert chosen(Wish(stage=CONCEPTS, drafts_last=True, topic="mine"), draft, other) == "a"


def test_what_a_place_comes_back_to_is_preferred_before_the_mix(make: Make) -> None:
    plain, safe = make("a", kind=Kind.MATH, topic=("numerics",)), make("b", kind=Kind.CONCEPT, topic=("safety",))
    wish = Wish(stage=CONCEPTS, kinds=(Kind.MATH, Kind.CONCEPT))
    assert chosen(wish, plain, safe) == "a"
    assert chosen(wish.model_copy(update={"leaning": ("safety", "alignment")}), plain, safe) == "b"
    assert chosen(wish.model_copy(update={"leaning": ("safety",), "topic": "numerics"}), plain, safe) == "a"
