"""An index that is opened beside everything else, so that a page need not wait for it.

Knows who has to wait for what. Never knows what an index is made of.
"""

from collections.abc import Callable
from threading import Lock, Thread

from interviewer.domain.errors import RetrievalError
from interviewer.retrieval.choice import Wish
from interviewer.retrieval.documents import ReferenceAnswer
from interviewer.retrieval.index import Hit, QuestionIndex, Questions
from interviewer.retrieval.shelf import Where

Say = Callable[[str], None]


class IndexBeside:
    """`Questions` that a thread of its own opens, from `begin` on or from the first question asked of it.

    Whoever asks sooner waits. opened: makes the index; should it raise RetrievalError, that is said in one line and
    `instead` makes one that needs no store.
    """

    def __init__(
        self, opened: Callable[[], QuestionIndex], instead: Callable[[], QuestionIndex], say: Say = lambda line: None
    ) -> None:
        self._opened, self._instead, self._say = opened, instead, say
        self._guard = Lock()
        self._thread: Thread | None = None
        self._index: QuestionIndex | None = None
        self._fault: BaseException | None = None

    def begin(self) -> None:
        """Open it from now on; asked twice, it is opened once."""
        self._begun()

    def search(self, text: str, limit: int = 5, where: Where | None = None) -> tuple[Hit, ...]:
        return self._ready().search(text, limit, where)

    def next_item(self, wish: Wish) -> str | None:
        return self._ready().next_item(wish)

    def reference(self, item_id: str) -> ReferenceAnswer:
        return self._ready().reference(item_id)

    def close(self) -> None:
        """Let go of files and connections; one that was never begun is not opened for it."""
        if self._thread is not None:
            self._thread.join()
            if self._index is not None:
                self._index.close()

    def _begun(self) -> Thread:
        with self._guard:
            if self._thread is None:
                self._thread = Thread(target=self._open, name="question-store", daemon=True)
                self._thread.start()
            return self._thread

    def _ready(self) -> Questions:
        self._begun().join()
        if self._index is None:
            raise RetrievalError("the question store could not be opened", remedy="run `interviewer doctor`") from (
                self._fault
            )
        return self._index

    def _open(self) -> None:
        try:
            try:
                self._index = self._opened()
            except RetrievalError as error:
                self._say(f"{error}. Until the next start the questions are kept in memory.")
                self._index = self._instead()
        except BaseException as error:  # raised again for whoever waits; a thread would only print it
            self._fault = error
