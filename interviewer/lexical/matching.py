"""Key points, misconceptions and repairs in a text, for a tracker and a judge that work without a model.

Knows where each reading is done. Never knows whether what is said is true.
"""

from interviewer.lexical.misconceptions import find_misconceptions, find_repairs
from interviewer.lexical.points import find_points

__all__ = ["find_misconceptions", "find_points", "find_repairs"]
