"""Turns as a report shows them: who said what and when, and what of it counted.

Knows the turns of a session and who held its rounds. Never knows how a verdict came about.
"""

from collections.abc import Iterable, Mapping

from interviewer.assess.report import Counted, PointReport, TurnReport
from interviewer.assess.wording import YOU, marked
from interviewer.domain.library import Library
from interviewer.domain.state import ItemRecord, State, Turn


def persona_name(state: State, round: int, library: Library) -> str:
    """Who held that round of the session, by name; an id that the library no longer has stands for itself."""
    id = state.chosen.rounds[state.rounds[round].index].persona
    return _named(id, library)


def speaker_name(turn: Turn, persona: str, library: Library) -> str:
    """Who spoke: "You", the interviewer that the turn names, else `persona`, who held the round."""
    if turn.speaker == "candidate":
        return YOU
    return _named(turn.persona, library) if turn.persona else persona


def shared_rounds(state: State) -> frozenset[int]:
    """The places of the rounds in which more than one of the interviewers spoke."""
    held = rounds_of(state)
    return frozenset(held[turn.sequence] for turn in state.turns if turn.persona and turn.sequence in held)


def turn_report(turn: Turn, name: str, points: Iterable[PointReport] = (), tentative: bool = False) -> TurnReport:
    """The turn of whoever is called `name`, with what of it counted for these points, in the order it was said."""
    counted = [
        Counted(
            quote=p.evidence.quote,
            start=p.evidence.start,
            end=p.evidence.start + len(p.evidence.quote),
            key_point=p.key_point,
            label=p.label,
            text=p.text,
            verdict=p.verdict,
            says=marked(p.verdict, tentative),
        )
        for p in points
        if p.evidence and p.evidence.turn == turn.sequence
    ]
    return TurnReport(
        sequence=turn.sequence,
        at_s=turn.at_s,
        speaker=turn.speaker,
        name=name,
        text=turn.text,
        action=turn.action,
        counted=tuple(sorted(counted, key=lambda c: c.start)),
    )


def turns_of(state: State, library: Library, without: Iterable[ItemRecord] = ()) -> tuple[TurnReport, ...]:
    """The session's turns in order, under the persona's name; those of the records in `without` are left out."""
    held = rounds_of(state)
    left_out = {turn.sequence for record in without for turn in record.turns}
    name, told = "", []
    for turn in state.turns:
        if turn.sequence in held:
            name = persona_name(state, held[turn.sequence], library)
        if turn.sequence not in left_out:
            told.append(turn_report(turn, speaker_name(turn, name, library)))
    return tuple(told)


def _named(id: str, library: Library) -> str:
    return library.personas[id].name if id in library.personas else id


def rounds_of(state: State) -> Mapping[int, int]:
    """The place of the round in which each turn was said, by the turn's sequence number."""
    between = {turn.sequence: place for place, held in enumerate(state.rounds) for turn in held.turns}
    return between | {turn.sequence: record.round for record in state.items for turn in record.turns}
