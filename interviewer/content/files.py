"""One content file at a time: text in, a checked noun out, and faults that name file and line.

Knows how a file's data become a noun. Never knows which files there are or what they mean to each other.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from interviewer.content import strict_yaml
from interviewer.content.strict_yaml import Parsed, Steps

T = TypeVar("T")


class Source(NamedTuple):
    """A file and the line of each value in it, by path."""

    file: Path
    lines: Mapping[Steps, int]

    def at(self, *steps: str | int) -> str:
        """`file:line` of the value at that path, or of the nearest value around it."""
        return f"{shown(self.file)}:{self.lines[self.known(steps)]}"

    def known(self, steps: Steps) -> Steps:
        """The longest beginning of the path that the file has."""
        while steps not in self.lines and steps:
            steps = steps[:-1]
        return steps


@dataclass
class Faults:
    """All that was found wrong so far, one line each: `file:line: what: remedy`."""

    lines: list[str] = field(default_factory=list)

    def add(self, where: str, what: str, remedy: str) -> None:
        """Note one fault; the same one is noted once."""
        line = " ".join(f"{where}: {what}: {remedy}".split())
        if line not in self.lines:
            self.lines.append(line)


class Entry(NamedTuple, Generic[T]):
    """A noun with the place it was read from; `steps` lead to it inside its file."""

    value: T
    source: Source
    steps: Steps = ()

    def at(self, *steps: str | int) -> str:
        """`file:line` of a value inside the noun."""
        return self.source.at(*self.steps, *steps)


def shown(file: Path) -> str:
    """The path as a person would type it: relative where it lies below the working directory."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def read_yaml(file: Path, shape: TypeAdapter[T], faults: Faults) -> Entry[T] | None:
    """The noun in a YAML file; None, and the reasons in `faults`, where it cannot be had."""
    text = _text(file, faults)
    return None if text is None else _noun(file, strict_yaml.parse(text), shape, faults)


def read_markdown(file: Path, shape: TypeAdapter[T], body_field: str, faults: Faults) -> Entry[T] | None:
    """The noun in a Markdown file's front matter, with the text below it as `body_field`."""
    text = _text(file, faults)
    if text is None:
        return None
    head, body = strict_yaml.parse_front_matter(text)
    if isinstance(head.data, dict):
        if body_field in head.data:
            faults.add(Source(file, head.lines).at(body_field), f"“{body_field}” in the front matter", "write it below")
        head = head._replace(data={**head.data, body_field: body})
    return _noun(file, head, shape, faults)


def _text(file: Path, faults: Faults) -> str | None:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        faults.add(shown(file), f"cannot be read, {error.strerror or error}", "restore the file")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(f"{shown(file)}:{line}", "not UTF-8", "save the file as UTF-8")
    return None


def _noun(file: Path, parsed: Parsed, shape: TypeAdapter[T], faults: Faults) -> Entry[T] | None:
    source = Source(file, parsed.lines)
    for line, what, remedy in parsed.faults:
        faults.add(f"{shown(file)}:{line}", what, remedy)
    if parsed.data is None and parsed.faults:
        return None
    try:
        value = shape.validate_json(json.dumps(parsed.data), strict=True)
    except ValidationError as error:
        _explain(error, source, faults)
        return None
    return None if parsed.faults else Entry(value, source)


def _explain(error: ValidationError, source: Source, faults: Faults) -> None:
    """One fault per value: of a union's several complaints the first stands for all."""
    told: set[tuple[Steps, str]] = set()
    for complaint in error.errors(include_url=False):
        loc: Steps = tuple(complaint["loc"])
        known = source.known(loc)
        beyond = loc if complaint["type"] == "missing" else known
        subject = "this field" if complaint["type"] in ("extra_forbidden", "missing") else "value"
        if (beyond, subject) in told:
            continue
        told.add((beyond, subject))
        name = ".".join(map(str, beyond)) or "the file"
        what, remedy = _advice(complaint["type"], complaint["msg"], complaint.get("input"))
        faults.add(source.at(*known), f"{name} {what}", remedy)


def _advice(kind: str, message: str, given: Any) -> tuple[str, str]:
    if kind == "missing":
        return "is missing", "add it"
    if kind == "extra_forbidden":
        return "is not a field that is known here", "remove it or mend its spelling"
    if kind == "string_type" and isinstance(given, bool | int | float):
        return f"is {json.dumps(given)}, not text", "put it in quotes"
    return "does not fit", message[:1].lower() + message[1:]
