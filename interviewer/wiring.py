"""The one place that picks concrete parts and puts them together.

Knows every part's maker and the settings. Never knows what the parts do with each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from interviewer.assess.feedback import report
from interviewer.assess.model_judge import ModelJudge
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.report import Report
from interviewer.assess.tally import Judge
from interviewer.conduct.model_tracker import ModelTracker
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.conduct.tracker import RuleTracker, Tracker
from interviewer.conduct.tracking_documents import read_documents
from interviewer.conduct.tracking_orders import orders_in
from interviewer.config import Settings
from interviewer.content.loader import load_library
from interviewer.domain.claims import Document
from interviewer.domain.errors import StoreError
from interviewer.domain.events import Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Role
from interviewer.material.deck import Slide, deck_of, slides_among
from interviewer.material.work import Work
from interviewer.models import LanguageModel, Patience, connect
from interviewer.models.connections import Connections, plain
from interviewer.models.meter import Meter, MeteredModel
from interviewer.models.resting import Rest, RestingModel
from interviewer.retrieval import ChromaPassages, IndexBeside, MemoryIndex, QuestionIndex, Questions, open_index
from interviewer.session import Cast, Interviews
from interviewer.store import EventStore, SqlStore, SqlWorks, open_store

Say = Callable[[str], None]
DATABASE = "interviews.sqlite3"


class WallClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """Everything that a page or a terminal needs, put together."""

    settings: Settings
    library: Library
    store: EventStore
    questions: Questions
    interviews: Interviews
    connections: Connections = field(default_factory=Connections)
    work: Work = field(default_factory=Work)

    def answering(self) -> None:
        """Begin what may wait until the page answers: the question store, where it is opened beside the rest."""
        if isinstance(self.questions, IndexBeside):
            self.questions.begin()

    def brought(self, owner: str, project: str) -> tuple[Document, ...]:
        """What the documents of a project claim, for an interview to take up. UsageError for an unknown project."""
        return read_documents(self.work.pages(owner, project))

    def report(self, session: str) -> Report:
        """The feedback on a session, every closed item judged."""
        return report(self.interviews.settle(session), self.library, lambda id: self.questions.reference(id).text)

    def slides(self, owner: str, project: str) -> str | None:
        """The id of the document of slides that a talk on the project shows; None where there is none."""
        held = slides_among(self.work.documents(owner, project))
        return held.id if held else None

    def deck(self, owner: str, document: str | None) -> tuple[Slide, ...]:
        """What stands on the slides of that document; nothing where there is none, or it was deleted."""
        if document is None or document not in {one.id for one in self.work.documents(owner)}:
            return ()
        return deck_of(self.work.passages(owner, document))

    def close(self) -> None:
        """Let go of files, connections and threads."""
        self.interviews.close()
        self.questions.close()


def library_for(settings: Settings) -> Library:
    """The built-in content with the folders that the settings add; ContentError lists every fault."""
    return load_library(list(settings.content))


def store_for(settings: Settings) -> SqlStore:
    """The database that the settings name, or the one in the data folder."""
    return open_store(settings.database_url or _home(settings).joinpath(DATABASE))


def work_for(settings: Settings, store: SqlStore, say: Say = lambda line: None) -> Work:
    """The candidate's own work, in that database and in Chroma beside the questions."""
    return Work(SqlWorks(store), ChromaPassages(settings.chroma_url or _home(settings)), orders_in, say)


def index_for(settings: Settings, library: Library, say: Say) -> QuestionIndex:
    """The question store, brought up to date with the library."""
    return open_index(settings.chroma_url or _home(settings), library.items, say)


def build(settings: Settings, say: Say = lambda line: None, beside: bool = False) -> House:
    """The house by these settings.

    say: is told one line for each thing that was mended or changed at the start. beside: the question store is opened
    by a thread of its own, from `House.answering` on or when it is first needed; questions are kept in memory if it
    cannot be.
    """
    library = library_for(settings)
    store = store_for(settings)
    opened = partial(index_for, settings, library, say)
    questions = IndexBeside(opened, partial(MemoryIndex, library.items), say) if beside else opened()
    connections = Connections()
    cast = partial(cast_for, settings, library, connections=connections)
    interviews = Interviews(library, store, questions, cast, WallClock())
    return House(settings, library, store, questions, interviews, connections, work_for(settings, store, say))


def cast_for(settings: Settings, library: Library, setup: Setup, connections: Connections | None = None) -> Cast:
    """Who plays in a session: by rules and authored words, or a model for each role that the setup names one for.

    A model that was connected in another process and is not connected here plays no role, and the notice says so.
    """
    connections = connections or Connections()
    meter = Meter()
    rules = RuleTracker()
    lost = connections.lost(setup.models.values())

    rests: dict[str, Rest] = {}

    def model(role: Role) -> LanguageModel | None:
        name = setup.models.get(role)
        if not name or name in lost:
            return None
        found = model_named(settings, name, connections)
        if role is not Role.JUDGE:  # nobody waits for a judge
            found = RestingModel(found, rests.setdefault(name, Rest()))
        return MeteredModel(found, role, meter)

    tracking, speaking, judging = model(Role.TRACKER), model(Role.SPEAKER), model(Role.JUDGE)
    return Cast(
        tracker=ModelTracker(tracking, rules) if tracking else rules,
        rules=rules,
        speaker=ModelSpeaker(speaking) if speaking else None,
        judge=_judge(settings, library, judging),
        meter=meter,
        notice=lost_notice(lost),
    )


def lost_notice(lost: Sequence[str]) -> str:
    """One line about models that are no longer connected, "" if there are none."""
    if not lost:
        return ""
    names = ", ".join(map(plain, lost))
    return (
        f"{names} is no longer connected (a connection lasts until the server stops): "
        "the interview goes on with the offline interviewer, and its judgements are tentative."
    )


def model_named(settings: Settings, name: str, connections: Connections | None = None) -> LanguageModel:
    """The model of that name: as it was connected, else at the settings' address and with their key."""
    first_s = settings.patience_s
    patience = Patience(first_s=first_s, between_s=max(15.0, first_s / 2), whole_s=max(120.0, 3 * first_s))
    held = connections.named(name) if connections else None
    if held is not None:
        return connect(held.model, held.api_base, held.key, patience=patience)
    key = settings.api_key.get_secret_value() if settings.api_key else None
    return connect(name, settings.api_base, key, patience=patience)


def judge_for(settings: Settings, library: Library) -> Judge:
    """The judge that the settings name, by rules if they name none."""
    name = settings.models().get(Role.JUDGE)
    return _judge(settings, library, model_named(settings, name) if name else None)


def tracker_for(settings: Settings) -> Tracker:
    """The tracker that the settings name, by rules if they name none."""
    name = settings.models().get(Role.TRACKER)
    rules = RuleTracker()
    return ModelTracker(model_named(settings, name), rules) if name else rules


def _judge(settings: Settings, library: Library, model: LanguageModel | None) -> Judge:
    if model is None:
        return OfflineJudge(library.scoring, library.rubric_version)
    return ModelJudge(model, library.scoring, library.rubric_version, draws=settings.judge_draws)


def _home(settings: Settings) -> Path:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"the data folder cannot be made: {reason}", str(settings.home), "name another with INTERVIEWER_HOME"
        ) from None
    return settings.home
