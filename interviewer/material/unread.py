"""Why a file is not read: what is wrong with it and what can be done, without its name.

Knows two strings. Never knows the file.
"""


class Unread(Exception):
    """Raised by whatever reads a format; the name of the file is added where it is known."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what)
