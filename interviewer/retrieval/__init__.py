"""Finding questions and what their judges should know.

Knows which names the rest of the house may use. Never loads Chroma before an index is opened.
"""

from interviewer.retrieval.choice import Wish
from interviewer.retrieval.documents import ReferenceAnswer
from interviewer.retrieval.index import Hit, MemoryIndex, QuestionIndex, open_index
from interviewer.retrieval.shelf import Where

__all__ = ["Hit", "MemoryIndex", "QuestionIndex", "ReferenceAnswer", "Where", "Wish", "open_index"]
