"""Silence is work: what is offered to a candidate who has not typed for a while, and when.

Knows the rubric's table and writes it down for the page's script. Never knows a clock, nor what is done with an offer.
"""

import html
import json

from interviewer.domain.items import Item
from interviewer.domain.noun import Noun
from interviewer.domain.people import Persona
from interviewer.domain.standards import TurnRules
from interviewer.domain.vocabulary import Kind


class Offer(Noun):
    """Words that appear once, after so many seconds without typing. choices: with buttons to press, the last resort."""

    after_s: int
    words: str
    choices: bool = False


def offers(
    rules: TurnRules, item: Item | None, undisturbed: bool = False, persona: Persona | None = None
) -> tuple[Offer, ...]:
    """What may be offered while this question is open, soonest first; nothing between questions.

    undisturbed: the candidate has asked for a minute, which comes before anything else. persona: whose patience counts.
    """
    if item is None:
        return ()
    wait_s = rules.silence_minute_s if undisturbed else 0
    wait_s += rules.patience_s(persona.patience_s) if persona else 0
    factor = rules.silence_coding if item.kind is Kind.CODING else 1
    spoken = [(start, words) for start, _, words in rules.silence if words]
    last = len(spoken) - 1
    return tuple(
        Offer(after_s=wait_s + factor * start, words=words, choices=place == last)
        for place, (start, words) in enumerate(spoken)
    )


def silence_html(given: tuple[Offer, ...], turn: int, minute_s: int) -> str:
    """The offers for the page's script, and the place where it shows them; "" where there is none.

    turn: the interviewer's turn that is being thought about. minute_s: seconds left alone after "give me a minute".
    """
    if not given:
        return ""
    table = json.dumps([[offer.after_s, offer.words, offer.choices] for offer in given])
    return (
        f'<div class="silence" data-turn="{turn}" data-minute="{minute_s}" data-offers="{html.escape(table)}">'
        '<span class="words" role="status" aria-live="polite"></span>'
        '<span class="choices" hidden><button type="button" data-press="hint">Take a hint</button>'
        '<button type="button" data-press="rephrase">Ask it differently</button>'
        '<button type="button" data-press="pass">Move on</button>'
        '<button type="button" data-press="minute">Give me a minute</button></span></div>'
    )
