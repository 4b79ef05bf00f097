"""What a listener of a talk misses, and which slides there are.

Knows talks written by hand and the plan's words. Never knows who asks about it.
"""

import pytest

from interviewer.domain.library import Library
from interviewer.domain.talk_plan import Listening
from interviewer.lexical.talk import Talk
from interviewer.lexical.talk_signs import (
    compare,
    costs,
    early_thesis,
    first,
    jargon,
    missing,
    own_work,
    results,
    spreadless,
    unclear,
    unexplained_figures,
)
from tests.talks import Given, plan_of, whole


@pytest.fixture(scope="module")
def heard(library: Library) -> Listening:
    return plan_of(library).listening


def said(library: Library, *sections: str) -> Talk:
    return whole(library, *sections).talk


def interrupted(library: Library, heard: Listening, text: str) -> tuple[str, str] | None:
    """Sort and words of what is unclear in a turn of the method."""
    talk = said(library, "## Method\n" + text)
    found = unclear(talk, talk.parts[-1].turn, heard)
    return (found.sort, found.span.quote) if found else None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("We report the ECE for both.", ("symbol", "ECE")),
        ("We set lambda to a third.", ("symbol", "lambda")),
        ("Then λ is set to a third.", None),
        ("Here we use β = 2 for all of them.", ("symbol", "β")),
        ("Training uses L = 3 for each of them.", ("symbol", "L")),
        ("This plot shows it for both wards.", ("axis", "This plot")),
        ("Look at the curve for both wards.", ("axis", "curve")),
        ("Latency fell to 40.", ("unit", "40")),
        ("The accuracy rose by 3 and stayed there.", ("unit", "3")),
    ],
)
def test_what_nobody_can_follow_is_found(
    library: Library, heard: Listening, text: str, expected: tuple[str, str] | None
) -> None:
    assert interrupted(library, heard, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We report the expected calibration error (ECE) for both. The ECE is low.",
        "We report the ECE, the expected calibration error, for both.",
        "ECE stands for expected calibration error.",
        "The weight lambda balances the two terms.",
        "We use a GPU and an LLM for it.",
        "It does NOT hold for children.",
        "The curve plots accuracy against hours.",
        "This plot shows it. The horizontal axis is the hour.",
        "Latency fell to 40 ms.",
        "Latency fell from 60 to 40 milliseconds.",
        "The accuracy rose by 3 points.",
        "The accuracy is 0.91 on both.",
        "False alarms fell from 40 to 12.",
        "In 2024 the accuracy of slide 3 was shown.",
        "The cost is $40 for each of them.",
    ],
)
def test_what_is_explained_is_left_alone(library: Library, heard: Listening, text: str) -> None:
    assert interrupted(library, heard, text) is None


def test_a_word_that_was_explained_before_needs_no_second_time(library: Library, heard: Listening) -> None:
    talk = said(
        library, "## Motivation\nThe expected calibration error (ECE) is what counts.", "## Method\nECE is low."
    )
    assert unclear(talk, talk.parts[-1].turn, heard) is None


def test_what_stands_on_a_slide_interrupts_nobody(library: Library, heard: Listening) -> None:
    talk = said(library, "Slide 3: Method\n```slide\nECE, lambda = 2\n```")
    assert unclear(talk, talk.parts[-1].turn, heard) is None


def test_results_are_the_own_ones_and_those_without_spread_are_told(library: Library, heard: Listening) -> None:
    talk = said(
        library,
        "## Motivation\nNurses hear 40 false alarms a shift.",
        "## Results\nFalse alarms fell from 40 to 12 a day. Accuracy is 88 percent over five seeds, and that is all of "
        "it. We have one more thing to say. And a second one. Recall rose to 90 percent.",
    )
    assert [one.text[:12] for one in results(talk, heard)] == ["False alarms", "Accuracy is ", "Recall rose "]
    assert [one.text[:12] for one in spreadless(talk, heard)] == ["Recall rose "]


def test_the_slides_that_are_missing_are_found(library: Library, heard: Listening) -> None:
    bare = said(library, "## Motivation\nEarlier systems fail at night.", "## Results\nAlarms fell to 12 a day.")
    assert missing(bare, heard) == ("failure", "limits", "spread")
    whole = said(
        library,
        "## Results\nAlarms fell to 12 a day, plus or minus one.",
        "## Limits\nIt fails on children. We did not test it elsewhere.",
    )
    assert missing(whole, heard) == ()


@pytest.mark.parametrize(
    "spread, words",
    [
        (True, "That is over twelve runs."),
        (True, "It is 11 to 13 over five independent seeds."),
        (False, "It runs on one machine."),
        (False, "The difference is significant."),
        (False, "We use a wide range of wards."),
    ],
)
def test_spread_is_a_number_of_runs_or_an_interval(
    library: Library, heard: Listening, spread: bool, words: str
) -> None:
    talk = said(library, f"## Results\nFalse alarms fell from 40 to 12 a day. {words}")
    assert (spreadless(talk, heard) == ()) is spread


def test_what_others_cannot_do_is_no_limit_of_the_own_work(library: Library, heard: Listening) -> None:
    talk = said(library, "Prior work is limited. Existing systems fail at night. Alarms fell to 12 a day.")
    assert missing(talk, heard)[:2] == ("failure", "limits")


def test_a_slides_title_tells_a_failure_case(library: Library, heard: Listening) -> None:
    talk = said(library, "## Results\nIt is good.", "Slide 9: Failure cases\nTwo people in one room are mixed up.")
    assert "failure" not in missing(talk, heard)


def test_where_no_section_is_told_everything_is_the_own_work(library: Library, heard: Listening) -> None:
    talk = said(library, "Alarms fell to 12 a day. It fails on children.")
    assert len(own_work(talk)) == 2
    assert first(own_work(talk), heard.failure) is not None


@pytest.mark.parametrize(
    "text, terms",
    [
        ("We train an encoder with a contrastive loss.", ("encoder", "contrastive")),
        ("The logits of the adapter pass a softmax.", ("logits", "adapter", "softmax")),
        ("We train an encoder, that is, a map from sounds to lists of numbers.", ()),
        ("Nurses hear forty alarms.", ()),
        ("The ELBO has a KL term.", ("elbo", "kl")),
    ],
)
def test_jargon_is_what_a_sentence_does_not_explain(
    library: Library, heard: Listening, text: str, terms: tuple[str, ...]
) -> None:
    talk = said(library, "## Method\n" + text)
    assert set(jargon(talk.sentences()[-1], heard)) == set(terms)


def test_cost_needs_a_number(library: Library, heard: Listening) -> None:
    assert costs(said(library, "## Method\nIt takes many labels and machines."), heard) is None
    assert costs(said(library, "## Method\nIt takes two weeks of labels."), heard) is not None


def test_a_figure_is_explained_where_its_axes_are_named(library: Library, heard: Listening) -> None:
    talk = said(
        library, "## Results\nThis figure is the main one. Rows are wards.", "The second plot is like it. Good."
    )
    assert [one.text for one in unexplained_figures(talk, heard)] == ["The second plot is like it."]


def test_the_thesis_counts_as_early_within_two_minutes_of_words(library: Library) -> None:
    claim = "Two sensors in a pair tell a real alarm from a false one on the ward."
    filler = "We say another word of it here. " * 45
    assert early_thesis(said(library, f"## Motivation\n{claim} {filler}")) is not None
    assert early_thesis(said(library, f"## Motivation\n{filler} {claim}")) is None


@pytest.mark.parametrize(
    "thesis, final, says",
    [
        (
            "Two sensors tell real alarms from false ones.",
            "Pairs of them tell real alarms from false ones.",
            "same claim",
        ),
        ("Two sensors tell real alarms from false ones.", "Nurses deserve better nights.", "drifted"),
        ("Order helps learning.", "Order does not help learning.", "drifted"),
        ("Alarms fall from 40 to 12 a day.", "Alarms fall from 50 to 30 a day.", "drifted"),
        (
            "A pair shows what one cannot: real alarms.",
            "A pair of sensors shows real alarms.",
            "same claim",
        ),
        ("Two sensors tell real alarms from false ones.", "Hm.", "missing"),
    ],
)
def test_the_last_sentence_is_set_against_the_thesis(thesis: str, final: str, says: str) -> None:
    assert compare(thesis, final).says == says
    assert 0 <= compare(thesis, final).overlap <= 1


def test_a_thesis_that_is_announced_may_be_said_in_part(library: Library) -> None:
    assert early_thesis(said(library, "## Motivation\nMy claim is that a pair tells a real alarm.")) is not None
    assert early_thesis(said(library, "## Motivation\nNurses on a heart ward hear 40 false alarms a shift.")) is None


def test_a_talk_without_a_thesis_has_none_early(library: Library) -> None:
    given = Given(library, thesis=" ")
    assert early_thesis(given.says("## Motivation\nNurses hear alarms.").talk) is None
