"""Connecting a language model from the page.

Knows a provider on this machine and the page's handlers. Never knows a real model.
"""

from collections.abc import Iterator
from functools import partial
from itertools import count

import pytest

from interviewer.assess.export import to_json
from interviewer.config import Settings
from interviewer.domain.errors import ModelError, UsageError
from interviewer.domain.events import Faulted
from interviewer.models.connections import Connections, is_connection
from interviewer.session import Interviews
from interviewer.ui.connecting import OFFLINE, found, in_use, taken, tried
from interviewer.ui.desk import Desk
from interviewer.ui.page import Page
from interviewer.wiring import House, WallClock, cast_for
from tests.loopback import Provider, say, status
from tests.ui.test_desk import FORM, begun
from tests.ui.test_page import in_a_loop

SECRET = "sk-never-to-be-seen"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


def another(house: House) -> House:
    """The house after a restart: the same store, and nothing connected."""
    connections = Connections()
    cast = partial(cast_for, house.settings, house.library, connections=connections)
    interviews = Interviews(house.library, house.store, house.questions, cast, WallClock())
    return House(house.settings, house.library, house.store, house.questions, interviews, connections)


@pytest.fixture
def house(house: House) -> House:
    return another(house)


def with_settings(house: House, **given: object) -> House:
    return House(
        Settings(home=house.settings.home, **given),  # type: ignore[arg-type]
        house.library,
        house.store,
        house.questions,
        house.interviews,
        house.connections,
    )


def test_a_model_that_answers_says_after_how_long(house: House, provider: Provider) -> None:
    name = taken(house, "openai/loop", provider.base, SECRET, "")
    clock = count(0, 2)
    assert tried(house, name, lambda: float(next(clock))) == "openai/loop works: its first word came after 2.0 s."
    assert provider.requests[0][1]["Authorization"] == f"Bearer {SECRET}"
    assert len(provider.requests) == 1


def test_without_a_key_none_of_the_servers_own_is_sent(
    house: House, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    tried(house, taken(house, "openai/loop", provider.base, "", ""))
    assert SECRET not in str(provider.requests)


def test_a_refusal_is_one_line_without_the_key(house: House, provider: Provider) -> None:
    provider.play(status(401))
    with pytest.raises(ModelError) as caught:
        tried(house, taken(house, "openai/loop", provider.base, SECRET, ""))
    assert "\n" not in str(caught.value)
    assert SECRET not in str(caught.value)


def test_what_the_server_reaches_by_itself_keeps_its_name(house: House) -> None:
    assert taken(house, " anthropic/a ", "", "", "") == "anthropic/a"
    own = with_settings(house, model="openai/own", api_base="http://127.0.0.1:9/v1", api_key="k")
    assert taken(own, "openai/own", "", "", "") == "openai/own"
    assert taken(own, "openai/other", "http://127.0.0.1:9/v1", "", "") == "openai/other"
    assert is_connection(taken(own, "anthropic/a", "", "", ""))
    assert is_connection(taken(own, "openai/own", "http://127.0.0.1:8/v1", "", ""))
    keyed = with_settings(house, model="openai/own", api_key="k")
    assert taken(keyed, "openai/other", "", "", "") == "openai/other"
    assert is_connection(taken(keyed, "anthropic/a", "", "", ""))
    with pytest.raises(UsageError, match="no model is named"):
        taken(house, " ", "", "", "")


def test_the_settings_model_is_offered_first(house: House) -> None:
    offered = found(Settings(model="openai/own"), {"MISTRAL_API_KEY": "k"}, ())
    assert [one.model.partition("/")[0] for one in offered] == ["openai", "mistral"]
    assert found(Settings(), {}, ()) == ()


def test_it_is_said_where_the_words_go(house: House) -> None:
    assert in_use(house, "") == OFFLINE
    assert "sent to http://127.0.0.1:9/v1" in in_use(house, taken(house, "openai/a", "http://127.0.0.1:9/v1", "", ""))
    assert "sent to its provider" in in_use(house, "anthropic/a")


def test_the_key_leaves_the_page_at_once_and_a_working_model_is_in_use(house: House, provider: Provider) -> None:
    page = in_a_loop(Page, Desk(house))
    panel = page.setup.connect
    asking, shown = panel.try_it("openai/loop", provider.base, SECRET)
    assert asking[panel.key] == ""
    assert "works" in shown[panel.line]
    assert SECRET not in str(asking) + str(shown)
    assert is_connection(shown[panel.chosen])
    assert "openai/loop" in page.setup._banner(shown[panel.chosen]).replace("&#47;", "/")
    provider.play(status(401))
    _, failed = panel.try_it("openai/loop", provider.base, "")
    assert panel.chosen not in failed
    assert "key" in failed[panel.line]
    assert panel.go_offline()[panel.chosen] == ""


def test_a_session_with_a_connection_is_held_by_it_and_holds_no_key(house: House, provider: Provider) -> None:
    provider.play(say("Which term is left?"))
    desk = Desk(house)
    session = desk.start(FORM.model_copy(update={"model": taken(house, "openai/loop", provider.base, SECRET, "")}))
    desk.send(session, "The gradient is p - y.", 0).wait(20)
    assert provider.requests[0][1]["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in str(house.store.read(session))
    assert SECRET not in desk.screen(session).model_dump_json()
    assert "openai/loop" in desk.screen(session).banner.replace("&#47;", "/")
    desk.close()


def test_after_a_restart_the_interview_goes_on_offline_and_says_so_once(house: House, provider: Provider) -> None:
    name = taken(house, "openai/loop", provider.base, SECRET, "")
    session = begun(Desk(house), FORM.model_copy(update={"model": name}))
    later = Desk(another(house))
    screen = later.open(session)
    run = later.live.latest(session)
    assert run is not None
    assert run.wait(20)
    assert len(run.told) == 1
    assert "no longer connected" in run.told[0]
    assert screen.banner.startswith("Offline interviewer")
    asked = len(provider.requests)
    later.send(session, "The gradient is p - y.", screen.answering).wait(20)
    assert len(provider.requests) == asked
    faults = [one.event for one in house.store.read(session) if isinstance(one.event, Faulted)]
    assert len(faults) == 1
    later.press(session, "end", later.screen(session).answering).wait(20)
    assert "openai/loop" in to_json(later.report(session))
    later.close()


def test_connected_again_the_interview_goes_on_with_the_model(house: House, provider: Provider) -> None:
    session = begun(Desk(house), FORM.model_copy(update={"model": taken(house, "openai/loop", provider.base, "a", "")}))
    restarted = another(house)
    later = Desk(restarted)
    later.open(session)
    run = later.live.latest(session)
    assert run is not None
    assert run.wait(20)
    taken(restarted, "openai/loop", provider.base, "b", "")
    asked = len(provider.requests)
    assert not later.screen(session).banner.startswith("Offline")
    later.send(session, "The gradient is p - y.", later.screen(session).answering).wait(20)
    assert len(provider.requests) > asked
    later.close()
