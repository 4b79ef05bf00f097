"""Floor 3: how well answers are read, measured on material whose content is known.

Knows answers of known content and what a judge made of them. Never knows a session, and changes nothing measured.
"""
