"""`python -m interviewer`: the command line.

Knows where it begins. Never knows a command.
"""

import sys

from interviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
