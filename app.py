"""Opens the page: `python app.py`.

Knows where the server is. Never knows anything else.
"""

import sys

from interviewer.config import load_settings
from interviewer.domain.errors import InterviewerError, UsageError
from interviewer.ui.server import serve


def main() -> int:
    """Serve the page until it is interrupted; a fault is one line and an exit status."""
    try:
        serve(load_settings())
    except InterviewerError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
