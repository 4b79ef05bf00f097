"""A claim of the candidate's own paper, taken up in a deep dive.

Knows whole conversations by rules. Never knows files.
"""

from interviewer.conduct.tracking_documents import read_documents
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import Move
from interviewer.domain.vocabulary import Stage
from tests.conftest import StoppedClock
from tests.house import House

PAGE = (
    "paper.pdf, page 2",
    "Our encoder beats the supervised baseline by two points. We used three seeds for each setting.",
)
VAGUE = ("It was about denoising.", "We tried a few things.", "It went fairly well.", "People liked it.")


def dive(library: Library, clock: StoppedClock, stage: Stage, said: tuple[str, ...], item: str | None) -> list[Move]:
    house = House(library, clock)
    chosen = Setup(rounds=(Round(stage=stage, persona="elena", minutes=55),), item=item, seed=3)
    session = house.interviews.start(chosen, documents=read_documents([PAGE]))
    list(house.interviews.advance(session))
    for text in said:
        house.say(session, text)
    return [turn.move for turn in house.interviews.state(session).turns if turn.move is not None]


def test_the_paper_is_taken_up_once_on_a_question_after_the_candidate_was_followed(
    library: Library, clock: StoppedClock
) -> None:
    moves = dive(library, clock, Stage.RESEARCH_DEEP_DIVE, VAGUE, "narrative.problem-to-impact")
    taken = [place for place, move in enumerate(moves) if move.frame == "document"]
    assert len(taken) == 1
    assert taken[0] >= 4  # the opening, the question and two follow-ups came first
    move = moves[taken[0]]
    assert (move.source, move.lead.quote) == (PAGE[0], "Our encoder beats the supervised baseline by two points")  # type: ignore[union-attr]


def test_a_round_that_audits_no_claims_leaves_the_paper_alone(library: Library, clock: StoppedClock) -> None:
    moves = dive(library, clock, Stage.BEHAVIORAL, VAGUE, None)
    assert not any(move.frame == "document" for move in moves)


def test_what_is_said_otherwise_than_written_is_laid_beside_it(library: Library, clock: StoppedClock) -> None:
    said = ("It was about denoising.", "We ran five seeds for each setting.")
    moves = dive(library, clock, Stage.RESEARCH_DEEP_DIVE, said, "narrative.problem-to-impact")
    snippet = "In paper.pdf, page 2: “We used three seeds for each setting”. Now: “We ran five seeds for each setting”."
    assert moves[-1].snippet == snippet
