"""Floor 2: judges, the tally of their verdicts, feedback and exports.

Knows what was said and what counts. Never knows how an interview is held.
"""
