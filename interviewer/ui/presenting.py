"""A talk on the page: what is expected now, where it stands, its time by section, and what may be pressed.

Knows a standing and its wording on the page. Never knows Gradio, nor how a talk is conducted.
"""

import html

from interviewer.domain.noun import Noun
from interviewer.lexical.talk_standing import Standing

HOW = "Write or paste what you say; “## Method”, “Slide 3: …” or “next section” say where you are."


class Presenting(Noun):
    """The panel of a talk. html: of ours alone, with everything that anybody wrote escaped.

    open: the candidate has the floor, and may put up a slide or go on to the next section. deck: slides that can be
    put up from a document.
    """

    html: str
    open: bool
    deck: int


def presenting(held: Standing, deck: int = 0) -> Presenting:
    """The panel for where the talk stands."""
    how = f'<span class="how">{HOW}</span>' if held.phase == "talk" else ""
    expected = f'<p class="expected" role="status"><b>{html.escape(held.expected)}</b> {how}</p>'
    return Presenting(html=f'<div class="given">{expected}{_bar(held)}</div>', open=held.presenting, deck=deck)


def _bar(held: Standing) -> str:
    """The sections as wide as planned, each filled as far as its minutes are used."""
    speak_s = 60 * held.talk.slot.speak
    parts, told = [], []
    for section in held.plan.sections:
        planned_s, used_s = speak_s * section.share / 100, held.talk.section_s(section.id)
        filled = min(100.0, 100 * used_s / planned_s)
        here = held.presenting and section.id == held.talk.section
        kind = "part" + (" here" if here else "") + (" over" if used_s > planned_s * 1.1 else "")
        minutes = f"{used_s / 60:.1f} of {planned_s / 60:.1f} min"
        told.append(f"{section.name}: {minutes}")
        parts.append(
            f'<div class="{kind}" style="flex: {section.share} 1 0" title="{html.escape(section.name)}: {minutes}">'
            f'<div class="track"><div class="used" style="width: {filled:.0f}%"></div></div>'
            f'<span class="section">{html.escape(section.name)}</span><span class="minutes">{minutes}</span></div>'
        )
    total = f"{held.talk.spoken_s / 60:.1f} of {held.talk.slot.speak:.1f} minutes of talk"
    described = html.escape(f"{total}. " + "; ".join(told))
    return (
        f'<div class="sections" role="img" aria-label="{described}">{"".join(parts)}</div>'
        f'<p class="total">{total}, at {held.plan.words_per_minute} words a minute or by your marks</p>'
    )
