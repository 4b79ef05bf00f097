"""What a database's faults mean to a person, and what to do about each.

Knows SQLite's names of its errors. Never knows which statement failed.
"""

from interviewer.domain.errors import StoreError

_FAULTS = {
    "SQLITE_BUSY": ("the database is locked", "close the other program that uses it, then try again"),
    "SQLITE_LOCKED": ("the database is locked", "close the other program that uses it, then try again"),
    "SQLITE_READONLY": ("the database cannot be written", "make the file and its folder writable"),
    "SQLITE_CANTOPEN": ("the database cannot be opened", "make the folder writable, or set INTERVIEWER_HOME"),
    "SQLITE_FULL": ("the disk is full", "free some space, then try again"),
    "SQLITE_IOERR": ("the disk does not take or give the data", "check free space and quota, then try again"),
    "SQLITE_CORRUPT": ("the database is damaged", "restore it from a copy, or move it away to start anew"),
    "SQLITE_NOTADB": ("the file is not a database", "move it away, or set INTERVIEWER_DATABASE_URL"),
}


def too_new(where: str) -> StoreError:
    """The data has a version that this program does not know."""
    return StoreError("the database was written by a newer version", where, "upgrade interviewer")


def fault(error: Exception, where: str) -> StoreError:
    """The error of a database, its driver or its folder as one line with a remedy."""
    cause: object = getattr(error, "orig", None) or error
    name = str(getattr(cause, "sqlite_errorname", ""))
    for prefix, (what, remedy) in _FAULTS.items():
        if name.startswith(prefix):
            return StoreError(what, where, remedy)
    if isinstance(cause, OSError):
        return StoreError(
            f"the folder cannot be made: {cause.strerror}", where, "set INTERVIEWER_HOME to another folder"
        )
    first = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    return StoreError(f"the database failed: {first}", where, "run `interviewer doctor`")
