"""`interviewer eval bank` at the command line.

Knows the built-in bank. Never knows which figures are good ones.
"""

import json

from interviewer.content.loader import load_library
from tests.cli.conftest import Run


def test_the_table_gives_every_total_with_its_target_and_the_worst_questions(run: Run) -> None:
    done = run("eval", "bank", "--worst", "1")
    assert (done.status, done.err) == (0, "")
    for said in ("weak < ok < strong", "95.0%", "at most 0", "taken out of the item", "worst questions"):
        assert said in done.out
    listed = done.out.split("worst questions")[1].splitlines()
    assert len([line for line in listed if line.startswith("  ") and not line.startswith("   ")]) == 1


def test_as_json_it_holds_totals_and_every_item_and_says_the_same_twice(run: Run) -> None:
    done = run("eval", "bank", "--json")
    page = json.loads(done.out)
    assert {row["item"] for row in page["items"]} == set(load_library().items)
    assert all({"name", "value", "target", "reached"} <= set(row) for row in page["totals"])
    assert run("eval", "bank", "--json").out == done.out
