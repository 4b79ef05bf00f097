"""A provider that fails in any way while somebody is interviewed: the interview goes on, and one line says why.

Knows a provider on this machine that behaves as told. Never knows what a model would have said.
"""

from collections.abc import Iterator

import pytest

from interviewer.assess.model_judge import ModelJudge
from interviewer.conduct.model_tracker import ModelTracker
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.conduct.tracker import RuleTracker
from interviewer.config import Settings
from interviewer.domain.events import Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Role
from interviewer.models import Patience, connect
from interviewer.models.meter import Meter, MeteredModel
from interviewer.session import Cast, Interviews
from interviewer.store.memory import MemoryStore
from interviewer.ui.desk import Desk
from interviewer.ui.plain import as_text
from interviewer.wiring import House, WallClock
from tests.house import index_of
from tests.loopback import Behaviour, Provider, chunk, cut, endless, events, raw, say, silence, stall, status
from tests.ui.test_desk import FORM, LONG_S

HASTY = Patience(
    first_s=0.4, between_s=0.3, whole_s=2.0, after_s=0.1, characters=3000, pause_s=0.01, retry_after_cap_s=0.05
)
HTML = "<!doctype html><html><body>Sign in</body></html>"
NULL = chunk([{"index": 0, "delta": {"role": "assistant", "content": None}, "finish_reason": "stop"}])
FILTERED = chunk([{"index": 0, "delta": {}, "finish_reason": "content_filter"}])
FAULTS: dict[str, Behaviour | str] = {
    "refused connection": "http://127.0.0.1:9/v1",
    "no such host": "http://nowhere.invalid/v1",
    "401": status(401, "Incorrect API key provided", "invalid_api_key"),
    "404 model": status(404, "The model does not exist", "model_not_found"),
    "429 with Retry-After": status(429, "slow down", headers={"Retry-After": "30"}),
    "500": status(500),
    "HTML instead of JSON": raw(HTML, "text/html"),
    "truncated JSON": raw('data: {"id": "c1", "choices": [{"delta": {"con'),
    "empty choices": events(chunk([])),
    "null content": events(NULL),
    "content filter": events(FILTERED),
    "context too long": status(400, "maximum context length is 8 tokens", "context_length_exceeded"),
    "stall before the first token": silence(),
    "stall mid-stream": stall(words=3),
    "cut mid-stream": cut(words=3),
    "endless stream": endless(),
}
SAID = "The gradient is p minus y, because the sum of the targets is one."


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


def desk_with(library: Library, settings: Settings, base: str) -> Desk:
    """A desk whose tracker, speaker and judge are one model at that address."""
    model = connect("openai/loop", base, "sk-none", patience=HASTY)

    def cast(setup: Setup) -> Cast:
        meter, rules = Meter(), RuleTracker()
        tracking, speaking, judging = (MeteredModel(model, role, meter) for role in Role)
        judge = ModelJudge(judging, library.scoring, library.rubric_version)
        return Cast(ModelTracker(tracking, rules), rules, ModelSpeaker(speaking), judge, meter)

    store, questions = MemoryStore(), index_of(library)
    return Desk(House(settings, library, store, questions, Interviews(library, store, questions, cast, WallClock())))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_interview_goes_on_with_one_line_for_each_thing_that_failed(
    fault: str, library: Library, provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> None:
    behaviour = FAULTS[fault]
    base = behaviour if isinstance(behaviour, str) else provider.base
    if not isinstance(behaviour, str):
        provider.play(behaviour)
    desk = desk_with(library, Settings(home=tmp_path_factory.mktemp("home")), base)
    try:
        session = desk.start(FORM)
        told = list(finished(desk, session))
        desk.send(session, SAID, desk.screen(session).answering)
        told += finished(desk, session)
        screen = desk.screen(session)
        assert [message.content for message in screen.messages if message.role == "user"] == [as_text(SAID)]
        assert screen.messages[-1].role == "assistant"
        assert screen.open
        assert not screen.owed
        assert any("by rules instead" in line for line in told)
        # Words without end are too long for a turn before they are a fault.
        assert any("in authored words" in line for line in told) == (fault != "endless stream")
        spoken = [turn for turn in desk.house.interviews.state(session).turns if turn.speaker == "interviewer"]
        assert {turn.source for turn in spoken} == {"authored"}
        assert all("\n" not in line and "Traceback" not in line and "sk-none" not in line for line in told)
        desk.press(session, "end", screen.answering)
        finished(desk, session)
        (item,) = desk.report(session).items
        assert (item.status, item.score) == ("ungraded", None)
    finally:
        desk.close()


def test_a_provider_that_recovers_is_heard_again_in_the_same_interview(
    library: Library, provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> None:
    provider.play(status(500))
    desk = desk_with(library, Settings(home=tmp_path_factory.mktemp("home")), provider.base)
    try:
        session = desk.start(FORM)
        finished(desk, session)
        provider.play(say("You wrote that the targets sum to one; where did the derivation use it?"))
        desk.send(session, SAID, desk.screen(session).answering)
        told = finished(desk, session)
        assert not any("authored words" in line for line in told)
        assert "where did the derivation use it" in desk.screen(session).messages[-1].content
    finally:
        desk.close()


def finished(desk: Desk, session: str) -> tuple[str, ...]:
    """The lines told during the turn under way, once it is over."""
    run = desk.live.latest(session)
    assert run is not None
    assert run.wait(LONG_S)
    return run.told
