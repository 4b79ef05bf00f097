"""Each figure of the bank notices the fault that it is there for.

Knows the bank's worked items, and breaks them on purpose. Never knows what the figures of the real bank are.
"""

from collections.abc import Callable

import pytest

from interviewer.assess.adhoc import alone
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.tally import Judge
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.measure.anchors import found_points, read_anchors
from interviewer.measure.bank import Measured, failures, measured, totals, worst
from interviewer.measure.composed import ANSWERS, composed, read_composed, without
from interviewer.measure.counts import Counts, added, compared
from interviewer.measure.figures import Figure

ROPE = "concept.rope-long-context"


@pytest.fixture(scope="module")
def judge(library: Library) -> OfflineJudge:
    return OfflineJudge(library.scoring, library.rubric_version)


@pytest.fixture(scope="module")
def read(library: Library, judge: Judge) -> Callable[[Item], Measured]:
    return lambda item: next(measured([item], judge, library.scoring))


@pytest.fixture(scope="module")
def rope(library: Library) -> Item:
    return library.item(ROPE)


def figures(*results: Measured) -> dict[tuple[str, str], Figure]:
    return {(figure.part, figure.name): figure for figure in totals(results)}


def of(results: Measured, name: str, part: str = "exemplars") -> float:
    value = figures(results)[part, name].value
    assert value is not None
    return value


def with_exemplars(item: Item, **answers: str) -> Item:
    changed = {
        name: getattr(item.exemplars, name).model_copy(update={"answer": answer}) for name, answer in answers.items()
    }
    return item.model_copy(update={"exemplars": item.exemplars.model_copy(update=changed)})


def test_counts_give_precision_and_recall_and_nothing_where_there_is_nothing() -> None:
    counts = compared({"a", "b", "c"}, {"b", "c", "d", "e"})
    assert counts == Counts(hits=2, missed=1, false=2)
    assert (counts.precision, counts.recall) == (0.5, pytest.approx(2 / 3))
    assert (Counts().precision, Counts().recall) == (None, None)
    assert added([counts, Counts(hits=1)]).hits == 3


def test_swapped_exemplars_are_noticed_by_order_and_gap(read: Callable[[Item], Measured], rope: Item) -> None:
    one = rope.exemplars
    swapped = with_exemplars(rope, weak=one.strong.answer, strong=one.weak.answer)
    assert of(read(rope), "weak < ok < strong") == 1.0
    assert of(read(swapped), "weak < ok < strong") == 0.0
    assert of(read(swapped), "strong minus weak, levels") < 0 < of(read(rope), "strong minus weak, levels")
    assert next(failures(read(swapped))).startswith("order")


def test_a_polished_answer_that_is_rewarded_is_noticed(read: Callable[[Item], Measured], rope: Item) -> None:
    rewarded = with_exemplars(rope, fluent_wrong=rope.exemplars.strong.answer)
    assert of(read(rope), "fluent_wrong at most weak + 0.5") == 1.0
    assert of(read(rewarded), "fluent_wrong at most weak + 0.5") == 0.0


def test_a_false_accusation_is_noticed(read: Callable[[Item], Measured], rope: Item) -> None:
    said = rope.exemplars.strong.answer + " And long inputs become cheaper."
    accused = read(with_exemplars(rope, strong=said))
    assert read(rope).anchors.accused == ()
    assert accused.anchors.accused == ("cheaper_attention",)
    assert figures(accused)["exemplars", "misconceptions found in strong exemplars"].reached is False


def test_a_reference_that_is_accused_or_lacks_points_is_noticed(read: Callable[[Item], Measured], rope: Item) -> None:
    part = "reference answers, which no wording was fitted to"
    sound = read(rope)
    accused = read(rope.model_copy(update={"reference_answer": "Long inputs become cheaper."}))
    assert of(sound, "core key points found", part) > 0.5 > of(accused, "core key points found", part)
    assert accused.anchors.blamed == ("cheaper_attention",)
    assert sound.anchors.blamed == ()


def test_verdicts_that_contradict_the_answer_are_noticed(read: Callable[[Item], Measured], rope: Item) -> None:
    mixed = with_exemplars(rope, weak=rope.exemplars.strong.answer)
    name = "key points against authored verdicts, precision"
    assert of(read(mixed), name) < of(read(rope), name)


def test_a_judge_that_finds_everything_loses_precision_and_one_that_finds_nothing_recall(
    library: Library, judge: OfflineJudge, rope: Item
) -> None:
    class Told(OfflineJudge):
        """Judges always the same answer, whatever was said."""

        def __init__(self, answer: str) -> None:
            super().__init__(library.scoring, library.rubric_version)
            self.answer = answer

        def judge(self, item, record, reference, **more):  # type: ignore[no-untyped-def]
            return super().judge(item, alone(item, self.answer), reference)

    everything = added(point.seen for point in read_composed(rope, Told(rope.exemplars.strong.answer)))
    nothing = added(point.seen for point in read_composed(rope, Told("I would have to think about that.")))
    honest = added(point.seen for point in read_composed(rope, judge))
    assert (everything.recall or 0.0) > 0.9 > 0.7 > (everything.precision or 0.0)
    assert nothing.recall == 0.0
    assert min(honest.precision or 0.0, honest.recall or 0.0) > 0.8


def test_a_point_whose_wordings_are_lost_is_noticed(judge: OfflineJudge, rope: Item) -> None:
    """The answers are composed of the whole item and read with the item that has lost them."""

    class Forgetful(OfflineJudge):
        def judge(self, item, record, reference, **more):  # type: ignore[no-untyped-def]
            points = tuple(
                point.model_copy(update={"accept": (), "text": "Something else entirely."})
                if point.id == "multi_frequency"
                else point
                for point in item.key_points
            )
            return super().judge(item.model_copy(update={"key_points": points}), record, reference)

    broken = Forgetful(judge._rules, "1")
    before = {point.key_point: point.seen.recall for point in read_composed(rope, judge)}
    after = {point.key_point: point.seen.recall for point in read_composed(rope, broken)}
    assert before["multi_frequency"] == 1.0
    assert after["multi_frequency"] == 0.0


def test_composed_answers_are_the_same_each_time_and_say_what_they_are_made_of(rope: Item) -> None:
    answers = list(composed(rope))
    assert answers == list(composed(rope))
    assert len(answers) == ANSWERS
    assert len({answer.text for answer in answers}) == ANSWERS
    for answer in answers:
        assert answer.used
        assert all(wording.rstrip(".") in answer.text for wording in answer.used.values())
    assert {id for answer in answers for id in answer.used} == {point.id for point in rope.key_points}


def test_the_sentences_between_say_nothing(library: Library, judge: OfflineJudge) -> None:
    for item in library.items.values():
        for answer in composed(item):
            glue = answer.text
            for wording in sorted(answer.used.values(), key=len, reverse=True):
                glue = glue.replace(wording.strip().rstrip("."), "it")
            assert not found_points(judge.judge(item, alone(item, glue), "")), glue


def test_a_wording_of_the_answer_is_taken_out_of_the_item_that_reads_it(rope: Item) -> None:
    answer = next(composed(rope))
    less = without(rope, answer.used)
    for point in rope.key_points:
        gone = set(point.accept) - set(less.key_point(point.id).accept)
        assert gone == ({answer.used[point.id]} if point.id in answer.used else set())


def test_points_that_running_code_settles_are_not_read(library: Library, judge: OfflineJudge) -> None:
    item = library.item("coding.numpy-cosine-similarity")
    read = next(measured([item], judge, library.scoring))
    assert read.anchors.run
    assert {point.key_point for point in read.points} == {p.id for p in item.key_points if p.accept and not p.by}
    assert figures(read)["exemplars", "weak < ok < strong"].value is None


def test_the_worst_items_come_first_and_sound_ones_not_at_all(
    library: Library, read: Callable[[Item], Measured], rope: Item
) -> None:
    one = rope.exemplars
    good = read(rope).model_copy(update={"points": ()})
    bad = read(with_exemplars(rope, weak=one.strong.answer, strong=one.weak.answer))
    assert worst([good, bad], 5) == [bad]
    assert worst([bad, bad], 1) == [bad]


def test_what_shows_nothing_has_the_lowest_score(library: Library, judge: OfflineJudge, rope: Item) -> None:
    silent = with_exemplars(rope, weak="Hm.")
    assert read_anchors(silent, judge, library.scoring).scores["weak"] == library.scoring.lowest


def test_a_draft_is_not_measured(library: Library, judge: Judge, rope: Item) -> None:
    draft = rope.model_copy(update={"draft": True, "exemplars": None})
    assert list(measured([draft], judge, library.scoring)) == []
    with pytest.raises(ValueError, match="has no exemplars"):
        read_anchors(draft, judge, library.scoring)
