"""The exemplars of an item given to a judge as if they were answers (test set T1).

Knows the authored verdicts and levels. Never knows how a judge reads.
"""

from interviewer.assess.adhoc import alone
from interviewer.assess.tally import SAID, Judge
from interviewer.domain.items import Exemplar, Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.measure.counts import Counts, compared

# How far above the weak exemplar a polished answer with little in it may end, in levels.
FLUENT_MARGIN = 0.5


class Anchors(Noun):
    """What a judge made of an item's exemplars. scores: by name of the exemplar, 1.0 to 4.0.

    accused: misconceptions found in the strong exemplar that are not authored there. said: key points met or partial
    over all exemplars, against the authored verdicts. wrong: the same of the misconceptions. core: core points found in
    the reference answer, which says them all in words that nobody fitted to the reading; blamed: misconceptions found
    there, where none is. run: whether a test that is run settles some of the points, so that reading alone cannot give
    the score.
    """

    scores: dict[str, float]
    run: bool = False
    accused: tuple[str, ...] = ()
    said: Counts = Counts()
    wrong: Counts = Counts()
    core: Counts = Counts()
    blamed: tuple[str, ...] = ()

    @property
    def ordered(self) -> bool:
        """Whether weak, ok and strong stand in that order."""
        return self.scores["weak"] < self.scores["ok"] < self.scores["strong"]

    @property
    def gap(self) -> float:
        """Strong minus weak, in levels."""
        return self.scores["strong"] - self.scores["weak"]

    @property
    def fluent_held(self) -> bool | None:
        """Whether the polished answer with little in it stays near the weak one; None where there is none."""
        fluent = self.scores.get("fluent_wrong")
        return None if fluent is None else fluent <= self.scores["weak"] + FLUENT_MARGIN


def read_anchors(item: Item, judge: Judge, rules: ScoringRules) -> Anchors:
    """Each exemplar judged as one answer that nobody followed up; what shows nothing gets the lowest score.

    Raises ValueError for a draft, which has none.
    """
    exemplars = item.exemplars
    if exemplars is None:
        raise ValueError(f"{item.id} has no exemplars")
    given = {
        name: judge.judge(item, alone(item, anchor.answer), item.reference_answer or "")
        for name, anchor in exemplars.named().items()
    }
    said, wrong, core = Counts(), Counts(), Counts()
    blamed: set[str] = set()
    tested = {point.id for point in item.key_points if point.by}
    for name, anchor in exemplars.named().items():
        said += compared(authored(anchor) - tested, found_points(given[name]) - tested)
        wrong += compared(held(anchor), _found_wrong(given[name]))
    if item.reference_answer:
        reference = judge.judge(item, alone(item, item.reference_answer), item.reference_answer)
        asked = {point.id for point in item.key_points if point.core} - tested
        core, blamed = compared(asked, found_points(reference) & asked), _found_wrong(reference)
    return Anchors(
        scores={name: rules.lowest if one.score is None else one.score for name, one in given.items()},
        run=bool(tested),
        accused=tuple(sorted(_found_wrong(given["strong"]) - held(exemplars.strong))),
        said=said,
        wrong=wrong,
        core=core,
        blamed=tuple(sorted(blamed)),
    )


def found_points(given: Judgement) -> set[str]:
    """The key points that a judgement calls met or partial."""
    return {verdict.key_point for verdict in given.criteria if verdict.verdict in SAID}


def _found_wrong(given: Judgement) -> set[str]:
    return {wrong.misconception for wrong in given.misconceptions}


def authored(anchor: Exemplar) -> set[str]:
    """The key points that the exemplar says, wholly or in part."""
    return {id for id, verdict in anchor.verdicts.items() if verdict in SAID}


def held(anchor: Exemplar) -> set[str]:
    """The misconceptions that the exemplar holds."""
    return {id for id, _ in anchor.misconceptions}
