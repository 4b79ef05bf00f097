"""A mock interviewer for AI research scientist loops.

Knows its own version. Never imports anything else, so that importing the package costs nothing.
"""

__version__ = "0.1.0"
