"""Research talks for tests: a plan, sessions written down by hand, and one whole talk in sections.

Knows how a talk is typed. Never knows what it will be asked.
"""

from interviewer.domain.events import Answered, ItemClosed, ItemOpened, Spoken
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.vocabulary import Stage
from interviewer.lexical.talk import Talk, talk_of
from tests.played import Played

THESIS = "A pair of sensors tells a real alarm from a false one, for adults on a heart ward."
FINAL = "For adults on a heart ward, a pair of sensors tells a real alarm from a false one."
SECTIONS = (
    "## Motivation\nSlide 1: Alarms\nNurses on a heart ward hear forty false alarms in a shift. After a week they turn "
    "the sound down, and then a real one is missed.",
    "Slide 2: The gap\nEarlier systems set a threshold for each sensor alone. They cannot see slow changes that show "
    "up only in two signals together.",
    "Slide 3: Method\nWe train an encoder on pairs of signals with a contrastive loss. Each patient is compared with "
    "their own week before.",
    "Slide 4: Results\nFalse alarms fell from 40 to 12 a day against the tuned threshold. The figure plots alarms "
    "against hours, and each dot is one ward.",
    "Slide 5: Limits\nIt was recorded on two wards only. Other wards may differ.",
)


def plan_of(library: Library) -> TalkPlan:
    """The plan of the stage's talk."""
    talk = library.plans[Stage.RESEARCH_TALK].talk
    assert talk is not None
    return talk


class Given:
    """A talk as it grows, event by event; the chair says a word after each turn of the speaker's."""

    def __init__(self, library: Library, minutes: float = 30, thesis: str = THESIS, persona: str = "elena") -> None:
        self.library, self.plan = library, plan_of(library)
        self.played = Played(item=None, stage=Stage.RESEARCH_TALK, persona=persona, minutes=minutes)
        self.played.asks(self.plan.thesis).answers(thesis)
        self.played.closes("covered").add(ItemOpened(item=self.plan.given, version=1))
        self.played.says("The floor is yours.", Move(kind=MoveKind.ASK_ITEM, item=self.plan.given))

    def says(self, text: str, after_s: float = 10.0) -> "Given":
        """The speaker goes on."""
        self.played.after(after_s).answers(text)
        self.played.says("We follow.", Move(kind=MoveKind.LISTEN, snippet="We follow."))
        return self

    def is_interrupted(self, ask: str = "What is that?", reply: str = "A short word.") -> "Given":
        """Somebody asks for clarification, and the speaker replies."""
        move = Move(kind=MoveKind.INTERRUPT, snippet=ask, question="symbol", persona="mira")
        self.played.add(Spoken(text=ask, move=move, persona="mira")).after(5).answers(reply)
        return self.says_nothing()

    def says_nothing(self) -> "Given":
        """The chair says where the talk stands."""
        self.played.says("We follow.", Move(kind=MoveKind.LISTEN, snippet="We follow."))
        return self

    def is_asked(self, question: str, answer: str, persona: str = "sam") -> "Given":
        """After the talk somebody of the audience asks, and is answered."""
        put = self.plan.question(question)
        assert put is not None
        ask = put.ask[0]
        return self.hears(
            Move(kind=MoveKind.ASK_ITEM, item=put.item, question=question, snippet=ask, persona=persona), answer
        )

    def hears(self, move: Move, answer: str) -> "Given":
        """That question, and its answer."""
        if self.played.state().item is not None:
            self.played.add(ItemClosed(reason="covered"))
        spoken = Spoken(text=move.snippet, move=move, persona=move.persona)
        self.played.add(ItemOpened(item=str(move.item), version=1), spoken).answers(answer)
        return self

    def ends(self, final: str = FINAL) -> "Given":
        """The one sentence to remember."""
        if self.played.state().item is not None:
            self.played.add(ItemClosed(reason="covered"))
        self.played.says("In one sentence?", Move(kind=MoveKind.ONE_SENTENCE, snippet="In one sentence?"))
        self.played.add(Answered(text=final))
        return self

    @property
    def talk(self) -> Talk:
        """The talk as it is read."""
        state = self.played.state()
        assert state.round is not None
        return talk_of(state, self.plan, state.round)


def whole(library: Library, *sections: str) -> Given:
    """The talk of those sections, of `SECTIONS` without any."""
    given = Given(library)
    for section in sections or SECTIONS:
        given.says(section)
    return given
