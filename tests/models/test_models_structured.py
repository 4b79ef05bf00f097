"""The ladder of structured answers, over every transport."""

import json

import pytest

from interviewer.domain.errors import ModelBroke, ModelNonsense, ModelRefused, ModelUnreachable
from interviewer.models.connected import ConnectedModel
from interviewer.models.protocol import Tokens
from tests.loopback import Provider, cut, say, status, supporting, tool
from tests.models.conftest import PROMPT, Verdict

GOOD = '{"level": 3, "points": [{"id": "a", "met": true}], "note": null}'
WANTED = Verdict(level=3, points=(Verdict.Point(id="a", met=True),))


def asked(model: ConnectedModel) -> Verdict:
    return model.structured(PROMPT, Verdict, max_tokens=50)


def test_the_schema_is_asked_for_first_and_strictly(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say(GOOD))
    assert asked(model) == WANTED
    wanted = provider.bodies[0]["response_format"]["json_schema"]
    assert wanted["strict"] is True
    assert wanted["schema"]["required"] == ["level", "points", "note"]
    assert wanted["schema"]["additionalProperties"] is False


@pytest.mark.parametrize(
    ("forms", "requests"),
    [(("json_schema",), 1), (("json_object",), 2), (("tools",), 3), ((), 4)],
    ids=["schema", "object", "tool", "text"],
)
def test_the_ladder_ends_at_what_the_server_supports_and_stays_there(
    model: ConnectedModel, provider: Provider, forms: tuple[str, ...], requests: int
) -> None:
    reply = tool(GOOD) if "tools" in forms else say(f"Of course!\n```json\n{GOOD}\n```")
    provider.play(supporting(*forms, reply=reply))
    assert asked(model) == WANTED
    assert len(provider.requests) == requests
    assert asked(model) == WANTED
    assert len(provider.requests) == requests + 1


@pytest.mark.parametrize("forms", [("json_object",), ()])
def test_a_server_that_cannot_enforce_the_schema_is_shown_it(
    model: ConnectedModel, provider: Provider, forms: tuple[str, ...]
) -> None:
    provider.play(supporting(*forms, reply=say(GOOD)))
    asked(model)
    assert '"met"' in provider.bodies[-1]["messages"][-1]["content"]
    assert provider.bodies[-1]["messages"][0]["content"] == PROMPT[0].content


def test_a_wrong_answer_is_repaired_once_with_its_fault_in_one_line(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say('{"level": "high", "points": []}'), say(GOOD))
    spent: list[Tokens] = []
    assert model.structured(PROMPT, Verdict, max_tokens=50, spent=spent.append) == WANTED
    repair = provider.bodies[1]["messages"][-1]["content"].split("Answer with")[0]
    assert "level: Input should be a valid integer" in repair
    assert "\n" not in repair
    assert "high" not in repair
    assert len(spent) == 2


def test_junk_then_an_object_is_accepted(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("I would rather not."), say(GOOD))
    assert asked(model) == WANTED


def test_junk_twice_is_nonsense_after_two_requests(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("I would rather not."))
    with pytest.raises(ModelNonsense, match="no Verdict, also after one repair: there is no JSON object"):
        asked(model)
    assert len(provider.requests) == 2


def test_an_empty_answer_is_repaired_like_a_wrong_one(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say(""), say(GOOD))
    assert asked(model) == WANTED


def test_an_answer_cut_short_by_its_limit_is_repaired_like_a_wrong_one(
    model: ConnectedModel, provider: Provider
) -> None:
    provider.play(say(GOOD[:20], finish="length"), say(GOOD))
    assert asked(model) == WANTED
    assert "no whole JSON object" in provider.bodies[1]["messages"][-1]["content"]


def test_a_server_that_ignores_the_form_gets_the_schema_in_the_prompt_next_time(
    model: ConnectedModel, provider: Provider
) -> None:
    provider.play(say("Certainly, it is good."), say(GOOD))
    asked(model)
    asked(model)
    assert provider.bodies[2]["response_format"] == {"type": "json_object"}


def test_a_broken_answer_is_asked_again_even_after_it_had_begun(model: ConnectedModel, provider: Provider) -> None:
    provider.play(cut(words=2), say(GOOD))
    assert asked(model) == WANTED


def test_an_answer_broken_twice_is_told_as_broken(model: ConnectedModel, provider: Provider) -> None:
    provider.play(cut(words=2))
    with pytest.raises(ModelBroke):
        asked(model)
    assert len(provider.requests) == 2


@pytest.mark.parametrize(
    ("code", "message", "kind", "requests"),
    [
        (401, "no", ModelRefused, 1),
        (400, "maximum context length is 5 tokens", ModelRefused, 1),
        (500, "no", ModelUnreachable, 2),
        (400, "no", ModelRefused, 4),
    ],
)
def test_only_a_rejected_request_goes_down_the_ladder(
    model: ConnectedModel, provider: Provider, code: int, message: str, kind: type[Exception], requests: int
) -> None:
    provider.play(status(code, message))
    with pytest.raises(kind):
        asked(model)
    assert len(provider.requests) == requests


def test_a_ladder_that_failed_to_the_end_is_not_remembered(model: ConnectedModel, provider: Provider) -> None:
    provider.play(status(400, "no"))
    with pytest.raises(ModelRefused):
        asked(model)
    provider.play(say(GOOD))
    asked(model)
    assert provider.bodies[0]["response_format"]["type"] == "json_schema"


def test_what_a_model_says_in_a_tool_call_may_be_any_valid_json(model: ConnectedModel, provider: Provider) -> None:
    quoting = json.dumps({"level": 1, "note": 'She said "} done" – ünïcode {'})
    provider.play(supporting("tools", reply=tool(quoting)))
    assert asked(model).note == 'She said "} done" – ünïcode {'
