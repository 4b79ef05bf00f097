"""One question of the report: what was said, what counted, what was missed, with the candidate's own words.

Knows a record and its latest judgement. Never knows other questions, and keeps no quote that the record does not hold.
"""

import re

from interviewer.assess.report import (
    Challenge,
    ContestReport,
    Evidence,
    Found,
    ItemReport,
    MisconceptionReport,
    PointReport,
    Slot,
    SlotReport,
    Status,
)
from interviewer.assess.spoken import speaker_name, turn_report
from interviewer.assess.tally import SAID, criterion
from interviewer.assess.wording import CHALLENGED, DRAFT, HELP, SLOTS, STORY, UNREAD, contested, doubted, says
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Quote
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.noun import Noun
from interviewer.domain.scoring import credit
from interviewer.domain.standards import ScoringRules
from interviewer.domain.state import Contest, ItemRecord, Turn
from interviewer.domain.text import find_quote
from interviewer.domain.vocabulary import Capability, Stage, Verdict


class Answered(Noun):
    """A record with the item it is of and its latest judgement, if there is one.

    contests: of its verdicts, the latest of each key point. readable: its verdicts are shown for good.
    """

    item: Item
    record: ItemRecord
    judgement: Judgement | None
    stage: Stage
    persona: str
    minutes: float
    over: bool
    own_level: int | None = None
    contests: tuple[Contest, ...] = ()
    readable: bool = False

    @property
    def status(self) -> Status:
        """How it was judged."""
        return self.judgement.status if self.judgement else "not_judged"

    @property
    def tentative(self) -> bool:
        """Whether it was judged by rules."""
        return self.status == "tentative"

    @property
    def scored(self) -> bool:
        """Whether there is a judgement with a score."""
        return self.judgement is not None and self.judgement.score is not None


def report_item(answered: Answered, library: Library, reference: str | None) -> ItemReport:
    """The report on one question. reference: the reference answer, None where the item has none."""
    item, record, given = answered.item, answered.record, answered.judgement
    points = tuple(_point(v, answered, library.scoring) for v in _verdicts(answered))
    main = max(item.capabilities, key=lambda capability: item.capabilities[capability])
    story = "\n\n".join(filter(None, (STORY, item.judge_notes)))
    lasting = (reference or item.reference_answer) if item.reference_answer else story
    return ItemReport(
        opening=record.opening,
        item=item.id,
        title=item.title,
        kind=item.kind,
        stage=answered.stage,
        stage_name=library.plans[answered.stage].name,
        persona=answered.persona,
        prompt=_put(record) or _as_spoken(item.prompt, record),
        context=item.candidate_context,
        minutes=answered.minutes,
        planned_minutes=item.time_box.soft_min,
        closed=record.closed,
        status=answered.status,
        says=_status(answered),
        why=given.why if given else "",
        judge=given.judge if given else "",
        score=None if given is None or given.score is None else round(given.score, 1),
        level=given.level if given else None,
        anchor=level_anchor(library, main, given.level if given else None),
        anchor_of=capability_name(library, main),
        points=points,
        missed=tuple(p.text for p in points if p.verdict is Verdict.MISSED),
        misconceptions=tuple(_misconception(m, answered) for m in _held(answered)),
        challenged=tuple(_challenge(turn, record) for turn in record.turns if _doubts(turn)),
        hints=len(record.made(MoveKind.HINT)),
        pushbacks=len(record.made(MoveKind.PUSHBACK)),
        own_level=answered.own_level,
        star=_star(item, points) if item.rubric_overlay == "star_l" else (),
        turns=tuple(
            turn_report(turn, speaker_name(turn, answered.persona, library), points, answered.tentative)
            for turn in record.turns
        ),
        reference=lasting if answered.over else None,
        references=item.references if answered.over else (),
    )


def _put(record: ItemRecord) -> str:
    """The question as the interviewer worded it, "" where it was put as authored."""
    move = record.turns[0].move if record.turns else None
    return move.snippet if move is not None and move.kind is MoveKind.ASK_ITEM else ""


def _as_spoken(prompt: str, record: ItemRecord) -> str:
    """The prompt with the project's name as the interviewer said it; as authored where it was not said."""
    if "{" not in prompt or not record.turns:
        return prompt
    pattern = re.sub(r"\\\{\w+\\\}", "(?:.+?)", re.escape(prompt.strip()))
    said = re.search(pattern, record.turns[0].text, re.DOTALL)
    return said.group() if said else prompt


def _verdicts(answered: Answered) -> tuple[CriterionVerdict, ...]:
    """The verdicts on key points that the item still has: the file may have changed since."""
    known = {point.id for point in answered.item.key_points}
    return tuple(v for v in answered.judgement.criteria if v.key_point in known) if answered.judgement else ()


def _held(answered: Answered) -> tuple[MisconceptionVerdict, ...]:
    known = {wrong.id for wrong in answered.item.misconceptions}
    given = answered.judgement.misconceptions if answered.judgement else ()
    return tuple(m for m in given if m.misconception in known)


def _status(answered: Answered) -> str:
    if answered.judgement is None:
        return "no answer" if not answered.record.said else "not judged yet"
    if answered.status == "ungraded":
        return "ungraded: the judge failed, not you; it can be judged again"
    if answered.judgement.score is None:
        return answered.judgement.why or "nothing was evidenced"
    by = "tentative: matched by words" if answered.tentative else f"graded by {answered.judgement.judge}"
    return f"{by}; {DRAFT}" if answered.item.draft else by


def level_anchor(library: Library, capability: Capability, level: int | None) -> str:
    """The authored evidence for that level of that capability, "" where there is no level."""
    rubric = library.capabilities.get(capability)
    return next((a.evidence for a in rubric.anchors if a.level == level), "") if rubric else ""


def capability_name(library: Library, capability: Capability) -> str:
    """What the library calls it."""
    rubric = library.capabilities.get(capability)
    return rubric.name if rubric else capability.value


def evidence(quote: Quote | None, record: ItemRecord) -> Evidence | None:
    """The quote if the turn it names holds it literally, else None."""
    if quote is None:
        return None
    span = quote.span
    held = next((turn.text for turn in record.said if turn.sequence == quote.turn), "")
    if not span.quote or held[span.start : span.end] != span.quote:
        return None
    return Evidence(quote=span.quote, turn=quote.turn, start=span.start)


def _point(verdict: CriterionVerdict, answered: Answered, rules: ScoringRules) -> PointReport:
    point = answered.item.key_point(verdict.key_point)
    given = HELP[verdict.assistance]
    if given and verdict.verdict is Verdict.MISSED:
        given = f"also {given}"
    unassessed = verdict.verdict is Verdict.NOT_ASSESSED
    words = evidence(verdict.quote, answered.record)
    contest = next((one for one in answered.contests if one.key_point == point.id), None)
    unchanged = answered.judgement is not None and answered.judgement.item_version == answered.item.version
    return PointReport(
        label=f"P{answered.item.key_points.index(point) + 1}",
        key_point=point.id,
        text=point.text,
        weight=point.weight,
        core=point.core,
        stretch=point.stretch,
        verdict=verdict.verdict,
        says=UNREAD if UNREAD in verdict.flags else says(verdict.verdict, answered.tentative),
        evidence=words if verdict.verdict in SAID else None,
        nearest=words if verdict.verdict is Verdict.MISSED else None,
        help="" if unassessed else given,
        reason="" if unassessed else verdict.reason,  # nobody asked: why it was not shown would read as a fault
        flags=tuple(flag for flag in verdict.flags if flag != UNREAD),
        gap=None if unassessed else 1.0 - credit(criterion(point, verdict), rules),
        uncertain=verdict.uncertain and not unassessed,
        votes=() if unassessed else verdict.votes,
        doubt=doubted(verdict.votes) if verdict.uncertain and not unassessed else "",
        contest=_contest(contest, answered.tentative) if contest else None,
        contestable=answered.readable and unchanged and (contest is None or contest.again is None),
    )


def _contest(contest: Contest, tentative: bool) -> ContestReport:
    first, again = (held.verdict if held else None for held in (contest.first, contest.again))
    return ContestReport(first=first, again=again, says=contested(first, again, tentative), why=contest.why)


def _misconception(verdict: MisconceptionVerdict, answered: Answered) -> MisconceptionReport:
    wrong = answered.item.misconception(verdict.misconception)
    pushed = any(move.misconception == wrong.id for move in answered.record.made(MoveKind.PUSHBACK))
    recovery = ("Put right after push-back." if pushed else "Put right without push-back.") if verdict.repaired else ""
    return MisconceptionReport(
        misconception=wrong.id,
        claim=wrong.claim,
        why_wrong=wrong.why_wrong,
        severity=wrong.severity,
        evidence=evidence(verdict.quote, answered.record),
        repaired=verdict.repaired,
        recovery=recovery,
        uncertain=verdict.uncertain,
    )


def _doubts(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind is MoveKind.DOUBT


def _challenge(doubt: Turn, record: ItemRecord) -> Challenge:
    lead = doubt.move.lead if doubt.move else None
    for turn in record.said if lead else ():
        span = find_quote(lead.quote, turn.text) if lead and turn.sequence < doubt.sequence else None
        if span:
            return Challenge(says=CHALLENGED, evidence=evidence(Quote(turn=turn.sequence, span=span), record))
    return Challenge(says=CHALLENGED, evidence=None)


def _star(item: Item, points: tuple[PointReport, ...]) -> tuple[SlotReport, ...]:
    slots = {point.id: point.slot for point in item.key_points}
    letters: tuple[Slot, ...] = ("S", "T", "A", "R", "L")
    return tuple(_slot(letter, tuple(p for p in points if slots[p.key_point] == letter)) for letter in letters)


def _slot(letter: Slot, points: tuple[PointReport, ...]) -> SlotReport:
    """A slot is present once one of its points is, thin where the best is half said."""
    order = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSED, Verdict.NOT_ASSESSED)
    best = min(points, key=lambda p: order.index(p.verdict), default=None)
    found = best.verdict if best else Verdict.NOT_ASSESSED
    words: dict[Verdict, Found] = {
        Verdict.MET: "present",
        Verdict.PARTIAL: "thin",
        Verdict.MISSED: "absent",
        Verdict.NOT_ASSESSED: "not asked",
    }
    said: Found = "not recognised offline" if best and best.says == UNREAD else words[found]
    return SlotReport(slot=letter, name=SLOTS[letter], found=said, evidence=best.evidence if best else None)
