"""What a talk's speaker is told: time, thesis and last sentence, who was lost where, which slides there are, what next.

Knows the talk as it was given and the plan's words. Never knows a verdict, and quotes nothing that was not said.
"""

import re
from collections.abc import Iterator, Sequence

from interviewer.assess.report import (
    Evidence,
    HandledQuestion,
    LostAudience,
    Rehearsal,
    SectionTime,
    TalkCheck,
    TalkReport,
)
from interviewer.domain.library import Library
from interviewer.domain.state import State
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.text import words
from interviewer.lexical.clauses import sentences
from interviewer.lexical.talk import Asked, Sentence, Talk, Words, talk_of
from interviewer.lexical.talk_marks import phrase_pattern
from interviewer.lexical.talk_signs import (
    compare,
    costs,
    early_thesis,
    first,
    jargon,
    missing,
    named,
    own_work,
    results,
    spreadless,
    unexplained_figures,
)

NEAR_POINTS = 3.0
"""Percentage points by which a section may miss its planned share and still be on plan."""

_MOST_REHEARSED = 3
_LEAST_JARGON = 2
_BRIEF_WORDS, _LONG_WORDS = 90, 150
_TAKES_UP = {"engineering": "method", "research": "result", "leadership": "result"}
_UNKNOWN = re.compile(r"\b(?:do not|don't|don’t) know\b|\bno idea\b|\bnot sure\b", re.IGNORECASE)
_UNANSWERED = ("dont_know", "passed")


def report_talks(state: State, library: Library) -> tuple[TalkReport, ...]:
    """One report for each talk of the session that was begun."""
    found = []
    for held in state.rounds:
        plan = library.plans[state.chosen.rounds[held.index].stage]
        talk = talk_of(state, plan.talk, held) if plan.talk else None
        if plan.talk is not None and talk is not None and talk.parts:
            found.append(_report(state, library, plan.talk, plan.name, talk))
    return tuple(found)


def _report(state: State, library: Library, plan: TalkPlan, name: str, talk: Talk) -> TalkReport:
    compared = compare(talk.thesis.quote, talk.final.quote) if talk.thesis and talk.final else None
    lost = tuple(_lost(plan, talk))
    return TalkReport(
        stage_name=name,
        slot_minutes=talk.slot.minutes,
        speak_minutes=round(talk.slot.speak, 1),
        used_minutes=round(talk.spoken_s / 60, 1),
        time=_time(plan, talk),
        sections=tuple(_sections(plan, talk)),
        interruptions=len(talk.interruptions),
        most_interruptions=talk.slot.interruptions,
        thesis=_said(talk.thesis),
        final=_said(talk.final),
        sentence=compared.says if compared else "missing",
        overlap=compared.overlap if compared else 0.0,
        lost=lost,
        checklist=tuple(_checklist(plan, talk)),
        handled=tuple(_handled(plan, talk, library)),
        rehearse=_of_each(tuple(_rehearsals(state, plan, talk, lost))),
    )


# -- time


def _time(plan: TalkPlan, talk: Talk) -> str:
    planned, used = 60 * talk.slot.speak, talk.spoken_s
    off = (used - planned) / planned
    told = f"{used / 60:.1f} of {talk.slot.speak:.1f} minutes"
    if abs(off) <= plan.on_time:
        return f"{told}: kept to the time"
    return f"{told}: {abs(off):.0%} {'over' if off > 0 else 'under'}"


def _sections(plan: TalkPlan, talk: Talk) -> Iterator[SectionTime]:
    total = talk.spoken_s or 1.0
    for section in plan.sections:
        used_s = talk.section_s(section.id)
        share = 100 * used_s / total
        off = share - section.share
        says = "longer" if off > NEAR_POINTS else "shorter" if off < -NEAR_POINTS else "on plan"
        yield SectionTime(
            section=section.name,
            planned=float(section.share),
            used=round(share, 1),
            planned_minutes=round(talk.slot.speak * section.share / 100, 1),
            used_minutes=round(used_s / 60, 1),
            says=says if used_s else "left out",
        )


# -- who was lost


def _lost(plan: TalkPlan, talk: Talk) -> Iterator[LostAudience]:
    """For each audience the sentence at which it was lost, if there is one."""
    for audience in plan.audiences:
        rule = _LOSES.get(audience.id)
        found = rule(plan, talk) if rule else None
        quote, says = (_quoted(found[0]), found[1]) if found else (None, "no such place found by rules")
        yield LostAudience(audience=audience.name, quote=quote, says=says)


Lost = tuple[Sentence, str]


def _by_jargon(plan: TalkPlan, talk: Talk) -> Lost | None:
    """The spoken sentence with the most terms that it does not explain."""
    spoken = [sentence for sentence in talk.sentences() if sentence.spoken]
    counted = [(len(terms), sentence, terms) for sentence in spoken if (terms := jargon(sentence, plan.listening))]
    most = max(counted, key=lambda one: one[0], default=None)
    if most is None or most[0] < _LEAST_JARGON:
        return None
    return most[1], "terms without a plain word: " + ", ".join(most[2])


def _without_cost(plan: TalkPlan, talk: Talk) -> Lost | None:
    """The method's first sentence, where the talk says nowhere what it takes in data, time, machines or money."""
    if costs(talk, plan.listening) is not None:
        return None
    said = [one for one in own_work(talk) if one.spoken and len(words(one.text)) > 3]
    method = [one for one in said if one.section == "method"] or said
    return (method[0], "how much data, time or machine this takes is said nowhere") if method else None


def _without_spread(plan: TalkPlan, talk: Talk) -> Lost | None:
    bare = spreadless(talk, plan.listening)
    return (bare[0], "a number without its spread or its number of runs") if bare else None


def _without_so(plan: TalkPlan, talk: Talk) -> Lost | None:
    """The first result that no consequence follows, there or in the two sentences after it."""
    held, so = talk.sentences(), phrase_pattern(plan.listening.consequence)
    for result in results(talk, plan.listening):
        at = held.index(result)
        if not any(so.search(one.text) for one in held[at : at + 3]):
            return result, "a result without what somebody would do or decide because of it"
    return None


_LOSES = {
    "product": _by_jargon,
    "engineering": _without_cost,
    "research": _without_spread,
    "leadership": _without_so,
}


# -- the checklist


def _checklist(plan: TalkPlan, talk: Talk) -> Iterator[TalkCheck]:
    listening = plan.listening
    early = early_thesis(talk)
    yield _check("thesis in the first two minutes", early, "said early", "not said in the first two minutes")
    failing = named(talk, listening.failure)
    yield _check("a failure case", failing, "a case in which it fails is named", "no case in which it fails")
    yield _spread(plan, talk)
    mission = first(talk.sentences(), listening.mission)
    yield _check("a slide on the fit to the group", mission, "named", "nothing on why it matters to this group")
    limits = named(talk, listening.limits)
    yield _check("limits without being asked", limits, "said unasked", "not said before the questions")
    yield _figures(plan, talk)
    off = abs(talk.spoken_s - 60 * talk.slot.speak) / (60 * talk.slot.speak)
    found = "there" if off <= plan.on_time else "missing"
    yield TalkCheck(name=f"time kept within {plan.on_time:.0%}", found=found, says=_time(plan, talk), quote=None)


def _check(name: str, sentence: Sentence | None, there: str, gone: str) -> TalkCheck:
    if sentence is None:
        return TalkCheck(name=name, found="missing", says=gone, quote=None)
    return TalkCheck(name=name, found="there", says=there, quote=_quoted(sentence))


def _spread(plan: TalkPlan, talk: Talk) -> TalkCheck:
    name = "spread on every number"
    numbers, bare = results(talk, plan.listening), spreadless(talk, plan.listening)
    if not numbers:
        return TalkCheck(name=name, found="missing", says="no result is given as a number", quote=None)
    told = f"{len(numbers) - len(bare)} of {len(numbers)} results have one"
    found = "there" if not bare else "partly" if len(bare) < len(numbers) else "missing"
    return TalkCheck(name=name, found=found, says=told, quote=_quoted(bare[0]) if bare else None)


def _figures(plan: TalkPlan, talk: Talk) -> TalkCheck:
    name, bare = "every figure explained", unexplained_figures(talk, plan.listening)
    if bare:
        return TalkCheck(name=name, found="missing", says="axes not named here", quote=_quoted(bare[0]))
    shown = first(talk.sentences(), plan.listening.figures)
    says = "axes are named where a figure is shown" if shown else "no figure is pointed at"
    return TalkCheck(name=name, found="there", says=says, quote=_quoted(shown) if shown else None)


# -- questions


def _handled(plan: TalkPlan, talk: Talk, library: Library) -> Iterator[HandledQuestion]:
    for asked in talk.asked:
        question = plan.question(asked.question) if asked.question else None
        if question is None or question.aim not in ("aside", "misread"):
            continue
        answer = next((turn for turn in asked.answers if turn.text.strip()), None)
        text = answer.text if answer else ""
        says = _says_misread(text, plan) if question.aim == "misread" else _says_aside(text, plan)
        head = _head(text)
        quote = Evidence(quote=head, turn=answer.sequence, start=text.index(head)) if answer and head else None
        yield HandledQuestion(
            kind="a misreading" if question.aim == "misread" else "beside the talk",
            persona=library.personas[asked.persona].name if asked.persona in library.personas else asked.persona or "",
            asked=asked.text,
            says=says,
            quote=quote,
        )


def _says_misread(text: str, plan: TalkPlan) -> str:
    if not text:
        return "not answered"
    head = _head(text, 2)
    if _UNKNOWN.search(head):
        return "left open: you said that you do not know"
    corrected = phrase_pattern(plan.listening.corrects).search(head)
    conceded = phrase_pattern(plan.listening.concedes).match(head.lower())
    if phrase_pattern(plan.listening.dismisses).search(text):
        return "the asker was put down" + (", though the reading was put right" if corrected else "")
    if corrected:
        return "put right at once"
    return "taken over as if the talk had said it" if conceded else "not put right in the first two sentences"


def _says_aside(text: str, plan: TalkPlan) -> str:
    if not text:
        return "not answered"
    if phrase_pattern(plan.listening.dismisses).search(text):
        return "the asker was put down"
    count = len(words(text))
    length = "in brief" if count <= _BRIEF_WORDS else "at length" if count <= _LONG_WORDS else "far too long"
    back = "and led back" if phrase_pattern(plan.listening.leads_back).search(text) else "not led back"
    return f"answered {length} ({count} words), {back} to the talk"


def _head(text: str, count: int = 1) -> str:
    """The first sentences of an answer, as they stand."""
    bounds = sentences(text)[:count]
    return text[bounds[0][0] : bounds[-1][1]] if bounds else ""


def _rehearsals(state: State, plan: TalkPlan, talk: Talk, lost: Sequence[LostAudience]) -> Iterator[Rehearsal]:
    """What stayed unanswered, then slides that are missing and were not asked for, then what the lost would ask."""
    names = {audience.id: audience for audience in plan.audiences}
    closed = {record.opening: record.closed for record in state.items}
    for asked in talk.asked:
        if closed.get(asked.opening) in _UNANSWERED:
            yield Rehearsal(audience=_audience_of(asked, plan), quote=None, ask=asked.text)
    put = {asked.question for asked in talk.asked}
    fresh = [one for one in plan.questions if one.id not in put]
    bare = spreadless(talk, plan.listening) or results(talk, plan.listening)
    for slide in missing(talk, plan.listening):
        for question in (one for one in fresh if one.missing == slide and one.audience in names):
            quote = _quoted(bare[0]) if bare else None
            yield Rehearsal(audience=names[str(question.audience)].name, quote=quote, ask=question.ask[0])
    for place in (one for one in lost if one.quote is not None):
        theirs = [one for one in fresh if one.aim == "plain" and names[str(one.audience)].name == place.audience]
        fitting = [one for one in theirs if one.quotes == _TAKES_UP.get(str(one.audience))]
        wanted = next(iter((*fitting, *theirs)), None)
        if wanted is not None:
            yield Rehearsal(audience=place.audience, quote=place.quote, ask=wanted.ask[0])
    for audience in plan.audiences:
        for question in (one for one in fresh if one.aim == "plain" and one.audience == audience.id):
            yield Rehearsal(audience=audience.name, quote=None, ask=question.ask[0])


def _of_each(found: Sequence[Rehearsal]) -> tuple[Rehearsal, ...]:
    """As many as are rehearsed, none twice: the first of each audience before the second of any."""
    found = [one for place, one in enumerate(found) if one.ask not in {held.ask for held in found[:place]}]
    seen: list[str] = []
    turn = []
    for one in found:
        turn.append(seen.count(one.audience))
        seen.append(one.audience)
    order = sorted(range(len(found)), key=lambda place: (turn[place], place))
    return tuple(found[place] for place in order[:_MOST_REHEARSED])


def _audience_of(asked: Asked, plan: TalkPlan) -> str:
    """The audience of whoever asked."""
    return next((one.name for one in plan.audiences if asked.persona in one.personas), "audience")


def _quoted(sentence: Sentence) -> Evidence:
    return Evidence(quote=sentence.text, turn=sentence.turn, start=sentence.start)


def _said(held: Words | None) -> Evidence | None:
    return Evidence(quote=held.quote, turn=held.turn, start=held.start) if held else None
