"""The authored words of a move in a persona's frame, varied, no sentence twice in a session.

Knows phrasebook, persona and what has been said. Never knows key points or what a good answer is.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from interviewer.conduct.checks import Bounds, content_stems, leaked, sentences
from interviewer.conduct.context import filled
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.people import Persona
from interviewer.domain.state import State
from interviewer.domain.text import folded, words
from interviewer.domain.vocabulary import Kind
from interviewer.lexical.stems import stem

_WITHOUT_REACTION = (
    MoveKind.OPEN,
    MoveKind.CLARIFY,
    MoveKind.AGAIN,
    MoveKind.WAIT,
    MoveKind.NEAREST,
    MoveKind.OFFER_HINT,
    MoveKind.OFFER_MOVE_ON,
    MoveKind.REPHRASE,
    MoveKind.FALLBACK,
    MoveKind.STOP,
    MoveKind.PAUSE,
    MoveKind.CLOSE_ROUND,
    MoveKind.ANSWER_CANDIDATE,
    MoveKind.LISTEN,
    MoveKind.INTERRUPT,
    MoveKind.HAND_OVER,
    MoveKind.ONE_SENTENCE,
)
_FRAME_AFTER_LEAD = ("doubt", "insist", "take_further", "cost_to_know")
_OF_THEIR_OWN = (MoveKind.KEY_POINT, MoveKind.STRETCH, MoveKind.FOLLOWUP)  # asked whatever was said last
_SUM = "sum"  # the question after two numbers of one turn, in place of a probe
_FRAME_BEFORE_LEAD = ("last_question", "leave_open", "interrupt")
_FRAME_WITH_LEAD = ("stay", "earlier", "document", "recall")
_OPENING_WORDS = 52
_POINTED = "pointed"  # the candidate's words point better than a sentence that says so
_PHRASE = {
    MoveKind.OPEN: "open",
    MoveKind.ASK_PROJECT: "ask_project",
    MoveKind.CANDIDATE_QUESTIONS: "candidate_questions",
    MoveKind.ANSWER_CANDIDATE: "answer_candidate",
    MoveKind.CLOSE_ROUND: "close_round",
    MoveKind.PAUSE: "pause",
    MoveKind.WAIT: "wait",
    MoveKind.STOP: "stop",
}


def authored(
    move: Move,
    state: State,
    library: Library,
    persona: Persona,
    minutes: float,
    item: Item | None,
    bounds: Bounds,
) -> tuple[str, str]:
    """The whole turn in authored words, and what it says without reaction and quotation.

    item: the open item, or the one that the move asks.
    """
    words_for = Wording(state, library, persona, minutes, bounds)
    if move.kind is MoveKind.ASK_ITEM and item is not None:
        return words_for.question(move, item), item.prompt
    if move.kind is MoveKind.OPEN:
        return words_for.opening(), ""
    return words_for.turn(move)


class Wording:
    """Chooses among authored variants for one turn of one session."""

    def __init__(self, state: State, library: Library, persona: Persona, minutes: float, bounds: Bounds) -> None:
        self._state, self._library, self._persona, self._bounds = state, library, persona, bounds
        self._values = {"name": persona.name, "minutes": f"{minutes:g}"}
        self._used = said(tuple(turn.text for turn in state.turns if turn.speaker == "interviewer"))

    def opening(self) -> str:
        """Who speaks, how long it takes, how it runs."""
        chosen = self._state.chosen.rounds[len(self._state.rounds)]
        stage = chosen.stage
        parts = [self._say("open"), self._fill(self._library.plans[stage].opening)]
        if chosen.second in self._library.personas:
            self._values["second"] = self._library.personas[chosen.second].name
            parts.insert(1, self._say("second"))
        own = " ".join((*parts, self._persona.opening))
        # Elsewhere their usual first line would promise another kind of round; a long opening does without it.
        return own if stage in self._persona.stages and len(words(own)) <= _OPENING_WORDS else " ".join(parts)

    def question(self, move: Move, item: Item) -> str:
        """A neutral passage from the item before, the prompt as authored, and the material that belongs to it.

        What the move words itself, as for a talk's audience, stands alone.
        """
        if move.snippet:
            return move.snippet
        passage = ""
        quick = item.kind is Kind.LIGHTNING  # the next one at once, without a reaction
        if move.closes and not quick:
            passage = self._moving_on()
        elif self._state.items and not quick:
            passage = self._say("next_item")
        parts = [passage, filled(item.prompt.strip(), self._state), material(item)]
        return "\n\n".join(part for part in parts if part)

    def turn(self, move: Move) -> tuple[str, str]:
        """Reaction, then the body with at most one question; and the body alone."""
        if move.lead is not None:
            self._values |= {"span": _spoken(move.lead.quote), "source": move.source}
        body = self._body(move)
        frame = self._say(move.frame) if move.frame and move.frame != _SUM else ""
        if move.frame in _FRAME_AFTER_LEAD:
            body, frame = frame, ""
        limit = self._bounds.words
        for front in self._fronts(move, frame, body):
            text = f"{front} {body}".strip()
            if len(words(text)) <= limit:
                return text, body or frame
        return body or frame, body or frame

    def _fronts(self, move: Move, frame: str, body: str) -> Iterator[str]:
        """What may stand before the body, best first."""
        if move.closes and move.kind in (MoveKind.CANDIDATE_QUESTIONS,):
            yield self._moving_on()
        if frame and move.lead and move.frame in _FRAME_BEFORE_LEAD:
            yield f"{frame} {self._lead(move)}"
        if move.lead and move.frame == _POINTED:
            yield self._lead(move)
        if frame:
            yield frame
        if frame and move.frame in _FRAME_WITH_LEAD:
            yield self._lead(move)
        elif not frame and move.kind not in _WITHOUT_REACTION:
            if move.lead and self._concerns(move, body):
                yield self._lead(move)
            elif move.lead and not self._refers(body):
                yield self._say("turn_from")
            yield self._pick(self._persona.acknowledgements)
        yield ""

    def _body(self, move: Move) -> str:
        if move.kind in _PHRASE and not move.frame:
            return self._say(_PHRASE[move.kind])
        if move.probe and not move.snippet:
            return self._probe(move)
        if move.kind is MoveKind.CONTRADICTION and move.probe:
            return f"{move.snippet} {self._say(move.frame) if move.frame else self._probe(move)}"
        return filled(move.snippet, self._state)

    def _probe(self, move: Move) -> str:
        assert move.probe is not None
        own = self._persona.probes.get(move.probe, ())
        return self._pick(own, strict=True) or self._pick(self._library.phrases.probes[move.probe])

    def _lead(self, move: Move) -> str:
        if move.lead is None:
            return ""
        span = _spoken(move.lead.quote)
        return self._pick(tuple(lead.replace("{span}", span) for lead in self._persona.leads))

    def _concerns(self, move: Move, body: str) -> bool:
        """Whether the question is about the words quoted: put because of them, or about the same thing."""
        assert move.lead is not None
        if move.kind not in _OF_THEIR_OWN:
            return move.kind is MoveKind.PROBE or not self._refers(body)
        return bool(content_stems(move.lead.quote) & content_stems(body))

    def _refers(self, body: str) -> bool:
        return bool(self._bounds.heard & {stem(word) for word in words(body)})

    def _say(self, key: str) -> str:
        own, common = self._persona.say.get(key, ()), self._library.phrases.say[key]
        return self._pick(tuple(map(self._fill, own)), strict=True) or self._pick(tuple(map(self._fill, common)))

    def _moving_on(self) -> str:
        own, common = self._persona.move_on, self._library.phrases.say["move_on"]
        return self._pick(own, strict=True) or self._pick(common)

    def _fill(self, line: str) -> str:
        for name, value in self._values.items():
            line = line.replace("{" + name + "}", value)
        return line

    def _pick(self, variants: Sequence[str], strict: bool = False) -> str:
        """A variant none of whose sentences was said and that leaks nothing; reactions go silent when all are used.

        The start of the search depends on the session and the turn, never on the answer.
        """
        if not variants:
            return ""
        start = crc32(f"{self._state.chosen.seed}:{len(self._state.turns)}".encode()) % len(variants)
        for variant in (*variants[start:], *variants[:start]):
            if not self._used & said((variant,)) and not leaked(variant, self._bounds.banned):
                return variant
        if strict or variants == self._persona.acknowledgements:
            return ""
        first = variants[start]
        return f"Once more: {first[0].lower()}{first[1:]}"


def _spoken(quote: str) -> str:
    """The candidate's words as they stand between the interviewer's quotation marks."""
    return " ".join(quote.split()).replace("“", "‘").replace("”", "’")


def material(item: Item) -> str:
    """The item's context as Markdown: code stays code."""
    if not item.candidate_context:
        return ""
    context = item.candidate_context.rstrip()
    return f"```text\n{context}\n```" if item.modality.pad == "code" else context


def said(texts: tuple[str, ...]) -> frozenset[str]:
    """The folded sentences of these turns."""
    return frozenset().union(*(_folded_sentences(text) for text in texts)) if texts else frozenset()


@lru_cache(maxsize=4096)
def _folded_sentences(text: str) -> frozenset[str]:
    parts = (part for sentence in sentences(text) for part in (sentence, *sentence.split("”: ")[1:]))
    return frozenset(folded(part).strip(' .!?"“”') for part in parts)
