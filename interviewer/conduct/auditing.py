"""The audit of claims: the few that matter most in a round are followed until they are settled or two probes are spent.

Knows the ledger and what was asked on the open item. Never knows which claims are true.
"""

from interviewer.conduct.situation import FOLLOWUPS, Situation
from interviewer.domain.claims import ClaimKind
from interviewer.domain.ledger import Entry
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.vocabulary import Kind, Probe

FIRST_FOLLOWED = 2
MOST_PROBES = 2
MATTERS = 3.0
# What is asked of a claim of a kind, first what it calls for; the later ones come where the first left it open.
_LADDERS = {
    ClaimKind.COMPARISON: (Probe.VARIANCE, Probe.CHECK),
    ClaimKind.CAUSE: (Probe.ISOLATE_CAUSE, Probe.FALSIFY),
    ClaimKind.NOVELTY: (Probe.NEAREST_WORK, Probe.FALSIFY),
    ClaimKind.NUMBER: (Probe.VARIANCE, Probe.CHECK),
}


def audits_a_claim(situation: Situation) -> Move | None:
    """The next probe on the claim under audit while it is open, else the first on the heaviest claim of this item."""
    if situation.plan.audits == 0 or situation.record is None:
        return None
    under = situation.ledger.entry(situation.previous.claim if situation.previous else None)
    if under is not None:
        move = _stays(situation, under)
        if move is not None:
            return move
    here = [entry for entry in _of_round(situation) if entry.opening == situation.record.opening and not entry.asked]
    return _first(situation, here, None) if _budget(situation) > 0 else None


def takes_up_a_claim(situation: Situation) -> Move | None:
    """A claim of an earlier item of the round that stayed open, once for each claim and once on an item.

    Never as the first thing after a question's answer: the question comes first.
    """
    if situation.plan.audits == 0 or situation.record is None or not situation.attempted:
        return None
    followed = any(move.kind in FOLLOWUPS for move in situation.moves)
    if not followed or any(move.frame == "earlier" for move in situation.moves):
        return None
    before = [
        entry
        for entry in _of_round(situation)
        if entry.opening != situation.record.opening and not entry.taken_up and len(entry.asked) < MOST_PROBES
    ]
    if _budget(situation) <= 0:
        before = [entry for entry in before if entry.asked]
    return _first(situation, before, "earlier")


def takes_up_a_document(situation: Situation) -> Move | None:
    """The heaviest open claim of the candidate's documents, once on a question about their own work.

    Only after what they say has been followed for a while: it is they who are asked, not their paper.
    """
    if situation.plan.audits == 0 or situation.item is None or situation.item.kind is not Kind.NARRATIVE:
        return None
    followed = sum(move.kind in FOLLOWUPS for move in situation.moves)
    if followed < FIRST_FOLLOWED or any(move.frame == "document" for move in situation.moves):
        return None
    written = [
        entry
        for entry in situation.ledger.heaviest()
        if entry.said_in == "document" and entry.open and not entry.asked and entry.against is None
    ]
    for entry in written if _budget(situation) > 0 else ():
        move = _probe(situation, entry, "document")
        if move is not None:
            return move.model_copy(update={"source": entry.source})
    return None


def _stays(situation: Situation, entry: Entry) -> Move | None:
    """One more probe on the same claim; after "we did not check" what knowing would have cost."""
    admitted = entry.admitted
    last = situation.state.last
    if admitted is not None and not entry.cost_asked and last is not None and admitted.words.turn == last.sequence:
        lead = admitted.words.span
        return Move(kind=MoveKind.PROBE, frame="cost_to_know", claim=entry.id, lead=lead)
    if not entry.open or entry.cost_asked or len(entry.asked) >= MOST_PROBES:
        return None
    return _probe(situation, entry, "stay")


def _first(situation: Situation, entries: list[Entry], frame: str | None) -> Move | None:
    for entry in entries:
        move = _probe(situation, entry, frame)
        if move is not None:
            return move
    return None


def _probe(situation: Situation, entry: Entry, frame: str | None) -> Move | None:
    """The probe that the claim calls for, the persona's favourites first, unless the item had it already."""
    used = {move.probe for move in situation.moves} | set(entry.asked)
    favourites = situation.persona.favourites
    calls = sorted(entry.open, key=lambda probe: favourites.index(probe) if probe in favourites else len(favourites))
    ladder = (*calls, *(_LADDERS[entry.claim.kind] if entry.asked else ()))
    probe = next((probe for probe in ladder if probe not in used), None)
    if probe is None:
        return None
    return Move(kind=MoveKind.PROBE, probe=probe, frame=frame, claim=entry.id, lead=entry.claim.span)


def _of_round(situation: Situation) -> list[Entry]:
    """The open claims of this round that matter, heaviest first."""
    return [
        entry
        for entry in situation.ledger.heaviest()
        if entry.round == situation.round.index and entry.open and entry.weight >= MATTERS and entry.against is None
    ]


def _budget(situation: Situation) -> int:
    """How many further claims may be taken on in this round."""
    here = (situation.round.index, None)  # None: in a document, which one round or another takes up
    taken = {e.id for e in situation.ledger.entries if e.round in here and (e.asked or e.cost_asked)}
    return situation.plan.audits - len(taken)
