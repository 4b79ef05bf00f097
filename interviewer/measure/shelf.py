"""Results of measurements kept on disk by everything that they depend on, so that a repeat is free.

Knows files and hashes. Never knows what is measured, and forgets nothing that still holds.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

import interviewer
from interviewer.domain.errors import StoreError
from interviewer.domain.library import Library

T = TypeVar("T")


@lru_cache(maxsize=1)
def code() -> str:
    """A hash of the package's own source, since whatever reads answers may have changed."""
    root = Path(interviewer.__file__).parent
    held = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in {".py", ".yaml"}):
        held.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return held.hexdigest()


def content(library: Library) -> str:
    """A hash of all authored content."""
    return hashlib.sha256(library.model_dump_json().encode()).hexdigest()


class Shelf:
    """Results by what they depend on. folder: where they are kept."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._base = [code(), content(library)]

    def get(self, name: str, depends: Iterable[str | Path], shape: TypeAdapter[T], make: Callable[[], T]) -> T:
        """The result that is kept for this code, this content and these files and settings, else a new one.

        Raises StoreError if the disk refuses.
        """
        held = hashlib.sha256("\0".join([*self._base, name]).encode())
        for one in depends:
            held.update(one.read_bytes() if isinstance(one, Path) else one.encode())
            held.update(b"\0")
        file = self._folder / f"{name.replace(' ', '-')}-{held.hexdigest()[:24]}.json"
        try:
            return shape.validate_json(file.read_bytes())
        except (OSError, ValidationError):
            pass
        made = make()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = file.with_suffix(".part")
            beside.write_bytes(shape.dump_json(made))
            beside.replace(file)
        except OSError as error:
            what = f"a measurement cannot be kept: {error.strerror or error}"
            raise StoreError(what, str(self._folder), "make room there") from None
        return made
