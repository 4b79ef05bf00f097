"""Neutral questions about what was not said.

Knows sorts of statements. Never knows an item.
"""

from interviewer.content.exchange.probes import SPOKEN, probes


def test_a_probe_fits_the_sort_of_statement_and_none_comes_twice() -> None:
    said = ["It is slow because of the cache", "It fails on noise", "It is slow because of that", "Blue", "Red"]
    asked = probes(said)
    assert asked[0] == "What is the reason behind that?"
    assert asked[1] == "Where does this run into trouble?"
    assert len(set(asked)) == len(said)
    assert all(one.count("?") <= 1 for one in asked)


def test_there_is_one_for_any_number_of_statements() -> None:
    assert len(set(probes(["plain"] * 12))) == 12


def test_every_word_of_a_probe_is_known() -> None:
    assert all(probe.lower() in SPOKEN for probe in probes(["Blue"] * 8))
