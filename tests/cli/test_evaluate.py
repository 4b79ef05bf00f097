"""`interviewer eval bank` at the command line.

Knows the built-in bank. Never knows which figures are good ones.
"""

import json

from interviewer.content.loader import load_library
from interviewer.domain.vocabulary import Kind
from tests.cli.conftest import Run


def test_the_table_gives_every_total_with_its_target_and_the_worst_questions(run: Run) -> None:
    done = run("eval", "bank", "--kind", "lightning", "--worst", "1")
    assert (done.status, done.err) == (0, "")
    for said in ("weak < ok < strong", "95.0%", "at most 0", "taken out of the item", "worst questions"):
        assert said in done.out
    listed = done.out.split("worst questions")[1].splitlines()
    assert len([line for line in listed if line.startswith("  ") and not line.startswith("   ")]) == 1


def test_as_json_it_holds_totals_and_every_item_and_says_the_same_twice(run: Run) -> None:
    done = run("eval", "bank", "--kind", "lightning", "--json")
    page = json.loads(done.out)
    quick = {id for id, item in load_library().items.items() if item.kind is Kind.LIGHTNING}
    assert {row["item"] for row in page["items"]} == quick
    assert all({"name", "value", "target", "reached"} <= set(row) for row in page["totals"])
    assert run("eval", "bank", "--kind", "lightning", "--json").out == done.out
