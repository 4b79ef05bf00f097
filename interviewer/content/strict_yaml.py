"""YAML without surprises: plain data with the line of every value, and a fault for each construct that misleads.

Knows YAML's syntax and its silent conversions. Never knows what the data mean.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

Steps = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

Data = Any
"""None, bool, int, float, str, list of Data or dict from str to Data."""

DEEPEST = 40

_NOTHING = {"", "null"}
_TRUTH = {"true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_SILENT_WORD = re.compile(r"~|null|true|false|yes|no|on|off|y|n|=|<<", re.IGNORECASE)
_SILENT_NUMBER = re.compile(
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|([0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)([eE][-+]?[0-9]+)?|\.(inf|nan))",
    re.IGNORECASE,
)
_SILENT_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?", re.DOTALL)

_PLAIN = re.compile(r"[A-Za-z][\w .,()/+-]*")
_QUOTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")
_BLOCK = re.compile(r"\S[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")


class Fault(NamedTuple):
    """One thing wrong with the text. line: counted from 1."""

    line: int
    what: str
    remedy: str


class Parsed(NamedTuple):
    """Plain data, the line of each value by its path, and all that is wrong.

    A mapping's value stands on the line of its key. Where `faults` is not empty, `data` holds what could be read.
    """

    data: Data
    lines: dict[Steps, int]
    faults: tuple[Fault, ...]


class FrontMatter(NamedTuple):
    """A Markdown file's head, parsed, and the text below it."""

    head: Parsed
    body: str


@lru_cache(maxsize=512)  # a bank that is read again has mostly the same files
def parse(text: str, first_line: int = 1) -> Parsed:
    """The YAML document in `text`, whose first line has the number `first_line` in its file. Not to be changed."""
    events, broken = _events(text, first_line)
    if broken:
        return Parsed(None, {(): first_line}, (broken,))
    builder = _Builder(events, first_line)
    data = builder.document()
    return Parsed(data, builder.lines, tuple(builder.faults))


def parse_front_matter(text: str) -> FrontMatter:
    """The YAML between the two `---` lines at the top of a Markdown file, and the body after them."""
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match:
        fault = Fault(1, "no front matter", "begin the file with `---`, the fields, and `---` on lines of their own")
        return FrontMatter(Parsed(None, {(): 1}, (fault,)), text.strip())
    return FrontMatter(parse(match.group(1), first_line=2), text[match.end() :].strip())


def written(data: Data) -> str:
    """Plain data as YAML that `parse` reads back as the same data without a fault; several lines of text as a block."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    Dumper.add_representer(str, _represented)
    return str(yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False))


def _represented(dumper: Any, text: str) -> Any:
    """A plain word where every reader of YAML takes it for text, a block for several lines, else in quotes."""
    if "\n" in text:
        style = "|" if _BLOCK.fullmatch(text) else '"'
    elif _PLAIN.fullmatch(text) and not _misread(text):
        style = None
    else:
        style = "'" if _QUOTABLE.fullmatch(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _misread(text: str) -> bool:
    silent = (_SILENT_WORD, _SILENT_NUMBER, _SILENT_DATE, _INTEGER, _FLOAT)
    return any(pattern.fullmatch(text) for pattern in silent)


def _events(text: str, first_line: int) -> tuple[list[Any], Fault | None]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return list(yaml.parse(text, Loader=loader)), None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        position = getattr(error, "position", 0)
        line = mark.line if mark else text[:position].count("\n")
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        return [], Fault(first_line + line, f"not YAML: {problem}", "mend the syntax here or just above")


class _Builder:
    """Walks the parser's events once. A construct that is refused becomes a fault, and reading goes on."""

    def __init__(self, events: list[Any], first_line: int) -> None:
        self.lines: dict[Steps, int] = {(): first_line}
        self.faults: list[Fault] = []
        self._events: Iterator[Any] = iter(events)
        self._first = first_line

    def document(self) -> Data:
        """The only document of the stream."""
        next(self._events)
        start = next(self._events)
        if type(start).__name__ != "DocumentStartEvent":
            self._refuse(start, "the file is empty", "write the fields that the file needs")
            return None
        data = self._value(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if type(after).__name__ == "DocumentStartEvent":
            self._refuse(after, "a second document", "keep one document in a file")
        return data

    def _value(self, event: Any, path: Steps) -> Data:
        kind = type(event).__name__
        self.lines.setdefault(path, self._line(event))
        if len(path) > DEEPEST:
            return self._too_deep(event, kind)
        if kind == "AliasEvent":
            self._refuse(event, f"an alias, *{event.anchor}", "write the value out in each place")
            return None
        if event.anchor is not None:
            self._refuse(event, f"an anchor, &{event.anchor}", "write the value out in each place")
        if event.tag is not None:
            self._refuse(event, f"a tag, {event.tag}", "remove it; quote the value if it is text")
        if kind == "SequenceStartEvent":
            return self._list(path)
        if kind == "MappingStartEvent":
            return self._mapping(path)
        return self._scalar(event)

    def _list(self, path: Steps) -> list[Data]:
        out: list[Data] = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            out.append(self._value(event, (*path, len(out))))
        return out

    def _mapping(self, path: Steps) -> dict[str, Data]:
        out: dict[str, Data] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._key(event, path)
            if key in out:
                self._refuse(event, f"“{key}” is given twice", "keep one of the two")
                self._value(next(self._events), (*path, key, "again"))
                continue
            self.lines[(*path, key)] = self._line(event)
            out[key] = self._value(next(self._events), (*path, key))
        return out

    def _key(self, event: Any, path: Steps) -> str:
        key = self._value(event, (*path, "[key]"))
        if isinstance(key, str):
            return key
        if type(event).__name__ != "ScalarEvent":
            self._refuse(event, "a key that is not text", "use a word as the key")
        else:
            self._refuse(event, f"the key “{event.value}” is not text", "put the key in quotes")
        return str(getattr(event, "value", f"[key {self._line(event)}]"))

    def _scalar(self, event: Any) -> Data:
        value: str = event.value
        if event.style not in (None, ""):
            return value
        if value in _NOTHING:
            return None
        if value in _TRUTH:
            return _TRUTH[value]
        if _INTEGER.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value) and math.isfinite(float(value)):
            return float(value)
        return self._text(event, value)

    def _text(self, event: Any, value: str) -> str | None:
        if value == "<<":
            self._refuse(event, "a merge key", "write the fields out")
        elif _SILENT_WORD.fullmatch(value):
            self._refuse(
                event, f"“{value}” is not text to every reader of YAML", "write true, false or null, or quote it"
            )
        elif _SILENT_DATE.fullmatch(value):
            self._refuse(event, f"“{value}” is a date to some readers of YAML", "put it in quotes")
        elif _SILENT_NUMBER.fullmatch(value):
            self._refuse(event, f"“{value}” is not a plain decimal number", "write it as 10 or 1.5, or quote it")
        return value

    def _too_deep(self, event: Any, kind: str) -> None:
        self._refuse(event, f"nested more than {DEEPEST} levels deep", "flatten it")
        depth = int(kind.endswith("StartEvent"))
        while depth:
            inner = type(next(self._events)).__name__
            depth += inner.endswith("StartEvent") - inner.endswith("EndEvent")

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._first

    def _refuse(self, event: Any, what: str, remedy: str) -> None:
        self.faults.append(Fault(self._line(event), what, remedy))
