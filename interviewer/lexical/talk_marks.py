"""Where a talk moves on: slides, headings, section changes in words, its end, and what stands on a slide.

Knows how such marks are written. Never knows what is said between them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from interviewer.domain.noun import Noun
from interviewer.domain.talk_plan import Section, TalkPlan
from interviewer.domain.text import folded, words

MOST_TITLE = 8
"""Words of a title; a longer line is speech."""

_LINE = re.compile(r"[^\n]+\n?|\n")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s*#{1,6}\s+(?P<rest>\S.*?)\s*#*\s*$")
_SLIDE = re.compile(
    r"\s*(?:#{1,6}\s+)?\[?slide\s+(?P<number>\d{1,3})\]?(?:\s*[:.)\u2013\u2014-]+\s*(?P<rest>.*?)|\s*)$", re.IGNORECASE
)
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_COMMAND = re.compile(r"\s*/(?P<name>next|done|slide)\b\s*(?P<rest>[^\n]*?)\s*$", re.IGNORECASE)
_BARE_TITLE = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?(?P<rest>[^\W\d_][^.!?\n]{0,60}?)\s*:?\s*$")
_LEADS_ON = re.compile(
    r"(?:so |now |and |then |okay |with that |let me |let us |let's |i |we |will |i'll |i’ll |we'll |"
    r"(?:that|this|which) (?:brings|leads|gets) me |,)*"
    r"(?:(?:move|moving|turn|turning|come|coming|go|going|get|getting|on|over)\b ?)*(?:now |on )?"
    r"to (?:the |my |our |what )?(?P<rest>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:so|now|next|and now|then|finally|first|last)[, ]+(?:the |our |my |for the )?(?P<rest>\w+(?: \w+)?)\W*$",
    re.IGNORECASE,
)
_SUMMED_UP = re.compile(r"in (?P<rest>conclusion|summary)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class Mark(Noun):
    """A mark at [start, end) of its turn. section: where it leads, None where that is not told.

    slide: its number, if told. next_slide, next_section: one further than before. title: "" without. done: the end.
    """

    start: int
    end: int
    section: str | None = None
    slide: int | None = None
    next_slide: bool = False
    next_section: bool = False
    title: str = ""
    done: bool = False


class Stretch(Noun):
    """What stands between two marks at [start, end) of its turn. spoken: said, not merely shown on the slide."""

    start: int
    end: int
    spoken: bool = True


def marked(text: str, plan: TalkPlan) -> tuple[Mark | Stretch, ...]:
    """The marks of a turn and what stands between them, in order; blank stretches are left out."""
    return tuple(_joined(text, _lines(text, plan)))


def section_of(title: str, sections: Sequence[Section]) -> str | None:
    """The section that a title tells, by its first telling word; None if it tells none."""
    plain = f" {' '.join(words(title))} "
    found = [
        (plain.find(f" {heading} "), section.id)
        for section in sections
        for heading in section.headings
        if f" {heading} " in plain
    ]
    return min(found)[1] if found else None


def _lines(text: str, plan: TalkPlan) -> Iterator[Mark | Stretch]:
    fenced, waits = False, False
    for line in _LINE.finditer(text):
        start, end, row = line.start(), line.end(), line.group().rstrip("\n")
        if _FENCE.match(row):
            fenced = not fenced
            yield Stretch(start=start, end=end, spoken=False)
        elif fenced:
            yield Stretch(start=start, end=end, spoken=False)
        elif not row.strip():
            yield Stretch(start=start, end=end)
        else:
            mark = _mark(row, start, end, plan, waits)
            waits = mark is not None and mark.next_slide and not mark.title
            spoken = start if mark is None else mark.end
            yield from [mark] if mark else []
            yield from _told(row[spoken - start :], spoken, plan) if spoken < start + len(row) else []


def _mark(row: str, start: int, end: int, plan: TalkPlan, waits: bool) -> Mark | None:
    """The mark that the line is. waits: a new slide was just begun, so that a short line is its title."""
    if _RULE.match(row):
        return Mark(start=start, end=end, next_slide=True)
    command = _COMMAND.match(row)
    if command is not None:
        return _commanded(command, start, end, plan)
    slide = _SLIDE.match(row)
    if slide is not None:
        return _titled(row, slide, start, end, plan, slide=int(slide["number"]))
    heading = _HEADING.match(row)
    if heading is not None:
        return _titled(row, heading, start, end, plan)
    bare = _BARE_TITLE.match(row)
    if bare is None or len(words(bare["rest"])) > MOST_TITLE:
        return None
    told = " ".join(words(bare["rest"]))
    if waits or any(told == heading for section in plan.sections for heading in section.headings):
        return _titled(row, bare, start, end, plan)
    return None


def _commanded(command: re.Match[str], start: int, end: int, plan: TalkPlan) -> Mark:
    name, rest = command["name"].lower(), command["rest"]
    if name == "done":
        return Mark(start=start, end=end, done=True)
    if name == "slide":
        number = int(rest) if rest.isdigit() else None
        return Mark(start=start, end=end, slide=number, next_slide=number is None)
    section = section_of(rest, plan.sections) if rest else None
    return Mark(start=start, end=end, section=section, next_section=section is None)


def _titled(row: str, found: re.Match[str], start: int, end: int, plan: TalkPlan, slide: int | None = None) -> Mark:
    """The mark with its title; where the line goes on with speech the mark ends before that."""
    rest = found["rest"] or ""
    if len(words(rest)) > MOST_TITLE:
        section = section_of(" ".join(words(rest)[:2]), plan.sections)
        return Mark(start=start, end=start + found.start("rest"), section=section, slide=slide)
    section = section_of(rest, plan.sections)
    ends = section is None and _says(rest, plan.done)
    return Mark(start=start, end=end, section=section, slide=slide, title=rest.strip(), done=ends)


def _told(row: str, start: int, plan: TalkPlan) -> Iterator[Mark | Stretch]:
    """The line's sentences; one that leads on to a section, or ends the talk, is a mark before or after itself."""
    for sentence in _SENTENCE.finditer(row):
        low, high, said = start + sentence.start(), start + sentence.end(), sentence.group().strip()
        onward = _begins(said, plan.onward)
        section = section_of(said, plan.sections) if onward else _leads_to(said, plan)
        if onward or section is not None:
            yield Mark(start=low, end=low, section=section, next_section=section is None)
        yield Stretch(start=low, end=high)
        if _says(said, plan.done):
            yield Mark(start=high, end=high, done=True)


def _leads_to(said: str, plan: TalkPlan) -> str | None:
    """The section that the sentence's beginning leads on to."""
    found = _LEADS_ON.match(said) or _ANNOUNCED.match(said) or _SUMMED_UP.match(said)
    return section_of(found["rest"], plan.sections) if found else None


def _begins(said: str, phrases: Sequence[str]) -> bool:
    """Whether a short sentence begins with one of the phrases."""
    return len(words(said)) <= MOST_TITLE and any(words(said)[: len(words(p))] == words(p) for p in phrases)


def _says(said: str, phrases: Sequence[str]) -> bool:
    """Whether a short sentence is one of the phrases, or holds one of three words or more."""
    own = words(said)
    plain = f" {' '.join(own)} "
    told = (words(phrase) for phrase in phrases)
    return len(own) <= 14 and any(
        own == phrase or (len(phrase) > 2 and f" {' '.join(phrase)} " in plain) for phrase in told
    )


def _joined(text: str, pieces: Iterator[Mark | Stretch]) -> Iterator[Mark | Stretch]:
    """Stretches of one sort in a row as one, without white space at their edges; blank ones are dropped."""
    held: Stretch | None = None
    for piece in pieces:
        if isinstance(piece, Stretch) and held is not None and held.spoken == piece.spoken:
            held = held.model_copy(update={"end": piece.end})
            continue
        yield from _trimmed(text, held)
        held = piece if isinstance(piece, Stretch) else None
        if isinstance(piece, Mark):
            yield piece
    yield from _trimmed(text, held)


def _trimmed(text: str, held: Stretch | None) -> Iterator[Stretch]:
    if held is None:
        return
    part = text[held.start : held.end]
    if part.strip():
        lead = len(part) - len(part.lstrip())
        yield held.model_copy(update={"start": held.start + lead, "end": held.start + len(part.rstrip())})


@lru_cache(maxsize=512)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the phrases between word boundaries; a star at an end stands for any ending."""
    parts = [re.escape(folded(phrase)).replace(r"\*", r"[\w-]*") for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)", re.IGNORECASE)
