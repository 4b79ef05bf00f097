"""Floor 4: the command line.

Knows which name starts it. Never loads anything heavy before a command asks for it.
"""

from interviewer.cli.running import main

__all__ = ["main"]
