"""What a long silence brings.

Knows the rubric's table. Never knows a browser.
"""

import html
import json
import re

from interviewer.domain.library import Library
from interviewer.ui.silence import Offer, offers, silence_html
from tests.played import MATH

CODE = "coding.numpy-cosine-similarity"


def test_nothing_is_offered_for_the_first_two_minutes(library: Library) -> None:
    assert min(offer.after_s for offer in offers(library.turns, library.item(MATH))) == 120


def test_every_word_comes_from_the_table_and_only_the_last_has_buttons(library: Library) -> None:
    given = offers(library.turns, library.item(MATH))
    assert [(offer.after_s, offer.words) for offer in given] == [
        (start, words) for start, _, words in library.turns.silence if words
    ]
    assert [offer.choices for offer in given] == [False, False, True]


def test_coding_waits_twice_as_long(library: Library) -> None:
    usual, coding = (offers(library.turns, library.item(id)) for id in (MATH, CODE))
    assert [offer.after_s for offer in coding] == [2 * offer.after_s for offer in usual]


def test_a_minute_asked_for_comes_before_any_offer(library: Library) -> None:
    usual, waited = (offers(library.turns, library.item(MATH), undisturbed) for undisturbed in (False, True))
    assert [offer.after_s for offer in waited] == [offer.after_s + 90 for offer in usual]


def test_between_questions_nothing_is_offered(library: Library) -> None:
    assert offers(library.turns, None) == ()
    assert silence_html((), 4, 90) == ""


def test_the_words_stand_in_the_page_as_data() -> None:
    written = silence_html((Offer(after_s=5, words='"<b>&', choices=True),), 4, 90)
    data = re.search(r'data-offers="([^"]*)"', written)
    assert data is not None
    assert json.loads(html.unescape(data.group(1))) == [[5, '"<b>&', True]]
    assert "<b>" not in written
    assert 'data-minute="90"' in written
