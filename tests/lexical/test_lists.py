"""Lists of bare words are told from sentences that enumerate, and sentences that hang together from those beside them.

Knows short texts. Never knows an item.
"""

import pytest

from interviewer.lexical.cohesion import tied
from interviewer.lexical.structure import without_lists


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("gradients, noise, score, variance", ""),
        ("Keywords: gradients, noise, score, variance.", "Keywords: ."),
        ("There is noise and score and guidance and variance, and that matters.", "There is , and that matters."),
        ("- gradients\n- noise\n- score\n- variance", "-"),
        ("We compared loss, accuracy, gradient norm, and memory use.", None),
        ("I saw it rise and fall and stop.", None),
        ("It learns the noise, so the score follows, and sampling runs backwards.", None),
    ],
)
def test_single_words_strung_up_are_blanked_and_nothing_else_is(text: str, left: str | None) -> None:
    blanked = without_lists(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split()) == (" ".join(text.split()) if left is None else left)


def test_sentences_that_come_back_to_a_word_are_tied_and_repetitions_and_asides_are_not() -> None:
    story = "I soldered the sensor upside down. The sensor drifted off at night."
    aside = "As the saying goes, curiosity is an engine."
    text = f"{story} {aside} {aside}"
    assert [text[low:high] for low, high in tied(text)] == story.replace(". T", ".|T").split("|")
