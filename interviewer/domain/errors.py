"""The one error tree.

Knows how a fault is told: what, where, remedy, in one line. Never knows how it is shown.

    InterviewerError
    ├── UsageError           the person asked for something that does not exist (exit status 2)
    ├── ContentError         authored files are wrong; lists every fault at once
    ├── DeckError            a file to import questions from cannot be read, or a question cannot be written
    ├── StoreError           the database cannot be opened, read or written
    │   ├── SessionUnknown   no session of that id
    │   └── SequenceTaken    somebody else appended first; read again and decide again
    ├── RetrievalError       the question store cannot be opened or rebuilt
    ├── MaterialError        a file of the candidate's own cannot be read
    ├── LimitReached         a batch would cost more than the person allowed
    └── ModelError           a language model did not give what was asked
        ├── ModelUnreachable   refused, no such host, timed out, 5xx, 429: may pass by itself
        ├── ModelRefused       401, 403, 404, 400: will not pass by itself
        ├── ModelBroke         the stream ended before it was finished
        └── ModelNonsense      a whole reply came that is empty or not of the asked shape
"""


class InterviewerError(Exception):
    """A fault that a person can act on.

    what: the fault in a few words. where: file, line, address or id, or "". remedy: what to do next, or "".
    `str()` is one line made of the three.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        advice = f": {self.remedy}" if self.remedy else ""
        return " ".join(f"{self.what}{place}{advice}".split())


class UsageError(InterviewerError):
    """The person named something that does not exist, or asked for two things that exclude each other."""


class ContentError(InterviewerError):
    """Authored files are wrong. `faults` holds one line per fault, all that were found."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        count = f"{len(faults)} fault{'s' if len(faults) != 1 else ''} in the content files"
        super().__init__(count, remedy="mend what is listed, then run `interviewer bank check`")


class DeckError(InterviewerError):
    """A file to import questions from is no text, too large, broken or without a question; or the disk refuses."""


class StoreError(InterviewerError):
    """The database cannot be opened, read or written."""


class SessionUnknown(StoreError):
    """No session of that id."""


class SequenceTaken(StoreError):
    """Another writer appended to the session first."""


class RetrievalError(InterviewerError):
    """The question store cannot be opened, searched or rebuilt."""


class MaterialError(InterviewerError):
    """A file of the candidate's own cannot be read: damaged, locked, without text, too large."""


class LimitReached(InterviewerError):
    """The next call to a model could cost more than is left of what the person allowed; it was not made."""


class ModelError(InterviewerError):
    """A language model did not give what was asked of it."""


class ModelUnreachable(ModelError):
    """The provider refused the connection, timed out, or answered 429 or 5xx.

    retry_after_s: seconds that the provider asked to wait, or None.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(what, where, remedy)
        self.retry_after_s = retry_after_s


class ModelRefused(ModelError):
    """The provider rejected the request itself: key, model name, size or content."""


class ModelBroke(ModelError):
    """The stream ended, stalled or ran past its deadline before the reply was whole."""


class ModelNonsense(ModelError):
    """A whole reply arrived that is empty or does not have the asked shape, also after one repair."""
