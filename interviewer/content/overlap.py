"""Whether a text repeats six words in a row of the guides that topics were taken from.

Knows hashes of six-word runs. Never knows the guides' words: they cannot be read back from the hashes.
"""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from interviewer.domain.text import folded, words

RUN = 6
SIZE = 8
FILE = "question_bank/source_sixgrams.bin"


def hashes(text: str) -> Iterator[tuple[int, bytes]]:
    """Each run of six folded words as (index of its first word, 8-byte hash)."""
    found = words(folded(text))
    for start in range(len(found) - RUN + 1):
        yield start, blake2b(" ".join(found[start : start + RUN]).encode(), digest_size=SIZE).digest()


def read_runs(folder: Path) -> frozenset[bytes]:
    """The hashes kept below a content folder, none where the file is not there."""
    file = folder / FILE
    held = file.read_bytes() if file.is_file() else b""
    return frozenset(held[at : at + SIZE] for at in range(0, len(held), SIZE))


def repeated(text: str, runs: frozenset[bytes]) -> tuple[str, ...]:
    """Stretches of six or more words of `text` that the guides contain too, in order, folded."""
    found = words(folded(text))
    stretches: list[tuple[int, int]] = []
    for start, digest in hashes(text):
        if digest not in runs:
            continue
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], start + RUN)
        else:
            stretches.append((start, start + RUN))
    return tuple(" ".join(found[start:end]) for start, end in stretches)
