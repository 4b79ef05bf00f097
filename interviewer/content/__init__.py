"""Floor 1: authored files in, one frozen Library out, or one error that lists every fault.

Knows folders, YAML and what good content looks like. Never knows sessions, models, databases or pages.
"""
