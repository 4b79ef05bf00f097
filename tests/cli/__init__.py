"""The command line, as a person or a script uses it.

Knows commands. Never knows what they are made of.
"""
