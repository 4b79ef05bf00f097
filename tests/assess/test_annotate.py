"""Where an answer is marked: literally, in place, however marks lie over each other.

Knows offsets. Never knows a page.
"""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.assess.annotate import Mark, marks_of, pieces
from interviewer.assess.report import Counted, TurnReport
from interviewer.domain.vocabulary import Verdict

TEXT = "Let p be the softmax of z; the gradient is p - y."


def mark(start: int, end: int, label: str = "P1", sort: str = "met") -> Mark:
    return Mark.model_validate(
        {"label": label, "says": "met", "sort": sort, "about": "a point", "start": start, "end": end}
    )


def turn(*counted: Counted) -> TurnReport:
    return TurnReport(sequence=3, at_s=0, speaker="candidate", name="You", text=TEXT, counted=counted)


def counted(quote: str, start: int) -> Counted:
    return Counted(
        quote=quote,
        start=start,
        end=start + len(quote),
        key_point="k",
        label="P1",
        text="a point",
        verdict=Verdict.MET,
        says="met",
    )


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-2, 35), st.integers(-2, 35)), max_size=6))
def test_nothing_is_lost_or_doubled_and_every_mark_covers_its_own_words(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [mark(start, end, f"P{number}") for number, (start, end) in enumerate(spans)]
    cut = pieces(text, marks)
    assert "".join(piece.text for piece in cut) == text
    for one in marks:
        covered = "".join(piece.text for piece in cut if one in piece.marks)
        fits = 0 <= one.start < one.end <= len(text)
        assert covered == (text[one.start : one.end] if fits else "")
        assert sum(one in piece.ends for piece in cut) == fits


def test_a_nested_mark_is_in_both_and_each_ends_once() -> None:
    outer, inner = mark(0, 20, "P1"), mark(4, 8, "P2")
    cut = pieces(TEXT, (outer, inner))
    assert [piece.marks for piece in cut] == [(outer,), (outer, inner), (outer,), ()]
    assert [piece.ends for piece in cut] == [(), (inner,), (outer,), ()]


def test_marks_that_overlap_share_what_they_have_in_common() -> None:
    first, second = mark(0, 8, "P1"), mark(5, 12, "P2")
    assert [len(piece.marks) for piece in pieces(TEXT, (first, second))] == [1, 2, 1, 0]


def test_a_wrong_claim_shows_over_a_point_that_counted() -> None:
    [piece, _] = pieces(TEXT, (mark(0, 5), mark(0, 5, "C1", "claim")))
    assert piece.sort == "claim"


def test_words_that_do_not_stand_there_are_not_marked() -> None:
    assert marks_of(turn(counted("the gradient", 27)), None)[0].start == 27
    assert marks_of(turn(counted("the gradient", 26)), None) == ()
    assert marks_of(turn(counted("The gradient", 27)), None) == ()


def test_an_empty_answer_has_no_piece() -> None:
    assert pieces("", ()) == ()
