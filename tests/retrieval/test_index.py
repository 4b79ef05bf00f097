"""Finding questions, with Chroma and with its fake.

Knows the index's public face. Never knows how vectors are kept.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.domain.errors import RetrievalError, UsageError
from interviewer.domain.items import Item
from interviewer.domain.vocabulary import Kind, Stage
from interviewer.retrieval import MemoryIndex, QuestionIndex, Where, Wish, open_index
from interviewer.retrieval.documents import documents
from interviewer.retrieval.index import word_index

ROPE, HACKING = "concept.rope-long-context", "design.detect-reward-hacking"
SOFTMAX = "math.softmax-cross-entropy-gradient"
COSINE, COMPUTE = "coding.numpy-cosine-similarity", "bar-raiser.remove-80-percent-compute"


@pytest.fixture(scope="module", params=["chroma", "memory"])
def index(
    request: pytest.FixtureRequest, items: dict[str, Item], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[QuestionIndex]:
    home = tmp_path_factory.mktemp("home")
    opened = open_index(home, items) if request.param == "chroma" else MemoryIndex(items)
    yield opened
    opened.close()


def found(index: QuestionIndex, text: str, where: Where | None = None) -> list[str]:
    return [hit.item_id for hit in index.search(text, where=where)]


def test_hits_are_the_best_first_with_scores_from_one_down(index: QuestionIndex) -> None:
    hits = index.search("a detector for reward hacking, with controls and a gradient")
    assert hits[0].item_id == HACKING
    assert len(hits) > 2
    assert hits[0].score == 1.0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_more_hits_than_asked_for(index: QuestionIndex) -> None:
    assert len(index.search("gradient experiment model loss", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "   ", "the of and", "?!", "recipes with chickpeas", "квартира"])
def test_words_that_fit_nothing_find_nothing(index: QuestionIndex, text: str) -> None:
    assert found(index, text) == []


def test_hits_can_be_narrowed(index: QuestionIndex) -> None:
    words = "gradient experiment model loss attention compute"
    assert set(found(index, words, Where(stage=Stage.TECHNICAL_CONCEPTS))) == {ROPE, SOFTMAX}
    assert set(found(index, words, Where(stage=Stage.TECHNICAL_CONCEPTS, kinds=(Kind.MATH,)))) == {SOFTMAX}
    assert set(found(index, words, Where(topic="rlhf"))) == {HACKING}
    assert set(found(index, words, Where(difficulty=(5, 5)))) == {COMPUTE}
    assert found(index, words, Where(topic="rlhf", difficulty=(1, 2))) == []


def test_the_answer_to_a_question_is_its_judges_knowledge(index: QuestionIndex, items: dict[str, Item]) -> None:
    answer = index.reference(SOFTMAX)
    assert answer.text == items[SOFTMAX].reference_answer
    assert answer.key_points == items[SOFTMAX].key_points
    assert (answer.item, answer.version) == (SOFTMAX, items[SOFTMAX].version)


def test_where_no_answer_can_exist_the_judges_notes_stand(index: QuestionIndex, items: dict[str, Item]) -> None:
    assert index.reference(COMPUTE).text == items[COMPUTE].judge_notes


def test_an_unknown_question_has_no_answer(index: QuestionIndex) -> None:
    with pytest.raises(UsageError, match="unheard"):
        index.reference("concept.unheard")


def test_the_next_question_fits_the_wish_in_free_words(index: QuestionIndex) -> None:
    concepts = Wish(stage=Stage.TECHNICAL_CONCEPTS)
    assert index.next_item(concepts.model_copy(update={"text": "ask me about long context"})) == ROPE
    assert index.next_item(concepts.model_copy(update={"text": "a derivation for a classifier"})) == SOFTMAX
    assert index.next_item(concepts.model_copy(update={"topic": "positional encoding"})) == ROPE


def test_a_wish_that_nothing_fits_still_gets_a_question_of_the_stage(index: QuestionIndex) -> None:
    wish = Wish(stage=Stage.TECHNICAL_CONCEPTS, text="recipes with chickpeas")
    assert index.next_item(wish) == SOFTMAX  # the commoner of the two


def test_when_all_were_asked_there_is_no_next_question(index: QuestionIndex) -> None:
    assert index.next_item(Wish(stage=Stage.CODING, asked=frozenset({COSINE}))) is None


class BrokenShelf:
    """A Shelf whose store has gone."""

    def nearest(self, vector: list[float], limit: int, where: Where) -> list[tuple[str, float]]:
        raise RetrievalError("gone")

    def answer(self, id: str) -> str | None:
        raise RetrievalError("gone")

    def close(self) -> None:
        pass


def test_an_interview_goes_on_when_the_store_has_gone(items: dict[str, Item]) -> None:
    lines: list[str] = []
    words = word_index({id: documents(item) for id, item in items.items()})
    index = QuestionIndex(items, words, BrokenShelf(), lines.append)
    assert found(index, "reward hacking")[0] == HACKING
    assert index.next_item(Wish(stage=Stage.TECHNICAL_CONCEPTS, text="rotary")) == ROPE
    assert index.reference(SOFTMAX).text == items[SOFTMAX].reference_answer
    assert len(lines) == 1


def test_what_a_search_may_show_holds_no_answer(items: dict[str, Item]) -> None:
    for item in items.values():
        shown = documents(item).question
        assert item.title in shown
        assert not any(point.text in shown for point in item.key_points)


def test_a_home_without_questions_finds_nothing(tmp_path: Path) -> None:
    index = open_index(tmp_path, {})
    assert index.search("reward") == ()
    index.close()
