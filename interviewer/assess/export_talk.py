"""A talk's part of the report, written out as Markdown.

Knows its order and headings. Never knows how it came about, and adds nothing to what the report holds.
"""

from collections.abc import Iterator

from interviewer.assess.markdown import bullets, inline, plain, quoted, table
from interviewer.assess.report import (
    Evidence,
    HandledQuestion,
    LostAudience,
    Rehearsal,
    SectionTime,
    TalkCheck,
    TalkReport,
)
from interviewer.assess.wording import TALK


def talk_markdown(talk: TalkReport, short: bool = False) -> Iterator[str]:
    """The blocks of one talk. short: time, sentence, who was lost, what to rehearse."""
    yield f"## {plain(talk.stage_name)}: the talk"
    if not short:
        yield TALK
    yield f"Time: {talk.time}. Clarifying interruptions: {talk.interruptions} of at most {talk.most_interruptions}."
    if not short:
        heads = ("section", "planned", "used", "minutes", "")
        yield table(heads, map(_section, talk.sections))
    yield "### The sentence to remember"
    yield bullets(_sentence(talk))
    yield "### Where each audience was lost"
    yield bullets(map(_lost, talk.lost))
    yield "### Slide checklist"
    yield bullets(map(_check, talk.checklist))
    if talk.handled:
        yield "### Questions off the talk"
        yield bullets(map(_handled, talk.handled))
    if talk.rehearse:
        yield "### Questions to rehearse"
        yield "\n".join(f"{number}. {_rehearse(one)}" for number, one in enumerate(talk.rehearse, 1))


def _section(one: SectionTime) -> tuple[str, ...]:
    minutes = f"{one.used_minutes:.1f} of {one.planned_minutes:.1f}"
    return plain(one.section), f"{one.planned:.0f}%", f"{one.used:.0f}%", minutes, one.says


def _sentence(talk: TalkReport) -> Iterator[str]:
    yield f"At the start: {_words(talk.thesis) or 'no thesis was given'}"
    yield f"At the end: {_words(talk.final) or 'no sentence was given'}"
    common = f", {talk.overlap:.0%} of the content words in common" if talk.thesis and talk.final else ""
    yield f"**{talk.sentence}**{common}"


def _lost(one: LostAudience) -> str:
    return f"{plain(one.audience)}: {_words(one.quote)} {inline(one.says)}".replace("  ", " ")


def _check(one: TalkCheck) -> str:
    return f"**{one.found}** {plain(one.name)}: {plain(one.says)} {_words(one.quote)}".strip()


def _handled(one: HandledQuestion) -> str:
    return f"{plain(one.persona)}, {one.kind}: {quoted(one.asked)} {plain(one.says)}. {_words(one.quote)}".strip()


def _rehearse(one: Rehearsal) -> str:
    return f"{plain(one.audience)}: {_words(one.quote)} {inline(one.ask)}".replace("  ", " ")


def _words(evidence: Evidence | None) -> str:
    return quoted(evidence.quote) if evidence else ""
