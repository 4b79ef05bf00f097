"""Reading answers by their words alone: terms, clauses, key points, coverage.

Knows spelling, stems and a few symbols of mathematics. Never knows a model, a score or a policy.
"""
