"""The claim ledger of a session: a fold over what was seen in the candidate's turns and what was asked about it.

Knows who claimed what where, what settled it and what speaks against it. Never knows what will be asked next.
"""

from typing import Literal

from interviewer.domain.claims import Claim, ClaimKind, Settling
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Contradiction
from interviewer.domain.state import ItemRecord, State, Turn
from interviewer.domain.text import Span, words
from interviewer.domain.vocabulary import Probe

Status = Literal["supported", "asserted", "contradicted"]

_WEIGHTS = {ClaimKind.CAUSE: 3.0, ClaimKind.COMPARISON: 3.0, ClaimKind.NOVELTY: 2.5, ClaimKind.NUMBER: 1.0}
_RESULT, _SUMMARY, _AGAIN, _CORE = 1.0, 1.0, 0.5, 0.5
_ONLY_WHEN_ASKED = (Probe.NUMBER, Probe.SOURCE)
_ALIKE = 0.6


class Words(Noun):
    """The candidate's literal words. turn: sequence number of the turn; None in a document, which `source` names."""

    span: Span
    turn: int | None
    source: str = ""


class Settled(Noun):
    """What settled a claim in respect of one probe. admits: by saying that it was not done."""

    words: Words
    admits: bool = False


class Entry(Noun):
    """One claim in the ledger.

    source: name of the document it stands in, "" if it was said. opening: of the item it was said to, None outside
    one. round: index of the round, None for a document. again: how often it came again elsewhere. asked: probes put to
    it, in order. cost_asked: whether, after an admission, it was asked what knowing would have cost.
    settled: per probe. against: words that do not fit to it.
    """

    id: str
    claim: Claim
    said_in: Literal["turn", "document"] = "turn"
    source: str = ""
    turn: int | None = None
    opening: int | None = None
    round: int | None = None
    weight: float = 0.0
    again: int = 0
    asked: tuple[Probe, ...] = ()
    cost_asked: bool = False
    taken_up: bool = False
    settled: dict[Probe, Settled] = {}
    against: Words | None = None

    @property
    def open(self) -> tuple[Probe, ...]:
        """What it calls for and has not got."""
        return tuple(probe for probe in self.claim.calls if probe not in self.settled)

    @property
    def admitted(self) -> Settled | None:
        """The latest words that say something about it was not done."""
        return next((found for found in reversed(self.settled.values()) if found.admits), None)

    @property
    def status(self) -> Status:
        """contradicted by other words; supported where all it calls for was given; else asserted."""
        if self.against is not None:
            return "contradicted"
        return "supported" if self.claim.calls and not self.open and self.admitted is None else "asserted"


class Ledger(Noun):
    """All claims of a session, in the order in which they were made, documents first."""

    entries: tuple[Entry, ...] = ()

    def entry(self, id: str | None) -> Entry | None:
        """The claim of that id."""
        return next((entry for entry in self.entries if entry.id == id), None)

    def heaviest(self) -> tuple[Entry, ...]:
        """The claims that call for something, those that matter most first."""
        return tuple(sorted((e for e in self.entries if e.claim.calls), key=lambda entry: -entry.weight))


def ledger(state: State, library: Library) -> Ledger:
    """The ledger that the session's documents and turns add up to."""
    book = _Book(state, library)
    for document in state.documents:
        for claim in document.claims:
            book.add(Entry(id=_id(document.source, claim), claim=claim, said_in="document", source=document.source))
    for turn in state.turns:
        if turn.move is not None:
            book.asked(turn.move)
        elif turn.observation is not None:
            book.heard(turn)
    return Ledger(entries=tuple(book.entries.values()))


def _id(source: str, claim: Claim) -> str:
    return f"{source}:{claim.span.start}:{claim.kind.value}"


class _Book:
    """The ledger while it is written."""

    def __init__(self, state: State, library: Library) -> None:
        self.entries: dict[str, Entry] = {}
        self._library = library
        self._records = {turn.sequence: record for record in state.items for turn in record.turns}
        self._rounds = {t.sequence: held.index for held in state.rounds for t in held.turns}
        self._rounds |= {at: state.rounds[r.round].index for at, r in self._records.items()}
        self._first = {record.opening for record in {record.round: record for record in reversed(state.items)}.values()}
        self._texts = {turn.sequence: turn.text for turn in state.turns}
        self._last: Move | None = None

    def add(self, entry: Entry) -> None:
        """Write a claim down, or count it where the same was claimed before."""
        same = next((held for held in self.entries.values() if _alike(held, entry)), None)
        if same is not None:
            self._change(same, again=same.again + 1, weight=same.weight + _AGAIN)
        weight = entry.weight + self._weight(entry) + (_AGAIN if same is not None else 0.0)
        self.entries[entry.id] = entry.model_copy(update={"weight": weight})

    def asked(self, move: Move) -> None:
        """Note what is asked about which claim."""
        self._last = move
        entry = self.entries.get(move.claim or "")
        if entry is not None:
            probes = (*entry.asked, move.probe) if move.probe else entry.asked
            again = entry.taken_up or move.frame == "earlier"
            cost = entry.cost_asked or move.frame == "cost_to_know"
            self._change(entry, asked=probes, taken_up=again, cost_asked=cost)

    def heard(self, turn: Turn) -> None:
        """What the turn claims, settles and speaks against."""
        assert turn.observation is not None
        record = self._records.get(turn.sequence)
        for claim in turn.observation.claims:
            self.add(
                Entry(
                    id=_id(str(turn.sequence), claim),
                    claim=claim,
                    turn=turn.sequence,
                    opening=record.opening if record else None,
                    round=self._rounds.get(turn.sequence),
                    weight=_CORE if record and self._on_core(turn, record, claim) else 0.0,
                )
            )
        for settling in turn.observation.settles:
            self._settle(settling, turn, record)
        for found in turn.observation.contradictions:
            self._contradict(found, turn)

    def _settle(self, settling: Settling, turn: Turn, record: ItemRecord | None) -> None:
        """Settle the claims of this item that call for it, and the one that was just asked about."""
        under = self.entries.get(self._last.claim or "") if self._last else None
        words = Words(span=settling.span, turn=turn.sequence)
        if settling.probe is Probe.CONTRADICTION:
            if self._last is not None and self._last.kind is MoveKind.CONTRADICTION:
                self._reconcile(words)
            return
        probe = settling.probe or (under.asked[-1] if under and under.asked else None)
        for entry in tuple(self.entries.values()):
            asked = under is not None and entry.id == under.id
            here = entry.turn == turn.sequence or (record is not None and entry.opening == record.opening)
            reached = asked or (here and settling.probe is not None and probe not in _ONLY_WHEN_ASKED)
            if probe is not None and reached and probe in (*entry.claim.calls, *(entry.asked if asked else ())):
                held = entry.settled.get(probe)
                if held is None or (held.admits and not settling.admits):
                    found = Settled(words=words, admits=settling.admits)
                    self._change(entry, settled={**entry.settled, probe: found})

    def _contradict(self, found: Contradiction, turn: Turn) -> None:
        """Set the two statements against each other, wherever they were entered."""
        now = Words(span=found.span, turn=turn.sequence)
        before_turn = found.earlier_turn or turn.sequence
        for entry in tuple(self.entries.values()):
            quote = entry.claim.span.quote
            if found.source and entry.source == found.source and (quote in found.earlier or found.earlier in quote):
                self._change(entry, against=now)
            elif entry.turn == turn.sequence and _overlap(entry.claim.span, found.span):
                said = None if found.source else before_turn
                before = Words(span=self._placed(found.earlier, said), turn=said, source=found.source)
                self._change(entry, against=before)
            elif entry.turn == before_turn and (quote in found.earlier or found.earlier in quote):
                self._change(entry, against=now)

    def _placed(self, quote: str, turn: int | None) -> Span:
        """The quotation where it stands in that turn; of a document only the words are known."""
        at = max(0, self._texts.get(turn, "").find(quote)) if turn is not None else 0
        return Span(quote=quote, start=at, end=at + len(quote))

    def _reconcile(self, words: Words) -> None:
        for entry in tuple(self.entries.values()):
            if entry.against is not None:
                self._change(entry, against=None, settled={**entry.settled, Probe.CONTRADICTION: Settled(words=words)})

    def _weight(self, entry: Entry) -> float:
        """How much hangs on a claim: its kind, a figure in a result, its place in the summary or the paper."""
        figured = bool(entry.claim.figures) if entry.claim.kind is not ClaimKind.NUMBER else bool(entry.claim.calls)
        summary = entry.opening is None or entry.opening in self._first
        return _WEIGHTS[entry.claim.kind] + _RESULT * figured + _SUMMARY * summary

    def _on_core(self, turn: Turn, record: ItemRecord, claim: Claim) -> bool:
        if turn.observation is None or record.item not in self._library.items:
            return False
        item = self._library.items[record.item]
        core = {point.id for point in item.key_points if point.core}
        return any(m.key_point in core and _overlap(m.span, claim.span) for m in turn.observation.marks)

    def _change(self, entry: Entry, **changes: object) -> None:
        self.entries[entry.id] = self.entries[entry.id].model_copy(update=changes)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two claims of a kind, from different turns, say much the same."""
    if one.claim.kind is not other.claim.kind or (one.turn, one.source) == (other.turn, other.source):
        return False
    first, second = _telling(one.claim.span.quote), _telling(other.claim.span.quote)
    return len(first & second) >= max(2, _ALIKE * min(len(first), len(second)))


def _telling(quote: str) -> frozenset[str]:
    return frozenset(word for word in words(quote) if len(word) > 3 or word.isdigit())
