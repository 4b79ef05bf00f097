"""Finding questions and what their judges should know, and passages of the candidate's own documents.

Knows which names the rest of the house may use. Never loads Chroma before an index is opened.
"""

from interviewer.retrieval.beside import IndexBeside
from interviewer.retrieval.choice import Wish
from interviewer.retrieval.chroma_passages import ChromaPassages
from interviewer.retrieval.documents import ReferenceAnswer
from interviewer.retrieval.index import Hit, MemoryIndex, QuestionIndex, Questions, open_index
from interviewer.retrieval.passages import Kept, MemoryPassages, PassageShelf, find
from interviewer.retrieval.shelf import Where

__all__ = [
    "ChromaPassages",
    "Hit",
    "IndexBeside",
    "Kept",
    "MemoryIndex",
    "MemoryPassages",
    "PassageShelf",
    "QuestionIndex",
    "Questions",
    "ReferenceAnswer",
    "Where",
    "Wish",
    "find",
    "open_index",
]
