"""A contested verdict: whether it can be judged again, and the judgement that then counts.

Knows what was judged and who judges. Never tells a judge the earlier verdict, the reason given, or that it was doubted.
"""

from interviewer.assess.tally import Judge, Reconsidering
from interviewer.domain.errors import UsageError
from interviewer.domain.items import Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.state import ItemRecord, State
from interviewer.domain.vocabulary import Mode

LONGEST_WHY = 2000


def contestable(state: State, item: Item, record: ItemRecord, key_point: str, why: str) -> Judgement:
    """The judgement that can be contested; UsageError says why there is none, or why it cannot be."""
    where = f"session {state.id}"
    earlier = state.judgement(record.opening)
    if state.ended is None and state.chosen.mode is not Mode.DRILL:
        raise UsageError("no verdict of an open interview is shown yet", where, "finish it first")
    if earlier is None or earlier.status == "ungraded":
        raise UsageError("that question has no verdict to contest", where, "have it judged first")
    if item.version != earlier.item_version or key_point not in {point.id for point in item.key_points}:
        raise UsageError("the question has changed since it was judged", where, "practise it again")
    held = state.contest(record.opening, key_point)
    if held is not None and held.again is not None:
        raise UsageError("that verdict was judged again already", where, "both results are in the report")
    if len(why) > LONGEST_WHY:
        raise UsageError(f"the reason has {len(why):,} characters", where, f"shorten it to {LONGEST_WHY:,}")
    return earlier


def judged_again(
    judge: Judge, item: Item, record: ItemRecord, reference: str, earlier: Judgement, key_point: str
) -> Judgement:
    """The judgement with that key point judged again; an ungraded one where a model failed.

    What rules judged is judged by the whole judge anew, which for rules comes to the same. UsageError where a model
    judged and none is there now: its verdict is not replaced by a tentative one.
    """
    if earlier.status == "tentative":
        return judge.judge(item, record, reference)
    if not isinstance(judge, Reconsidering):
        raise UsageError("a model judged this, and none is connected now", remedy="connect it and contest again")
    return judge.contest(item, record, reference, earlier, key_point)
