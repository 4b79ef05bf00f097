"""Floor 2: how the interviewer behaves: the controller decides, the speaker finds the words, checks guard them.

Knows items, personas, turn limits and what the tracker saw. Never knows scores, rubrics' anchors or judges.
"""
