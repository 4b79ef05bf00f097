"""One session as the page shows it: conversation, clock, what may be pressed.

Knows a state and its wording on the page. Never knows Gradio, nor how to change the session.
"""

import html
from collections.abc import Sequence
from datetime import datetime

from interviewer.assess.spoken import persona_name, rounds_of, shared_rounds, speaker_name
from interviewer.domain.events import Round
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.people import Persona
from interviewer.domain.state import Awaiting, State, Turn, Usage
from interviewer.domain.vocabulary import Mode, Role
from interviewer.lexical.talk_standing import standing
from interviewer.models.connections import plain
from interviewer.ui.plain import as_text
from interviewer.ui.presenting import Presenting, presenting
from interviewer.ui.silence import Offer, offers

OFFLINE = "Offline interviewer: reads by rules; judgements are tentative."
MODEL = "Rules decide what is asked; the model words it and judges from your own words, and can be wrong."
NOT_CALLED = "The model was not called yet."
MARKED = {
    "/next": "went on to the next section",
    "/slide": "put up the next slide",
    "/done": "said that the talk is done",
}
PRESSED = {
    "hint": "asked for a hint",
    "rephrase": "asked for the question in other words",
    "pass": "passed",
    "end": "ended the interview",
}


class Message(Noun):
    """One message of the conversation, as Markdown that is safe to show. role: user is the candidate."""

    role: str
    content: str


class Clock(Noun):
    """The open round's clock in seconds, and whether it is running."""

    elapsed_s: float
    planned_s: float
    running: bool


class Screen(Noun):
    """Everything that the page shows of one session.

    answering: sequence number of the interviewer's latest turn, which an answer written now belongs to.
    open: the session can go on. owed: the interviewer has something to do. closed: items that are done with.
    meter: what the models have used, "" without any. offers: what a long silence brings, and minute_s how long "a
    minute" is. code: language of the code that the open question asks for, "" if it asks for none. presenting: the
    panel of a talk, None where none is held.
    """

    session: str
    title: str
    banner: str
    messages: tuple[Message, ...]
    clock: Clock
    answering: int
    open: bool
    paused: bool
    owed: bool
    drill: bool
    closed: int
    meter: str
    offers: tuple[Offer, ...]
    minute_s: int
    code: str
    presenting: Presenting | None = None

    @property
    def readable(self) -> bool:
        """Whether there is feedback to read: at the end, and after each question of a drill."""
        return not self.open or (self.drill and self.closed > 0)


def screen_of(state: State, library: Library, now: datetime, deck: int = 0) -> Screen:
    """The session as it stands at `now`. deck: slides of the candidate's that a talk can show."""
    talk = standing(state, library)
    left_alone = state.awaiting is not Awaiting.CANDIDATE or (talk is not None and talk.presenting)
    item = library.items.get(state.item.item) if state.item else None
    return Screen(
        session=state.id,
        title=title(state, library),
        banner=_break(state.resting) if state.resting else banner(state.chosen.models),
        messages=messages(state, library),
        clock=clock(state, now),
        answering=next((t.sequence for t in reversed(state.turns) if t.speaker == "interviewer"), 0),
        open=state.ended is None,
        paused=state.paused,
        owed=state.awaiting in (Awaiting.TRACKER, Awaiting.INTERVIEWER),
        drill=state.chosen.mode is Mode.DRILL,
        closed=sum(record.closed is not None for record in state.items),
        meter=meter(state.usage) if state.chosen.models else "",
        offers=() if left_alone else offers(library.turns, item, _undisturbed(state), _asking(state, library)),
        minute_s=library.turns.silence_minute_s,
        code=(item.modality.language or "text") if item and item.modality.pad == "code" else "",
        presenting=presenting(talk, deck) if talk else None,
    )


def _undisturbed(state: State) -> bool:
    """Whether the interviewer has just said that they wait."""
    said = next((turn for turn in reversed(state.turns) if turn.speaker == "interviewer"), None)
    return said is not None and said.move is not None and said.move.kind is MoveKind.WAIT


def _asking(state: State, library: Library) -> Persona | None:
    """Who spoke last, or holds the round; None where the library no longer has them."""
    said = next((turn.persona for turn in reversed(state.turns) if turn.speaker == "interviewer"), None)
    place = state.rounds[-1].index if state.rounds else 0
    return library.personas.get(said or state.chosen.rounds[place].persona)


def messages(state: State, library: Library) -> tuple[Message, ...]:
    """The conversation; where several interviewers hold a round, each of their turns begins with a name."""
    places, shared = rounds_of(state), shared_rounds(state)
    told = []
    for turn in state.turns:
        place, name = places.get(turn.sequence), ""
        if turn.speaker == "interviewer" and place in shared:
            name = speaker_name(turn, persona_name(state, place, library), library)
        told.append(message(turn, name))
    return tuple(told)


def message(turn: Turn, name: str = "") -> Message:
    """The turn as a message, under that name if there is one; a button or a talk's bare mark is told in words."""
    role = "assistant" if turn.speaker == "interviewer" else "user"
    if role == "user" and turn.text.strip() in MARKED:
        return Message(role=role, content=f"*({MARKED[turn.text.strip()]})*")
    if turn.action is not None:
        return Message(role=role, content=f"*({PRESSED.get(turn.action, turn.action)})*")
    return Message(role=role, content=f"**{as_text(name)}**\n\n{as_text(turn.text)}" if name else as_text(turn.text))


def title(state: State, library: Library) -> str:
    """Stage, interviewer, mode and minutes in one line, as Markdown."""
    index = state.rounds[-1].index if state.rounds else 0
    chosen = state.chosen.rounds[index]
    stage, persona = library.plans.get(chosen.stage), library.personas.get(chosen.persona)
    names = (stage.name if stage else chosen.stage.value, persona.name if persona else chosen.persona)
    total = len(state.chosen.rounds)
    which = f" · round {index + 1} of {total}" if total > 1 else ""
    told = f"{state.chosen.mode.value}{which} · {chosen.minutes:g} minutes"
    return f"**{as_text(names[0])}** with {as_text(names[1])} · {told}"


def banner(models: dict[Role, str], lost: Sequence[str] = ()) -> str:
    """Who reads and judges, and what that means for judgements: the models, or the honest line that there is none.

    lost: models that were connected and are no longer.
    """
    if not models:
        names = ", ".join(as_text(plain(name)) for name in lost)
        return f"{OFFLINE} {names} is no longer connected." if lost else OFFLINE
    named = dict.fromkeys(plain(name) for name in models.values())
    return "Interviewer: " + ", ".join(as_text(name) for name in named) + f". {MODEL}"


def _break(following: Round) -> str:
    return f"A break, {following.rest:g} minutes as planned. The clock stands; Resume goes on to the next round."


def meter(usage: dict[str, Usage]) -> str:
    """What the models have used so far, in one line."""
    if not usage:
        return NOT_CALLED
    used = usage.values()
    calls = sum(one.calls for one in used)
    read, written = sum(one.prompt_tokens for one in used), sum(one.completion_tokens for one in used)
    known = [one.cost for one in used if one.cost is not None]
    cost = f"${sum(known):.4f}" if len(known) == len(usage) else "unknown"
    called = "1 call" if calls == 1 else f"{calls:,} calls"
    return as_text(f"{called} · {read:,} tokens read, {written:,} written · cost {cost}")


def clock(state: State, now: datetime) -> Clock:
    """The clock of the open round, or of the last one."""
    elapsed = state.elapsed(now)
    held = state.rounds[-1] if state.rounds else None
    planned = state.chosen.rounds[held.index if held else 0].minutes * 60
    if held is None:
        return Clock(elapsed_s=elapsed, planned_s=planned, running=state.ended is None)
    end = elapsed if held.closed_s is None else held.closed_s
    running = held.closed_s is None and not state.paused and state.ended is None
    return Clock(elapsed_s=max(0.0, end - held.opened_s), planned_s=planned, running=running)


def clock_html(screen: Screen) -> str:
    """The clock for the page's script, which lets it run on from here; it reads right without the script too."""
    held = screen.clock
    state = "" if held.running else " paused" if screen.paused else " stopped"
    return (
        f'<div class="clock{state}" role="timer" aria-label="Time used" data-session="{html.escape(screen.session)}" '
        f'data-elapsed="{held.elapsed_s:.1f}" data-planned="{held.planned_s:.0f}" '
        f'data-running="{int(held.running)}">{minutes_of(held.elapsed_s)} of {minutes_of(held.planned_s)}'
        f"{' (paused)' if screen.paused else ''}</div>"
    )


def minutes_of(seconds: float) -> str:
    """Seconds as m:ss."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
