"""Twins say the same, and a judge that pays for style or for single words is noticed.

Knows judges that are broken on purpose. Never knows what the real bank reaches.
"""

import pytest

from interviewer.assess.offline import OfflineJudge
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.measure.figures import Figure
from interviewer.measure.twins import (
    Twin,
    bulleted,
    judged_twins,
    padded,
    swapped,
    telegraphic,
    twin_totals,
    twins,
    words,
)

SAID = "The deck is used in summer. So the steel grows, because it is hot. We need a gap."


def figures(judge: OfflineJudge, library: Library, items: list[Item]) -> dict[str, Figure]:
    held = [twin for some in judged_twins(items, judge, library.scoring) for twin in some]
    return {figure.name: figure for figure in twin_totals(held)}


def test_each_twin_holds_the_same_sentences_in_another_dress() -> None:
    made = {kind: text for _, kind, text in twins(SAID)}
    assert len(made) == 8
    assert made["sentences turned round"].startswith("We need a gap.")
    assert len(padded(SAID).split()) >= 3 * len(SAID.split())
    assert all(sentence in padded(SAID) for sentence in ("The deck is used in summer.", "We need a gap."))
    assert bulleted(SAID).splitlines()[2] == "- **The** deck is used in summer."
    assert telegraphic(SAID) == "deck used in summer. So steel grows, because hot. need gap."
    assert made["hedged"].startswith("I think the deck is used")
    assert (
        swapped(SAID, 0) == "The deck is employed in summer. Hence the steel grows, since it is hot. We require a gap."
    )
    assert swapped(SAID, 0) != swapped(SAID, 1)


def test_no_word_is_swapped_for_itself() -> None:
    for word, others in words().swaps.items():
        assert word not in others
        assert len(set(others)) == 2


def test_a_change_is_counted_in_levels() -> None:
    twin = Twin(item="a", exemplar="ok", sort="style", kind="hedged", before=2.49, after=2.5)
    assert twin.change == 1
    assert twin.model_copy(update={"after": 1.2}).change == -1


def test_the_offline_judge_hardly_cares_for_style(offline: OfflineJudge, library: Library, few: list[Item]) -> None:
    found = figures(offline, library, few)
    for kind in ("padded to three times its length", "as bullet points", "hedged", "with jargon"):
        assert found[f"{kind}: mean change, levels"].reached, kind


@pytest.mark.parametrize(
    "sign, kind",
    [
        ("That is how I would look at it", "padded to three times its length"),
        ("## My answer", "as bullet points"),
        ("mission-critical", "with jargon"),
        ("As far as I remember", "hedged"),
    ],
)
def test_a_judge_that_is_moved_by_a_style_is_noticed_by_that_style_alone(
    sign: str, kind: str, library: Library, few: list[Item]
) -> None:
    class Moved(OfflineJudge):
        def judge(self, item, record, reference, **more):  # type: ignore[no-untyped-def]
            given = super().judge(item, record, reference, **more)
            return given.model_copy(update={"score": 4.0 if sign in record.said[0].text else 2.0, "level": 2})

    found = figures(Moved(library.scoring, "1"), library, few[:3])
    missed = {name for name, figure in found.items() if figure.reached is False}
    assert {name.split(":")[0] for name in missed} == {kind}
