"""Flawed and partial solutions of the coding items, one module an item, for proof that its hidden tests discriminate.

Knows each flaw and the tests it must fail. Never knows how they are run.
"""
