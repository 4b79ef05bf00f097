"""Where a model is: which transport its name asks for, what of its address may be shown, and hanging up on it.

Knows litellm's way of naming and the providers' prefixes. Never loads litellm to ask it.
"""

import re
import socket
from typing import Any
from urllib.parse import urlsplit

_PREFIXES = """
ai21 ai21_chat aiml amazon_nova anthropic anthropic_text azure azure_ai azure_text baseten bedrock cerebras clarifai
cloudflare codestral cohere cohere_chat cometapi compactifai custom custom_openai dashscope databricks datarobot
deepinfra deepseek docker_model_runner empower featherless_ai fireworks_ai friendliai galadriel gemini gigachat
github github_copilot gradient_ai groq helicone heroku hosted_vllm huggingface hyperbolic infinity lambda_ai
lemonade litellm_proxy llamafile lm_studio maritalk meta_llama minimax mistral moonshot morph nano-gpt nebius
nlp_cloud novita nscale nvidia_nim oci ollama ollama_chat oobabooga openai_like openrouter ovhcloud perplexity
petals poe predibase publicai replicate sagemaker sagemaker_chat sambanova sap scaleway snowflake synthetic
together_ai triton v0 vercel_ai_gateway vertex_ai vertex_ai_beta vllm volcengine wandb watsonx watsonx_text xai
xinference zai
"""
PROVIDERS = frozenset(_PREFIXES.split())
"""The prefixes that go to litellm also when an address is given. Any other `owner/model` is then a model's own name."""

_SPEAKS_OPENAI = frozenset({"openai", "hosted_vllm", "lm_studio", "llamafile", "openai_like", "custom_openai"})
_OPENAI_MODEL = re.compile(r"^(gpt-|chatgpt-|o\d)")


def route(name: str, api_base: str | None) -> tuple[str, str]:
    """("openai", the model's own name) or ("litellm", the full name)."""
    prefix, _, rest = name.partition("/")
    if rest and prefix == "openai":
        return "openai", rest
    if api_base and rest and prefix in _SPEAKS_OPENAI:
        return "openai", rest
    if api_base and not (rest and prefix in PROVIDERS):
        return "openai", name
    if not rest and _OPENAI_MODEL.match(name):
        return "openai", name
    return "litellm", name


def shown(address: str) -> str:
    """The address without user, password and query."""
    parts = urlsplit(address)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}" if parts.scheme else parts.path


def hang_up(response: Any) -> None:
    """Wake a thread that blocks on this httpx response, by shutting its socket down; that thread then closes it.

    Closing from here would not wake it. The base class's method, because SSLSocket's own pulls the rug from the reader.
    """
    if response.is_closed:  # its connection may serve another request by now
        return
    stream = response.extensions.get("network_stream")
    raw = stream.get_extra_info("socket") if stream is not None else None
    if raw is not None:
        socket.socket.shutdown(raw, socket.SHUT_RDWR)
