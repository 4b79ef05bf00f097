"""A candidate may contest a verdict: it is judged again blind, both results stay, and nothing is fished for.

Knows the service with everything in memory and scripted judges. Never knows a page.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from interviewer.assess import feedback
from interviewer.assess.export import to_json, to_markdown
from interviewer.assess.html import to_html, to_page
from interviewer.assess.model_judge import ModelJudge
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.report import PointReport, Report
from interviewer.conduct.tracker import RuleTracker
from interviewer.domain.errors import ModelError, ModelUnreachable, UsageError
from interviewer.domain.events import Contested, Judged
from interviewer.domain.library import Library
from interviewer.domain.state import fold
from interviewer.domain.vocabulary import Role, Verdict
from interviewer.models.fakes import ScriptedModel
from interviewer.models.meter import Meter, MeteredModel
from interviewer.models.protocol import Message
from interviewer.session import Cast
from tests.assess.conftest import fill_in
from tests.conftest import StoppedClock
from tests.house import House
from tests.played import MATH

ANSWER = "The loss is minus the sum of y_i log p_i, and collecting terms it gives p minus y."
WHY = "Because I clearly derived it, <b>ask</b> anybody."
LOW = {"setup": ("minus the sum of y_i log p_i", "met"), "result": ("gives p minus y", "partial")}
HIGH = LOW | {"result": ("gives p minus y", "met")}


def house_of(library: Library, clock: StoppedClock, *replies: Any) -> tuple[House, ScriptedModel]:
    """A service whose judge answers with each of the replies until the next is due, the last for ever."""
    model = ScriptedModel(lambda messages: _next(list(replies), messages, model), "scripted/judge")
    meter, rules = Meter(), RuleTracker()
    judge = ModelJudge(MeteredModel(model, Role.JUDGE, meter), library.scoring, library.rubric_version)
    return House(library, clock, Cast(rules, rules, None, judge, meter)), model


def _next(replies: list[Any], messages: Sequence[Message], model: ScriptedModel) -> Any:
    """The first judging, alone or not, takes the first reply; every single criterion alone the next one."""
    alone = sum("MISCONCEPTIONS" not in asked[0].content and "CRITERIA" in asked[0].content for asked in model.asked)
    reply = replies[min(alone, len(replies) - 1)]
    return reply if isinstance(reply, BaseException) else reply(messages)


def held(house: House) -> tuple[str, int]:
    """A session with one judged answer, and the opening of its question."""
    session = house.begin()
    house.say(session, ANSWER)
    house.interviews.act(session, "end")
    list(house.interviews.advance(session))
    return session, house.interviews.settle(session).items[0].opening


def report_of(house: House, session: str) -> Report:
    return feedback.report(house.interviews.state(session), house.library, lambda id: None)


def point(report: Report, key_point: str = "result") -> PointReport:
    return next(one for one in report.items[0].points if one.key_point == key_point)


@pytest.fixture
def low(library: Library) -> Any:
    return fill_in(library.item(MATH), LOW)


@pytest.fixture
def high(library: Library) -> Any:
    return fill_in(library.item(MATH), HIGH)


def test_both_verdicts_stay_and_the_later_counts(library: Library, clock: StoppedClock, low: Any, high: Any) -> None:
    house, _ = house_of(library, clock, low, high)
    session, opening = held(house)
    before = report_of(house, session).items[0]
    state = house.interviews.contest(session, opening, "result", WHY)
    assert len(state.judgements) == 2
    assert [j.verdict("result").verdict for j in state.judgements] == [Verdict.PARTIAL, Verdict.MET]  # type: ignore[union-attr]
    report = report_of(house, session)
    assert point(report).verdict is Verdict.MET
    assert point(report).contest is not None
    assert point(report).contest.says == "first: partly met; judged again on request: met"  # type: ignore[union-attr]
    assert (report.items[0].score or 0) > (before.score or 0)
    assert not point(report).contestable
    for written in (to_markdown(report), to_markdown(report, short=True), to_json(report)):
        assert "first: partly met; judged again on request: met" in written
    assert "First: partly met; judged again on request: met." in to_html(report)
    assert "&lt;b&gt;ask&lt;/b&gt;" in to_page(report)


def test_the_judge_learns_neither_the_reason_nor_that_it_was_contested(
    library: Library, clock: StoppedClock, low: Any, high: Any
) -> None:
    house, model = house_of(library, clock, low, high)
    session, opening = held(house)
    before = len(model.asked)
    house.interviews.contest(session, opening, "result", WHY)
    sent = " ".join(message.content for asked in model.asked[before:] for message in asked)
    assert "anybody" not in sent
    assert "contest" not in sent.lower()
    assert LOW["result"][0] not in " ".join(asked[0].content for asked in model.asked[before : before + 1])


def test_the_wish_is_saved_before_anybody_judges(library: Library, clock: StoppedClock, low: Any) -> None:
    house, _ = house_of(library, clock, low, ModelUnreachable("away"))
    session, opening = held(house)
    with pytest.raises(ModelError, match="away"):
        house.interviews.contest(session, opening, "result", WHY)
    assert house.store.read(session)[-1].event == Contested(opening=opening, key_point="result", why=WHY)


def test_a_contest_that_failed_leaves_the_first_verdict_and_may_be_tried_again(
    library: Library, clock: StoppedClock, low: Any, high: Any
) -> None:
    house, _ = house_of(library, clock, low, ModelUnreachable("away"), high)
    session, opening = held(house)
    first = report_of(house, session)
    with pytest.raises(ModelError):
        house.interviews.contest(session, opening, "result")
    failed = point(report_of(house, session))
    assert (failed.verdict, failed.contestable) == (Verdict.PARTIAL, True)
    assert failed.contest is not None
    assert "not judged again yet" in failed.contest.says
    assert report_of(house, session).items[0].score == first.items[0].score
    house.interviews.contest(session, opening, "result")
    assert point(report_of(house, session)).verdict is Verdict.MET


def test_a_verdict_is_judged_again_once(library: Library, clock: StoppedClock, low: Any, high: Any) -> None:
    house, _ = house_of(library, clock, low, low, high)
    session, opening = held(house)
    house.interviews.contest(session, opening, "result")
    with pytest.raises(UsageError, match="judged again already"):
        house.interviews.contest(session, opening, "result")
    assert point(report_of(house, session)).verdict is Verdict.PARTIAL


def test_tokens_of_a_contest_are_counted(library: Library, clock: StoppedClock, low: Any, high: Any) -> None:
    house, model = house_of(library, clock, low, high)
    session, opening = held(house)
    house.interviews.contest(session, opening, "result")
    assert house.interviews.state(session).usage["judge"].calls == len(model.asked)


def test_the_same_events_give_the_same_report(library: Library, clock: StoppedClock, low: Any, high: Any) -> None:
    house, _ = house_of(library, clock, low, high)
    session, opening = held(house)
    house.interviews.contest(session, opening, "result")
    anew = fold(session, house.store.read(session))
    assert to_json(feedback.report(anew, library, lambda id: None)) == to_json(report_of(house, session))
    assert isinstance(next(r.event for r in house.store.read(session) if isinstance(r.event, Judged)), Judged)


def test_the_rules_say_that_they_say_the_same(library: Library, clock: StoppedClock) -> None:
    house = House(library, clock)
    session, opening = held(house)
    before = report_of(house, session).items[0]
    state = house.interviews.contest(session, opening, "result", WHY)
    assert state.judgements[0] == state.judgements[1]
    after = report_of(house, session)
    assert "judged again on request by the same rules, which give the same result" in point(after).contest.says  # type: ignore[union-attr]
    assert after.items[0].score == before.score


def test_a_models_verdict_is_not_replaced_by_the_rules(library: Library, clock: StoppedClock, low: Any) -> None:
    house, _ = house_of(library, clock, low)
    session, opening = held(house)
    rules = RuleTracker()
    house.cast = Cast(rules, rules, None, OfflineJudge(library.scoring, library.rubric_version), Meter())
    with pytest.raises(UsageError, match="none is connected"):
        house.another().contest(session, opening, "result")
    assert point(report_of(house, session)).verdict is Verdict.PARTIAL


def test_what_was_not_judged_does_not_exist_or_is_still_open_cannot_be_contested(
    library: Library, clock: StoppedClock, low: Any
) -> None:
    house, _ = house_of(library, clock, ModelUnreachable("away"))
    session, opening = held(house)
    for where, key_point, match in ((opening, "result", "no verdict"), (999, "result", "no such question")):
        with pytest.raises(UsageError, match=match):
            house.interviews.contest(session, where, key_point)
    house, _ = house_of(library, clock, low)
    session, opening = held(house)
    with pytest.raises(UsageError, match="changed"):
        house.interviews.contest(session, opening, "nosuch")
    with pytest.raises(UsageError, match="characters"):
        house.interviews.contest(session, opening, "result", "x" * 2001)
    running = house.begin()
    house.say(running, ANSWER)
    with pytest.raises(UsageError, match="open interview"):
        house.interviews.contest(running, house.interviews.state(running).items[0].opening, "result")
    assert not any(isinstance(recorded.event, Contested) for recorded in house.store.read(session))
