"""Floor 0: the nouns of an interview and the arithmetic over them.

Knows pydantic and the standard library. Never knows files, databases, models, pages or the wall clock.
"""
