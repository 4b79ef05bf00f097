"""A research talk as it was given: its thesis, what was said under which section and slide, how long, its questions.

Knows the turns of a session and a talk's plan. Never knows what is asked next, nor what any of it is worth.
"""

from collections.abc import Iterator
from functools import lru_cache

from interviewer.domain.moves import MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Special
from interviewer.domain.state import ItemRecord, RoundRecord, State, Turn
from interviewer.domain.talk_plan import Slot, TalkPlan
from interviewer.domain.text import visible, words
from interviewer.lexical.clauses import sentences
from interviewer.lexical.talk_marks import Mark, Stretch, marked

LEAST_WORDS = 4
"""A turn of the talk with fewer words and no mark brings it no further."""
_REPLY_WORDS, _SHORT_WORDS = 120, 12


class Words(Noun):
    """Literal words of a turn: its text from `start` on."""

    quote: str
    turn: int
    start: int


class Part(Noun):
    """What was said, or shown, in one go under one section and slide. seconds: of speaking; 0 for what was shown.

    slide: None where none was named. title: of the slide or heading, "" without. opens: a mark stands before it.
    """

    section: str
    slide: int | None
    title: str
    turn: int
    start: int
    text: str
    spoken: bool
    words: int
    seconds: float


class Sentence(Noun):
    """One sentence of a part, with where it was said."""

    text: str
    turn: int
    start: int
    section: str
    slide: int | None
    spoken: bool


class Moved(Noun):
    """A mark as it was followed: the talk stood there from then on. seconds: by the clock, where nothing was said.

    to_slide: it leads to a slide, not merely to a section.
    """

    section: str
    slide: int | None
    title: str
    turn: int
    start: int
    to_slide: bool
    seconds: float = 0.0


class Asked(Noun):
    """A question from the audience and what came of it. answers: turns of the candidate's."""

    question: str | None
    persona: str | None
    text: str
    turn: int
    opening: int
    lead: Words | None
    answers: tuple[Turn, ...]


class Talk(Noun):
    """A talk so far. section, slide, title: where it stands. over: it was said, or shown, to be at its end.

    opening: the first two sections, which are about others' work. idle: turns in a row that brought it no further.
    used_s: seconds of the whole slot, spoken at the plan's speed or by marks. begun: the talk's question was put.
    interrupted: sections in which somebody interrupted. since: turns of the talk after the last interruption.
    """

    slot: Slot
    begun: bool = False
    closed: bool = False
    over: bool = False
    opening: tuple[str, ...]
    section: str
    slide: int | None = None
    title: str = ""
    idle: int = 0
    thesis: Words | None = None
    final: Words | None = None
    parts: tuple[Part, ...] = ()
    moved: tuple[Moved, ...] = ()
    interruptions: tuple[Asked, ...] = ()
    interrupted: tuple[str, ...] = ()
    since: int = 0
    asked: tuple[Asked, ...] = ()
    used_s: float = 0.0

    @property
    def spoken_s(self) -> float:
        """Seconds of the talk itself."""
        return sum(part.seconds for part in self.parts) + sum(moved.seconds for moved in self.moved)

    def section_s(self, section: str) -> float:
        """Seconds of one section."""
        held = [part.seconds for part in self.parts if part.section == section]
        return sum(held) + sum(moved.seconds for moved in self.moved if moved.section == section)

    def sentences(self, turn: int | None = None) -> tuple[Sentence, ...]:
        """The sentences in order, of one turn or of all."""
        return tuple(
            sentence for part in self.parts if turn is None or part.turn == turn for sentence in _sentences(part)
        )

    @property
    def text(self) -> str:
        """All that was said or shown."""
        return "\n".join(part.text for part in self.parts)


def talk_of(state: State, plan: TalkPlan, round: RoundRecord) -> Talk:
    """The talk of that round as it stands."""
    slot = plan.slot(state.chosen.rounds[round.index].minutes)
    place = next(at for at, held in enumerate(state.rounds) if held.index == round.index)
    records = [record for record in state.items if record.round == place]
    given = next((record for record in records if record.item == plan.given), None)
    talk = Talk(
        slot=slot,
        opening=tuple(section.id for section in plan.sections[:2]),
        section=plan.sections[0].id,
        thesis=_first_words([t for record in records if record.item == plan.thesis for t in record.said]),
        final=_first_words(_after_one_sentence(round)),
        asked=tuple(_asked(record) for record in records if record.item not in (plan.thesis, plan.given)),
        used_s=_around_s(records, round, plan),
    )
    if given is None:
        return talk
    held = _Reading(plan, talk.section)
    for turn, before, after in _with_neighbours(given):
        held.hear(turn, before, after)
    return talk.model_copy(
        update={
            "begun": True,
            "closed": given.closed is not None,
            "over": held.over,
            "section": held.section,
            "slide": held.slide,
            "title": held.title,
            "idle": held.idle,
            "parts": tuple(held.parts),
            "moved": tuple(held.moved),
            "interruptions": tuple(held.interruptions),
            "interrupted": tuple(held.interrupted),
            "since": held.since,
            "used_s": talk.used_s + held.seconds + _speaking_s(held.reply_words, plan),
        }
    )


class _Reading:
    """The talk's own turns, heard one after the other."""

    def __init__(self, plan: TalkPlan, section: str) -> None:
        self._plan, self.section = plan, section
        self.slide: int | None = None
        self.count = 0
        self._fresh = False  # a slide was begun and nothing said of it yet
        self.title = ""
        self.idle, self.reply_words, self.since = 0, 0, 0
        self.over = False
        self.parts: list[Part] = []
        self.moved: list[Moved] = []
        self.interruptions: list[Asked] = []
        self.interrupted: list[str] = []

    @property
    def seconds(self) -> float:
        return sum(part.seconds for part in self.parts) + sum(moved.seconds for moved in self.moved)

    def hear(self, turn: Turn, before: Turn | None, after: Turn | None) -> None:
        """before: the interviewer's turn that it follows; after: the candidate's next turn."""
        if turn.action is not None:
            if turn.action == "pass":
                self._go_on(turn)
            return
        pieces = marked(turn.text, self._plan)
        self.since += 1
        marks = [piece for piece in pieces if isinstance(piece, Mark)]
        if before is not None and before.move is not None and before.move.kind is MoveKind.INTERRUPT:
            self.interrupted.append(self.section)
            self.since = 0
            self.interruptions.append(_interruption(before, turn))
            if not marks and len(words(turn.text)) <= _REPLY_WORDS:
                self.reply_words += len(words(turn.text))
                return
        said = sum(len(words(turn.text[p.start : p.end])) for p in pieces if isinstance(p, Stretch) and p.spoken)
        self.idle = 0 if marks or (said >= LEAST_WORDS and not _gives_up(turn)) else self.idle + 1
        for piece in pieces:
            self._move(piece, turn) if isinstance(piece, Mark) else self._say(piece, turn)
        if marks and not said and after is not None and after.text and _begins_with_mark(after, self._plan):
            self._stand(turn, max(0.0, after.at_s - turn.at_s))

    def _go_on(self, turn: Turn) -> None:
        self._move(Mark(start=0, end=0, next_section=True), turn)

    def _move(self, mark: Mark, turn: Turn) -> None:
        order = [section.id for section in self._plan.sections]
        if mark.next_section:
            at = order.index(self.section) + 1
            self.over = self.over or at == len(order)
            self.section = order[min(at, len(order) - 1)]
        self.section = mark.section or self.section
        to_slide = mark.next_slide or mark.slide is not None
        if not to_slide and (mark.section or mark.next_section) and self.parts and not self._fresh:
            self.count, self.slide = self.slide or self.count, None  # nobody said which slide it is now
        if mark.next_slide:
            shown = any(part.slide is None for part in self.parts)
            self.slide = (self.slide or self.count or int(shown)) + 1
        self.slide = self.slide if mark.slide is None else mark.slide
        self.title = mark.title or ("" if mark.next_slide or mark.slide is not None else self.title)
        self.over = self.over or mark.done
        self._fresh = to_slide or self._fresh
        self.moved.append(
            Moved(
                section=self.section,
                slide=self.slide,
                title=self.title,
                turn=turn.sequence,
                start=mark.start,
                to_slide=to_slide,
            )
        )

    def _say(self, piece: Stretch, turn: Turn) -> None:
        text = turn.text[piece.start : piece.end]
        count = len(words(visible(text))) if piece.spoken else 0
        self._fresh = False
        self.parts.append(
            Part(
                section=self.section,
                slide=self.slide,
                title=self.title,
                turn=turn.sequence,
                start=piece.start,
                text=text,
                spoken=piece.spoken,
                words=count,
                seconds=_speaking_s(count, self._plan),
            )
        )

    def _stand(self, turn: Turn, seconds: float) -> None:
        """The last mark of the turn stood for that long by the clock."""
        self.moved[-1] = self.moved[-1].model_copy(update={"seconds": seconds})


def _gives_up(turn: Turn) -> bool:
    """Whether a short turn says that nothing comes."""
    seen = turn.observation.special(Special.DONT_KNOW, Special.PASS) if turn.observation else None
    return seen is not None and len(words(turn.text)) <= _SHORT_WORDS


def _begins_with_mark(turn: Turn, plan: TalkPlan) -> bool:
    pieces = marked(turn.text, plan)
    return bool(pieces) and isinstance(pieces[0], Mark)


def _with_neighbours(record: ItemRecord) -> Iterator[tuple[Turn, Turn | None, Turn | None]]:
    own = [turn for turn in record.turns if turn.speaker == "candidate"]
    before: Turn | None = None
    for turn in record.turns:
        if turn.speaker == "interviewer":
            before = turn
        else:
            later = [other for other in own if other.sequence > turn.sequence]
            yield turn, before, later[0] if later else None


def _interruption(asked: Turn, reply: Turn) -> Asked:
    move = asked.move
    return Asked(
        question=move.question if move else None,
        persona=asked.persona,
        text=asked.text,
        turn=asked.sequence,
        opening=0,
        lead=_lead(asked),
        answers=(reply,),
    )


def _asked(record: ItemRecord) -> Asked:
    put = record.turns[0] if record.turns else None
    move = put.move if put else None
    return Asked(
        question=move.question if move else None,
        persona=put.persona if put else None,
        text=put.text if put else "",
        turn=put.sequence if put else record.opening,
        opening=record.opening,
        lead=_lead(put) if put else None,
        answers=record.said,
    )


def _lead(asked: Turn) -> Words | None:
    lead = asked.move.lead if asked.move else None
    return Words(quote=lead.quote, turn=0, start=lead.start) if lead else None


def _first_words(turns: list[Turn]) -> Words | None:
    """What was said in these turns first; a turn of a word or two does not count where a longer one follows."""
    said = [turn for turn in turns if turn.action is None and turn.text.strip()]
    turn = next((turn for turn in said if len(words(turn.text)) >= LEAST_WORDS), said[0] if said else None)
    if turn is None:
        return None
    quote = turn.text.strip()
    return Words(quote=quote, turn=turn.sequence, start=turn.text.index(quote))


def _after_one_sentence(round: RoundRecord) -> list[Turn]:
    """The candidate's turns between the request for one sentence and the next move."""
    held, said = False, []
    for turn in round.turns:
        if turn.speaker == "interviewer" and turn.move is not None:
            held = turn.move.kind is MoveKind.ONE_SENTENCE or (
                held and turn.move.kind in (MoveKind.WAIT, MoveKind.AGAIN)
            )
        elif held:
            said.append(turn)
    return said


def _around_s(records: list[ItemRecord], round: RoundRecord, plan: TalkPlan) -> float:
    """Seconds of what belongs to the slot beside the talk itself: thesis, questions and answers, the last sentence."""
    turns = [turn for record in records if record.item != plan.given for turn in record.turns]
    turns += [turn for turn in round.turns if turn.speaker == "candidate"]
    return _speaking_s(sum(len(words(turn.text)) for turn in turns), plan)


def _speaking_s(count: int, plan: TalkPlan) -> float:
    return 60.0 * count / plan.words_per_minute


def _sentences(part: Part) -> Iterator[Sentence]:
    for low, high in _bounds(part.text):
        yield Sentence(
            text=part.text[low:high],
            turn=part.turn,
            start=part.start + low,
            section=part.section,
            slide=part.slide,
            spoken=part.spoken,
        )


@lru_cache(maxsize=512)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return sentences(text)
