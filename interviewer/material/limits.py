"""How much of a file is read, and for how long.

Knows numbers. Never knows a format.
"""

MEGABYTE = 2**20
MOST_BYTES = 25 * MEGABYTE
MOST_PAGES = 200
MOST_CHARACTERS = 600_000

UNPACKED_BYTES = 200 * MEGABYTE
"""What the parts of a packed file may come to together; most of an honest deck is pictures, which do not shrink."""

PART_BYTES = 40 * MEGABYTE
PARTS = 5_000
RATIO = 200
"""How many times its packed size a large part may have: honest text shrinks to a tenth, a bomb to a thousandth."""

PATIENCE_S = 30.0
PROCESSOR_S = 25
MEMORY_BYTES = 1024 * MEGABYTE
AT_ONCE = 2
"""Processes that read at the same time; the others wait, for so many seconds."""

QUEUE_S = 90.0
DEPTH = 16
"""Groups in groups, tables in tables."""
