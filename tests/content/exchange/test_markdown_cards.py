"""Questions out of Markdown, however they are marked.

Knows how people write their notes. Never knows what becomes of a card.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content.exchange.card import MOST_CARDS
from interviewer.content.exchange.markdown_cards import markdown_cards, ranges
from interviewer.domain.errors import DeckError


def cards(text: str) -> list[tuple[int, str, str]]:
    return [(card.line, card.question, card.answer) for card in markdown_cards(text, "notes.md").cards]


@pytest.mark.parametrize(
    "text",
    [
        "What is x?\n==========\nIt is y.",
        "# What is x?\n\nIt is y.\n",
        "## 1. What is x?\nA: It is y.",
        "Q: What is x?\nA: It is y.",
        "**Q** What is x?\n\nIt is y.",
        "**Q:** What is x?\n**A:** It is y.",
        "**Q1: What is x?**\n\nAnswer: It is y.",
        "### Q1. What is x?\nIt is y.",
        "Question 3: What is x?\n\n**Answer:** It is y.",
        "Q:\nWhat is x?\n\nA:\nIt is y.",
        "**What is x?**\n\nIt is y.",
        "What is x? :: It is y.",
        "- What is x? :: It is y.",
        "- What is x?\n  It is y.",
        "1. **What is x?**\n\n   It is y.",
        "# What is x?\n<details><summary>Answer</summary>\n\nIt is y.\n</details>",
        "---\ntags: [a]\n---\n# What is x?\nIt is y.",
    ],
)
def test_a_question_is_known_however_it_is_marked(text: str) -> None:
    assert [(question, answer) for _, question, answer in cards(text)] == [("What is x?", "It is y.")]


def test_an_answer_goes_up_to_the_next_question_and_keeps_its_parts() -> None:
    first = "# Set\n\n## What is x?\nIt is y.\n\n### Details\n- a\n- b\n\n## Derive z\n$$z$$\n\n"
    found = markdown_cards(f"{first}# Other set\n\n## Why?\nSo.\n", "notes.md")
    assert [(card.question, card.answer, card.tags) for card in found.cards] == [
        ("What is x?", "It is y.\n\n### Details\n- a\n- b", ("Set",)),
        ("Derive z", "$$z$$", ("Set",)),
        ("Why?", "So.", ("Other set",)),
    ]
    assert [card.line for card in found.cards] == [3, 10, 15]
    assert found.unread == []


def test_code_holds_no_question() -> None:
    text = "Q: What prints?\n\n```python\n# What is this?\nQ: no\na :: b\n```\n"
    assert cards(text) == [(1, "What prints?", "```python\n# What is this?\nQ: no\na :: b\n```")]


def test_lists_of_two_levels_are_questions_and_answers() -> None:
    assert cards("# Terms\n- Entropy\n  - expected surprise\n  - in bits\n- KL\n  - asymmetric\n") == [
        (2, "Entropy", "- expected surprise\n- in bits"),
        (5, "KL", "- asymmetric"),
    ]


def test_questions_marked_in_several_ways_are_all_taken_but_not_those_within_an_answer() -> None:
    text = "1. What is x?\n   It is y.\n2. Why?\n\n### More\n**What is z?**\nIt is:\n- what?\n  - that\n\nWho? :: Me.\n"
    found = markdown_cards(text, "notes.md")
    assert [(card.question, card.answer) for card in found.cards] == [
        ("What is x?", "It is y."),
        ("What is z?", "It is:\n- what?\n  - that"),
        ("Who?", "Me."),
    ]
    assert [one.question for one in found.left] == ["Why?"]


def test_headings_without_a_question_mark_are_questions_where_nothing_else_is() -> None:
    assert [q for _, q, _ in cards("# Title\n\n## Dropout\nZeroes.\n\n## Momentum\nRemembers.\n")] == [
        "Dropout",
        "Momentum",
    ]


def test_a_question_with_its_own_code_above_the_answer() -> None:
    [(_, question, answer)] = cards("Q: What prints?\n```\nprint(1)\n```\nA: One.\n")
    assert question == "What prints?\n```\nprint(1)\n```"
    assert answer == "One."


def test_what_has_no_answer_is_told_with_its_line() -> None:
    found = markdown_cards("# What is x?\n\n# What is y?\nIt is z.\n\n# Explain w\n", "notes.md")
    assert [(one.line, one.question, one.why) for one in found.left] == [
        (1, "What is x?", "it has no answer: write one below it"),
        (6, "Explain w", "it has no answer: write one below it"),
    ]


def test_lines_above_the_first_question_are_counted_as_unread() -> None:
    found = markdown_cards("# Title\nsome words\nand more\n\n## What is x?\nIt is y.\n", "notes.md")
    assert found.unread == [2, 3]
    assert list(ranges([2, 3, 4, 9, 20, 21])) == ["2-4", "9", "20-21"]


def test_prose_holds_no_question() -> None:
    assert cards("Just prose.\n\nAnd more of it.") == []


def test_too_many_questions_are_one_line() -> None:
    with pytest.raises(DeckError, match=r"more than 5,000 questions \(notes.md\): split it"):
        markdown_cards("a? :: b\n" * (MOST_CARDS + 1), "notes.md")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["# a?", "## b", "Q: c", "A: d", "- e?", "  - f", "g :: h", "```", "", "text", "**i?**"]))
)
def test_any_mixture_is_read_and_no_line_counts_twice(lines: list[str]) -> None:
    found = markdown_cards("\n".join(lines), "notes.md")
    numbers = [card.line for card in found.cards] + [one.line for one in found.left]
    assert len(numbers) == len(set(numbers))
    assert all(card.question and card.answer for card in found.cards)
    assert not set(numbers) & set(found.unread)
