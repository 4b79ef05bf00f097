"""The scripted model keeps the protocol and its script."""

import pytest
from pydantic import BaseModel

from interviewer.domain.errors import ModelNonsense, ModelUnreachable
from interviewer.models import LanguageModel, Message, ScriptedModel, Tokens

PROMPT = [Message(role="user", content="What is two and two?")]


class Sum(BaseModel):
    """A sum."""

    value: int


def asked(model: LanguageModel) -> Sum:
    return model.structured(PROMPT, Sum, max_tokens=5)


def test_replies_come_in_order_word_by_word() -> None:
    model = ScriptedModel(["It is four.", "Still four."])
    assert list(model.stream(PROMPT, max_tokens=5)) == ["It ", "is ", "four."]
    assert "".join(model.stream(PROMPT, max_tokens=5)) == "Still four."
    assert model.asked == [tuple(PROMPT), tuple(PROMPT)]


@pytest.mark.parametrize("reply", [Sum(value=4), {"value": 4}, 'It is {"value": 4}'])
def test_an_object_may_be_scripted_as_itself_as_a_dict_or_as_text(reply: Sum | dict[str, int] | str) -> None:
    assert asked(ScriptedModel([reply])) == Sum(value=4)


def test_a_text_without_the_shape_is_nonsense() -> None:
    with pytest.raises(ModelNonsense, match="no Sum"):
        asked(ScriptedModel(["four"]))


def test_a_scripted_exception_is_raised() -> None:
    with pytest.raises(ModelUnreachable):
        list(ScriptedModel([ModelUnreachable("gone")]).stream(PROMPT, max_tokens=5))


def test_a_function_of_the_messages_answers_as_often_as_it_is_asked() -> None:
    model = ScriptedModel(lambda messages: messages[-1].content.upper())
    assert "".join(model.stream(PROMPT, max_tokens=5)) == "WHAT IS TWO AND TWO?"
    assert "".join(model.stream(PROMPT, max_tokens=5)) == "WHAT IS TWO AND TWO?"


def test_asking_beyond_the_script_fails_the_test() -> None:
    model = ScriptedModel([])
    with pytest.raises(AssertionError, match="more than its script"):
        asked(model)


def test_tokens_are_reported() -> None:
    spent: list[Tokens] = []
    list(ScriptedModel(["four four"]).stream(PROMPT, max_tokens=5, spent=spent.append))
    assert spent == [Tokens(prompt=5, completion=2, estimated=True)]
