"""What somebody tells of their own work in words that no author foresaw is not held against them offline.

Knows stories that are told vividly, and others that say little. Never knows what a model would say.
"""

from typing import Any

import pytest

from interviewer.assess import feedback
from interviewer.assess.adhoc import alone
from interviewer.assess.export import item_markdown, to_markdown
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.unread import TOO_LITTLE
from interviewer.assess.wording import UNREAD
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Stage, Verdict

VIVID = """
The morning the buoys went quiet I was already on the quay at Brest with a thermos. Forty-one of ninety had drifted
into the shipping lane overnight, because I had soldered the tether sensor in upside down on the second production run.
Nobody but me had touched that board. I rang the harbour master at ten past six, drove out with two fishermen and fished
twenty-six of them from the swell by dusk; fifteen are on the sea bed to this day. That evening I drew the wiring on the
whiteboard, wrote my name under it, and asked Solveig to tear it apart. She found a second flaw in nine minutes. We
spent eleven weeks and thirty thousand euros on new hulls, and the spring cruise sailed without our array. Since then
every board I build sits in a bucket of salt water for one night before it leaves the bench, and last autumn that bucket
drowned three of them that would have drowned at sea.
"""
VAGUE = (
    "I would say that every failure is a chance to learn. We had some problems once, but we worked hard as a team and "
    "in the end everything came out well. I always try to improve my communication and to keep a positive attitude, "
    "and I believe that one should never give up and always look forward."
)


@pytest.fixture(scope="module")
def judge(library: Library) -> OfflineJudge:
    return OfflineJudge(library.scoring, library.rubric_version)


@pytest.fixture(scope="module")
def failure(library: Library) -> Item:
    return library.item("behavioral.major-failure")


def test_a_story_in_words_of_its_own_is_not_called_missing(judge: OfflineJudge, failure: Item) -> None:
    given = judge.judge(failure, alone(failure, VIVID), "")
    unread = [v for v in given.criteria if UNREAD in v.flags]
    assert unread
    assert {v.verdict for v in unread} == {Verdict.NOT_ASSESSED}
    assert not any(v.verdict is Verdict.MISSED for v in given.criteria)
    assert given.status == "tentative"
    assert given.score is None or given.score >= 2.5


@pytest.mark.parametrize("answer", [VAGUE, VIVID[:150], "salt water board buoy tether harbour " * 12, ""])
def test_what_says_little_stays_weak(judge: OfflineJudge, failure: Item, answer: str) -> None:
    given = judge.judge(failure, alone(failure, answer), "")
    assert not any(UNREAD in v.flags for v in given.criteria)
    assert given.score is None or given.score < 2


def test_weak_and_fluent_exemplars_are_read_well_enough(judge: OfflineJudge, library: Library) -> None:
    for item in library.items.values():
        for name in ("weak", "fluent_wrong"):
            anchor = item.exemplars.named().get(name)
            given = judge.judge(item, alone(item, anchor.answer), "") if anchor else None
            assert given is None or not any(UNREAD in v.flags for v in given.criteria), (item.id, name)


def test_where_too_little_was_recognised_there_is_no_score(judge: OfflineJudge, library: Library) -> None:
    item = library.item("behavioral.collaboration-conflict")
    given = judge.judge(item, alone(item, VIVID), "")
    assert (given.score, given.level, given.why) == (None, None, TOO_LITTLE)


def test_a_question_with_a_reference_is_judged_as_before(judge: OfflineJudge, math: Item) -> None:
    given = judge.judge(math, alone(math, VIVID), "")
    assert given.score == 1.0
    assert not any(v.flags for v in given.criteria)


def test_the_report_says_plainly_what_was_not_recognised(
    judge: OfflineJudge, failure: Item, talk: Any, library: Library
) -> None:
    told = talk(Stage.BEHAVIORAL).open().ask(failure).answer(VIVID).close()
    state = told.judged(judge.judge(failure, told.record, "")).close_round().end().state
    report = feedback.report(state, library, lambda id: None)
    short, whole = item_markdown(1, report.items[0], short=True), to_markdown(report)
    assert "Not recognised offline, and left out of the score" in short
    assert TOO_LITTLE in short
    assert UNREAD in whole
    assert "not asked" not in next(line for line in whole.splitlines() if line.startswith("| P1 "))
    assert not report.items[0].missed
