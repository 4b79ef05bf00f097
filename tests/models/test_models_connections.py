"""Models that are connected while the server runs.

Knows the registry. Never knows a model.
"""

import pytest

from interviewer.domain.errors import UsageError
from interviewer.models.connections import NO_KEY, Connections, is_connection, plain

BASE = "http://127.0.0.1:1234/v1"


def test_a_session_knows_a_connection_by_a_name_that_holds_no_key() -> None:
    connections = Connections()
    name = connections.add("openai/qwen", BASE, "sk-secret")
    assert is_connection(name)
    assert plain(name) == "openai/qwen"
    held = connections.named(name)
    assert held is not None
    assert (held.model, held.api_base, held.key) == ("openai/qwen", BASE, "sk-secret")
    assert "sk-secret" not in name + repr(held) + str(held)


def test_a_plain_name_is_no_connection() -> None:
    connections = Connections()
    assert not is_connection("openai/gpt-5")
    assert plain("openai/gpt-5") == "openai/gpt-5"
    assert connections.lost(["openai/gpt-5"]) == ()
    connections.check("openai/gpt-5", "ada")
    connections.check("", "ada")


def test_connected_again_in_another_process_it_has_the_same_name() -> None:
    name = Connections().add("openai/qwen", BASE, "one")
    later = Connections()
    assert later.lost([name, name, "openai/gpt-5"]) == (name,)
    assert later.add("openai/qwen", BASE, "two") == name
    assert later.lost([name]) == ()


def test_an_address_without_a_key_is_never_sent_a_providers_own() -> None:
    connections = Connections()
    held = connections.named(connections.add("openai/gpt-5", "http://10.0.0.9/v1"))
    assert held is not None
    assert held.key == NO_KEY


def test_a_key_is_used_again_for_the_same_person_and_address_alone() -> None:
    connections = Connections()
    connections.add("openai/a", BASE, "secret", "ada")
    connections.add("openai/a", "", "provider", "ada")

    def key(model: str, base: str, owner: str) -> str | None:
        held = connections.named(connections.add(model, base, "", owner))
        assert held is not None
        return held.key

    assert key("openai/b", BASE, "ada") == "secret"
    assert key("openai/b", "", "ada") == "provider"
    assert key("openai/b", "http://127.0.0.1:9/v1", "ada") == NO_KEY
    assert key("openai/b", BASE, "bob") == NO_KEY
    assert key("openai/b", "", "bob") is None
    assert connections.has_key("openai/c", "ada")
    assert not connections.has_key("mistral/c", "ada")


def test_somebody_elses_connection_is_not_connected() -> None:
    connections = Connections()
    name = connections.add("openai/a", BASE, "secret", "ada")
    connections.check(name, "ada")
    Connections().check(name, "bob")
    with pytest.raises(UsageError, match="openai/a is not connected"):
        connections.check(name, "bob")
    assert connections.add("openai/a", BASE, "other", "bob") != name


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "a" * 3000, "openai/a (connection 01234567)"])
def test_what_is_no_model_is_refused(model: str) -> None:
    with pytest.raises(UsageError):
        Connections().add(model)


@pytest.mark.parametrize("base", ["localhost:1234", "file:///etc/passwd", "http://a\r\nb"])
def test_what_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(UsageError):
        Connections().add("openai/a", base)
