"""`interviewer track`: turns in, what the tracker sees out, one JSON line each.

Knows the form of a line. Never knows how a turn is read, and never keeps more than one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import typer
from pydantic import ConfigDict, Field, JsonValue, ValidationError, model_validator

from interviewer.cli.lines import lines_of
from interviewer.cli.near import known
from interviewer.cli.options import Content, Lines, Model, given
from interviewer.cli.output import json_line, told
from interviewer.conduct.tracker import ExchangeTurn, Seen, Tracker
from interviewer.domain.errors import InterviewerError
from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Observation
from interviewer.domain.text import Span
from interviewer.wiring import library_for, tracker_for

Result = dict[str, object]


class Earlier(Noun):
    """One turn before the one that is tracked."""

    speaker: Literal["interviewer", "candidate"] = "candidate"
    text: str


class TurnLine(Noun):
    """One line of input. context: earlier turns, the candidate's where no speaker is named.

    held: misconceptions asserted before, which this turn may repair. id: handed back untouched.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    turn: str = Field(min_length=1)
    item: str | None = None
    question: str | None = None
    context: str | tuple[str | Earlier, ...] = ()
    held: tuple[str, ...] = ()
    id: JsonValue = None

    @model_validator(mode="after")
    def _one_question(self) -> "TurnLine":
        if (self.item is None) == (self.question is None):
            raise ValueError("give either `item` or `question`")
        return self

    def earlier(self) -> tuple[ExchangeTurn, ...]:
        """The context as turns, numbered from 1."""
        given = (self.context,) if isinstance(self.context, str) else self.context
        turns = [Earlier(text=one) if isinstance(one, str) else one for one in given]
        return tuple(
            ExchangeTurn(speaker=turn.speaker, text=turn.text, sequence=number)
            for number, turn in enumerate((turn for turn in turns if turn.text.strip()), start=1)
        )


def track(context: typer.Context, file: Lines = "-", model: Model = None, content: Content = None) -> None:
    """Show what the tracker sees in single turns.

    Each line holds `turn` and either `item`, an id of the bank, or `question`, with `context` (earlier turns) if there
    are any; `id` comes back untouched. Each line out holds key points, misconceptions, triggers, special turns and
    contradictions, each with its literal words and their place. A line that cannot be read has an `error` instead and
    makes the exit status 1.
    """
    settings = given(context).settings(content, model=model)
    items, tracker = library_for(settings).items, tracker_for(settings)
    failed = False
    for result in track_lines(lines_of(file), items, tracker):
        json_line(result)
        if "error" in result:
            failed = True
            told(str(result["error"]))
    if failed:
        raise typer.Exit(1)


def track_lines(lines: Iterable[str], items: Mapping[str, Item], tracker: Tracker) -> Iterator[Result]:
    """One result per line that is not blank, in order, as they come; a bad line does not stop the rest."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _tracked(line, number, items, tracker)


def _tracked(line: str, number: int, items: Mapping[str, Item], tracker: Tracker) -> Result:
    id: object = None
    try:
        data = json.loads(line)
        id = data.get("id") if isinstance(data, dict) else None
        asked = TurnLine.model_validate_json(line)
        return {"id": id, "line": number, **seen_in(asked, items, tracker)}
    except ValidationError as fault:
        first = fault.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the line"
        return _error(
            id,
            number,
            InterviewerError(f"{field} is not as expected", remedy=first["msg"].removeprefix("Value error, ")),
        )
    except (ValueError, RecursionError) as fault:
        return _error(id, number, InterviewerError("not a JSON object", remedy=str(fault)))
    except InterviewerError as fault:
        return _error(id, number, fault)


def seen_in(asked: TurnLine, items: Mapping[str, Item], tracker: Tracker) -> Result:
    """What the tracker sees in one line's turn."""
    item = items[known("question", asked.item, items, "see `interviewer bank list`")] if asked.item else None
    question = item.prompt if item else asked.question or ""
    seen = Seen(item=item, question=question, turn=asked.turn, earlier=asked.earlier(), held=asked.held)
    return _written(tracker.track(seen))


def _written(seen: Observation) -> Result:
    return {
        "key_points": [{"id": m.key_point, "status": m.status, **_words(m.span)} for m in seen.marks],
        "misconceptions": [{"id": s.misconception, "repaired": s.repaired, **_words(s.span)} for s in seen.sightings],
        "triggers": [{"probe": t.probe.value, **_words(t.span)} for t in seen.triggers],
        "special": [
            {"kind": s.special.value, "clarification": s.clarification, **_words(s.span)} for s in seen.specials
        ],
        "contradictions": [
            {"earlier": c.earlier, "earlier_turn": c.earlier_turn, **_words(c.span)} for c in seen.contradictions
        ],
        "tracker": seen.tracker,
    }


def _words(span: Span) -> Result:
    return span.model_dump()


def _error(id: object, number: int, fault: InterviewerError) -> Result:
    where = f"line {number}" + (f", {fault.where}" if fault.where else "")
    return {"id": id, "line": number, "error": str(InterviewerError(fault.what, where, fault.remedy))}
