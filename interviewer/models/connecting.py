"""The one place where a model's name becomes a language model.

Knows both transports by name. Never sends anything: a wrong key or address shows at the first request.
"""

from interviewer.domain.errors import UsageError
from interviewer.models.addresses import route, shown
from interviewer.models.connected import ConnectedModel
from interviewer.models.litellm_transport import LiteLLMTransport
from interviewer.models.openai_transport import OpenAITransport
from interviewer.models.patience import Patience
from interviewer.models.price import Price
from interviewer.models.protocol import LanguageModel


def connect(
    name: str,
    api_base: str | None = None,
    api_key: str | None = None,
    *,
    patience: Patience | None = None,
    price: Price | None = None,
) -> LanguageModel:
    """The model of that name, not yet asked anything.

    name: as litellm writes it (`openai/…`, `anthropic/…`, `ollama_chat/…`). With an address, a name without a known
    provider's prefix is a model there, behind the OpenAI protocol. api_base: the address, None for the provider's own.
    api_key: None for the provider's own variable. price: None for what litellm or the provider knows, else unknown.
    Raises UsageError for an empty name and for an address without http:// or https://.
    """
    name, base = name.strip(), (api_base or "").strip() or None
    if not name:
        raise UsageError("no model is named", remedy="name one as provider/model, such as openai/gpt-4o-mini")
    if base and not base.startswith(("http://", "https://")):
        raise UsageError("the model's address is no address", shown(base), "write it as http://host:port/v1")
    way, model = route(name, base)
    key = (api_key or "").strip() or None
    if way == "openai":
        return ConnectedModel(OpenAITransport(model, base, key, price), patience or Patience())
    return ConnectedModel(LiteLLMTransport(model, base, key, price), patience or Patience())
