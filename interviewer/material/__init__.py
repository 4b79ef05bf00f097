"""Floor 2: the candidate's own files: read in a process of their own, cut into passages, kept, found, deleted.

Knows the name of the service. Never loads a parser in this process.
"""
