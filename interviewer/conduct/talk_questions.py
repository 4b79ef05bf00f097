"""Who of the audience asks next after a talk, what they are after, and which words of the talk they take up.

Knows the plan's order and questions, and the talk as it was given. Never knows how an answer is followed up.
"""

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

from interviewer.conduct.situation import Situation
from interviewer.conduct.tracking_salient import readable
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.talk_plan import Aim, Audience, AudienceQuestion, TalkPlan
from interviewer.domain.text import Span, words
from interviewer.lexical.talk import Sentence, Talk
from interviewer.lexical.talk_signs import missing, results, spreadless, stems

_LEAST_STEMS = 4  # content words of a sentence that is worth taking up
TWISTS: tuple[tuple[Aim, ...], ...] = (
    ("misread", "plain", "aside"),
    ("aside", "plain", "misread"),
    ("plain", "aside", "misread"),
)
"""What those who are no researchers are after, in their order; which row it is depends on the session's seed."""


Quotable = tuple[Sentence, Span]


def next_question(situation: Situation, plan: TalkPlan, talk: Talk) -> Move | None:
    """The next question under its asker's name; None when the audience has no more."""
    place = len(talk.asked)
    if place < len(plan.order):
        who = plan.audience(plan.order[place])
        return _put(situation, plan, talk, who, _aim(situation, plan, place)) or _put(
            situation, plan, talk, who, "plain"
        )
    done = place - len(plan.order)
    if done >= plan.free_most:
        return None
    turns = [plan.audience(plan.free[(done + step) % len(plan.free)]) for step in range(len(plan.free))]
    return next(filter(None, (_put(situation, plan, talk, who, "plain") for who in turns)), None)


def _aim(situation: Situation, plan: TalkPlan, place: int) -> Aim:
    """A missing slide for the first researcher; one aside and one misreading among the others."""
    order = [plan.audience(id) for id in plan.order]
    if order[place].research:
        return "plain" if any(who.research for who in order[:place]) else "missing"
    row = TWISTS[situation.state.chosen.seed % len(TWISTS)]
    return row[min(sum(not who.research for who in order[:place]), len(row) - 1)]


def _put(situation: Situation, plan: TalkPlan, talk: Talk, who: Audience, aim: Aim) -> Move | None:
    """A question of that audience's that was not asked yet, with words of the talk that it takes up."""
    asked = {one.question for one in talk.asked}
    found = [one for one in plan.questions if one.aim == aim and one.audience in (who.id, None) and one.id not in asked]
    if aim == "missing":
        lacking = missing(talk, plan.listening)
        found = [one for name in lacking for one in found if one.missing == name]
    elif found:
        at = situation.state.chosen.seed % len(found)
        found = [*found[at:], *found[:at]]
    return _worded(situation, plan, talk, who, found[0]) if found else None


def _worded(situation: Situation, plan: TalkPlan, talk: Talk, who: Audience, question: AudienceQuestion) -> Move:
    fresh, spent = _quotable(situation, plan, talk, question)
    quoted = next(fresh, None) or next(spent, None)
    ask = _variant(situation, question.ask)
    if quoted is None:
        return _move(who, question, ask, None, _persona(situation, plan, talk, who))
    sentence, span = quoted
    place = "place_section" if sentence.slide is None else "place_slide" if sentence.spoken else "place_shown"
    names = {section.id: section.name.lower() for section in plan.sections}
    opening = filled(
        _variant(situation, plan.say[place]),
        span=_one_line(span.quote),
        slide=sentence.slide,
        section=names[sentence.section],
    )
    return _move(who, question, f"{opening} {ask}", span, _persona(situation, plan, talk, who))


def _move(who: Audience, question: AudienceQuestion, snippet: str, lead: Span | None, persona: str) -> Move:
    return Move(
        kind=MoveKind.ASK_ITEM,
        item=question.item,
        question=question.id,
        snippet=snippet,
        lead=lead,
        persona=persona,
        frame=None,
    )


def _persona(situation: Situation, plan: TalkPlan, talk: Talk, who: Audience) -> str:
    """Somebody of that audience: rather one who has not asked, and does not chair."""
    heard = [one.persona for one in talk.asked]
    there = [id for id in who.personas if id in situation.library.personas] or [situation.chosen.persona]
    at = situation.state.chosen.seed % len(there)
    turned = [*there[at:], *there[:at]]
    return min(turned, key=lambda id: (heard.count(id), id == situation.chosen.persona))


def _quotable(
    situation: Situation, plan: TalkPlan, talk: Talk, question: AudienceQuestion
) -> tuple[Iterator[Quotable], Iterator[Quotable]]:
    """Words of the talk that the question may take up, best first: those that nobody took up yet, and all of them."""
    taken = {(one.lead.quote, one.lead.start) for one in (*talk.asked, *talk.interruptions) if one.lead}
    readable_ones = _fragments(situation, plan, talk, question)
    fresh = (one for one in readable_ones if (one[1].quote, one[1].start) not in taken)
    return fresh, _fragments(situation, plan, talk, question)


def _fragments(situation: Situation, plan: TalkPlan, talk: Talk, question: AudienceQuestion) -> Iterator[Quotable]:
    """A readable fragment of each sentence that the question is about."""
    for sentence in _wanted(plan, talk, question):
        whole = Span(quote=sentence.text, start=0, end=len(sentence.text))
        held = readable(sentence.text, whole, situation.rules.span_words)
        if held is not None and len(words(held.quote)) >= 2:
            quote, start = held.quote.rstrip(" .,;:!"), held.start + sentence.start
            yield sentence, Span(quote=quote, start=start, end=start + len(quote))


def _wanted(plan: TalkPlan, talk: Talk, question: AudienceQuestion) -> Iterator[Sentence]:
    said = [one for one in talk.sentences() if "```" not in one.text and len(stems(one.text)) >= _LEAST_STEMS]
    sections = [section.id for section in plan.sections]
    if question.quotes == "result":
        found = spreadless(talk, plan.listening) if question.missing == "spread" else results(talk, plan.listening)
        yield from (one for one in found if "```" not in one.text)
        yield from (one for one in said if one.section == "results")
    elif question.quotes == "method":
        yield from sorted((one for one in said if one.section == "method"), key=lambda one: -len(words(one.text)))
    elif question.quotes == "claim":
        late = [one for one in said if one.section in sections[-2:]]
        yield from (one for one in late if one not in results(talk, plan.listening))
    else:
        yield from (one for one in said if one.section == sections[0])
    yield from sorted(said, key=lambda one: -len(words(one.text)))


def filled(line: str, **values: object) -> str:
    """The authored line with its placeholders filled in one pass."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found.group(1), found.group())), line)


def _variant(situation: Situation, variants: Sequence[str]) -> str:
    return variants[crc32(f"{situation.state.chosen.seed}:{len(situation.state.turns)}".encode()) % len(variants)]


def _one_line(quote: str) -> str:
    return " ".join(quote.split()).replace("“", "‘").replace("”", "’")
