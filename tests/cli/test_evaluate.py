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


def test_the_interviewers_conduct_is_a_table_of_metrics_with_targets_and_intervals(run: Run) -> None:
    done = run("eval", "interviewer", "--stages", "2", "--no-planted", "--worst", "2")
    assert (done.status, done.err) == (0, "")
    for said in ("2 sessions", "M1a", "turns that leak a key point", "≤ 0.0%", "M18", "interval"):
        assert said in done.out


def test_the_conduct_as_json_has_every_row_and_recorded_sessions_can_be_measured(run: Run) -> None:
    nobody = run("eval", "interviewer", "--sessions")
    assert nobody.status == 2
    assert "no session that has ended" in nobody.err
    item = "lightning.entropy"
    run("practice", "--item", item, lines=["It is the mean surprise of an outcome, in bits.", "No, thanks.", "/end"])
    done = run("eval", "interviewer", "--sessions", "--json")
    page = json.loads(done.out)
    assert page["sessions"] == 1
    assert {"id", "name", "value", "low", "high", "target", "met"} <= set(page["rows"][0])
    assert run("eval", "interviewer", "--session", "nobody").status == 2
