"""Questions in from files that people keep elsewhere, and out to them: Markdown, tables, Anki, YAML.

Knows cards of a question and an answer. Never runs, fetches or follows anything that a file names.
"""
