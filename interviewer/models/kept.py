"""A language model whose replies are kept on disk, so that the same question is paid for once.

Knows a folder and what makes two requests the same. Never keeps a fault, and never knows what a reply is for.
"""

import hashlib
import json
import os
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import get_ident

from pydantic import BaseModel, ValidationError

from interviewer.domain.errors import StoreError
from interviewer.models.protocol import LanguageModel, Message, Spent, T, unheeded


class KeptReplies:
    """Replies by the hash of everything that was asked. Safe for several threads and processes at once."""

    def __init__(self, folder: Path, address: str = "") -> None:
        self._folder, self._address = folder, address

    def key(
        self, model: str, messages: Sequence[Message], shape: type[BaseModel] | None, most: int, heat: float | None
    ) -> str:
        """A SHA-256 over the model's name and address, the messages, the shape and the limits."""
        asked = {
            "model": model,
            "address": self._address,
            "messages": [message.model_dump() for message in messages],
            "shape": shape.model_json_schema() if shape else None,
            "max_tokens": most,
            "temperature": heat,
        }
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The reply that is kept, as text or JSON; None where there is none or it cannot be read."""
        try:
            return self._file(key).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, reply: str) -> None:
        """Keep a reply, whole or not at all. Raises StoreError if the disk refuses."""
        file = self._file(key)
        beside = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(reply, encoding="utf-8")
            beside.replace(file)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise StoreError(
                f"a model's reply cannot be kept: {error.strerror or error}", str(file.parent), "make room there"
            ) from None

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


class KeptModel:
    """The same model, asked only what it has not been asked before."""

    def __init__(self, model: LanguageModel, kept: KeptReplies) -> None:
        self._model, self._kept = model, kept

    @property
    def name(self) -> str:
        """The model's own name."""
        return self._model.name

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """The kept text in one piece, else as the model streams; only a whole reply is kept."""
        key = self._kept.key(self.name, messages, None, max_tokens, temperature)
        held = self._kept.get(key)
        if held is not None:
            yield held
            return
        pieces = []
        for piece in self._model.stream(messages, max_tokens=max_tokens, temperature=temperature, spent=spent):
            pieces.append(piece)
            yield piece
        self._kept.put(key, "".join(pieces))

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """The kept reply, else the model's."""
        key = self._kept.key(self.name, messages, shape, max_tokens, temperature)
        held = self._kept.get(key)
        if held is not None:
            with suppress(ValidationError):
                return shape.model_validate_json(held)
        reply = self._model.structured(messages, shape, max_tokens=max_tokens, temperature=temperature, spent=spent)
        self._kept.put(key, reply.model_dump_json())
        return reply
