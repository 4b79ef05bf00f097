"""Key points, misconceptions and repairs by words alone, on the built-in items.

Knows planted wordings. Never knows scores.
"""

import pytest

from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Kind, Verdict
from interviewer.lexical.matching import find_misconceptions, find_points, find_repairs
from interviewer.lexical.misconceptions import is_claim

WORKED = (
    "math.softmax-cross-entropy-gradient",
    "concept.rope-long-context",
    "design.detect-reward-hacking",
    "behavioral.experiment-invalidated-roadmap",
    "coding.numpy-cosine-similarity",
    "bar-raiser.remove-80-percent-compute",
)


@pytest.fixture
def math(library: Library) -> Item:
    return library.item(WORKED[0])


@pytest.fixture
def rope(library: Library) -> Item:
    return library.item(WORKED[1])


@pytest.fixture
def design(library: Library) -> Item:
    return library.item(WORKED[2])


@pytest.fixture
def story(library: Library) -> Item:
    return library.item(WORKED[3])


def statuses(item: Item, text: str) -> dict[str, str]:
    marks = find_points(item, text)
    assert all(text[mark.span.start : mark.span.end] == mark.span.quote for mark in marks)
    return {mark.key_point: mark.status for mark in marks}


def wrong(item: Item, text: str) -> set[str]:
    sightings = find_misconceptions(item, text)
    assert all(text[seen.span.start : seen.span.end] == seen.span.quote for seen in sightings)
    return {seen.misconception for seen in sightings}


@pytest.mark.parametrize(
    "text",
    [
        "So the gradient is p minus y.",
        "I get p_k - y_k for every k.",
        r"$\nabla_z L = p - y$",
        "what is left is the softmax minus the one-hot label",
        "you end up with prediction minus target",
        "∂L/∂z_k = p_k − y_k",
        "minus y_k plus p_k",
    ],
)
def test_the_result_is_shown_in_any_notation(math: Item, text: str) -> None:
    assert statuses(math, text).get("result") == "shown"


@pytest.mark.parametrize(
    "text", ["It is not p minus y.", "The gradient is y - p.", "-(p - y) is what I get", "p times y"]
)
def test_a_negated_or_turned_formula_shows_nothing(math: Item, text: str) -> None:
    assert statuses(math, text).get("result") != "shown"


def test_a_denied_proposition_shows_nothing(rope: Item) -> None:
    said = "the query and key pairs are rotated by an angle proportional to position"
    assert statuses(rope, f"I mean that {said}.").get("rotation_of_qk") == "shown"
    assert "rotation_of_qk" not in statuses(rope, f"It is not true that {said}.")


def test_a_misspelt_word_still_counts(rope: Item) -> None:
    text = "It does not extrapollate beyond the training lenght, because the slow pairs meet unsen angles."
    assert "not_extrapolation" in statuses(rope, text)


def test_the_words_of_the_question_show_nothing(library: Library) -> None:
    for id in WORKED:
        item = library.item(id)
        assert not any(status == "shown" for status in statuses(item, item.prompt).values()), id


def test_strung_up_keywords_show_nothing(math: Item, rope: Item) -> None:
    salad = "rotation query key pairs relative offset angles frequencies geometric interpolation NTK YaRN extrapolation"
    assert "shown" not in statuses(rope, salad).values()
    salad = "softmax cross-entropy Jacobian diagonal outer product Hessian convex overflow log-sum-exp max subtraction"
    assert "shown" not in statuses(math, salad).values()


def test_a_rejected_wording_overrides(design: Item) -> None:
    text = "I would measure the policy with the same reward model on validation prompts."
    assert statuses(design, text).get("independent_gold") != "shown"


def test_the_exemplars_verdicts_are_mostly_reproduced(library: Library) -> None:
    hit = false = missed = falsely_shown = 0
    for item in (library.item(id) for id in WORKED):
        for exemplar in item.exemplars.named().values():
            seen = statuses(item, exemplar.answer)
            for point, verdict in exemplar.verdicts.items():
                good = verdict in (Verdict.MET, Verdict.PARTIAL)
                hit += good and point in seen
                false += point in seen and not good
                missed += good and point not in seen
                falsely_shown += seen.get(point) == "shown" and not good
    assert hit / (hit + false) >= 0.8
    assert hit / (hit + missed) >= 0.8
    assert falsely_shown <= 1


def test_answers_to_other_questions_show_hardly_anything(library: Library) -> None:
    shown = possible = 0
    for item in (library.item(id) for id in WORKED):
        for other in (library.item(id) for id in WORKED if id != item.id):
            for exemplar in other.exemplars.named().values():
                shown += sum(status == "shown" for status in statuses(item, exemplar.answer).values())
                possible += len(item.key_points)
    assert shown / possible <= 0.01


def test_no_sound_exemplar_is_accused_and_most_planted_mistakes_are_found(library: Library) -> None:
    planted = found = 0
    for item in (library.item(id) for id in WORKED):
        for exemplar in item.exemplars.named().values():
            held = {id for id, repaired in exemplar.misconceptions if not repaired}
            seen = wrong(item, exemplar.answer)
            assert seen <= held, (item.id, exemplar.answer[:40], seen - held)
            planted, found = planted + len(held), found + len(seen & held)
    assert found / planted >= 0.75


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The gradient is y - p.", "sign_flip"),
        ("The gradient is zero for the other classes.", "diagonal_only"),
        ("The loss is strictly convex.", "strictly_convex"),
        ("The gradient is -y/p and that is it.", None),
        ("It is not strictly convex.", None),
        ("Some people say that it is strictly convex.", None),
        ("Is it strictly convex?", None),
        ("The gradient is -(y - p), that is p - y.", None),
        ("I used to think the loss is strictly convex, but a constant shift leaves it unchanged.", None),
    ],
)
def test_a_mistake_counts_only_where_it_is_asserted(math: Item, text: str, id: str | None) -> None:
    assert (id in wrong(math, text)) if id else ("strictly_convex" not in wrong(math, text))
    assert id is not None or "sign_flip" not in wrong(math, text)


@pytest.mark.parametrize(
    "text",
    [
        "Minus one plus p for the right class and zero for the other classes.",
        "It is p minus one for the correct one, nothing for the others.",
        "p_c - 1 for the true class; the rest are zero.",
        "I get p minus 1 for the label and 0 for all wrong classes.",
        "That does not affect the other logits, so only p_c minus one remains.",
    ],
)
def test_half_of_the_result_beside_its_mistake_is_not_shown(math: Item, text: str) -> None:
    assert "diagonal_only" in wrong(math, text)
    assert statuses(math, text).get("result") != "shown"


@pytest.mark.parametrize(
    "text",
    [
        "y is one for the right class and zero for the other classes, so the loss is minus log p_c.",
        "The targets are one for class c and zero everywhere else, hence p minus y.",
        "It is not zero for the other classes.",
        "The gradient is p_c - 1 for the true class and p_k for the others.",
    ],
)
def test_zeros_of_the_target_are_no_mistake(math: Item, text: str) -> None:
    assert "diagonal_only" not in wrong(math, text)


def test_a_step_on_the_way_is_not_the_final_answer(math: Item) -> None:
    text = "dL/dz_k = sum_i (-y_i/p_i) p_i (delta_ik - p_k) = p_k - y_k"
    assert "stops_at_p" not in wrong(math, text)
    assert statuses(math, text).get("result") == "shown"


@pytest.mark.parametrize(
    ("id", "text", "held"),
    [
        (WORKED[5], "We could train longer to compensate for it.", "nothing_breaks"),
        (WORKED[3], "We found a better approach and in the end the paper was accepted.", "not_a_real_setback"),
    ],
)
def test_evasions_are_heard_in_other_words(library: Library, id: str, text: str, held: str) -> None:
    assert held in wrong(library.item(id), text)


@pytest.mark.parametrize(
    "text",
    ["In the end we decided to stop the controller work.", "It became a workshop paper and cost us two months."],
)
def test_a_real_ending_is_no_evasion(story: Item, text: str) -> None:
    assert "not_a_real_setback" not in wrong(story, text)


def test_we_without_i_is_told_from_we_with_i(story: Item) -> None:
    ours = "We had a plan. We ran it, we saw it fail and we dropped it. We told the others and we moved on."
    assert "we_only" in wrong(story, ours)
    assert "we_only" not in wrong(story, ours + " I proposed to stop, I wrote the note and I reran the control.")


def test_what_one_would_do_is_told_from_what_was_done(story: Item) -> None:
    assert "hypothetical_drift" in wrong(
        story, "I would first check the data and then I would talk to the team about it."
    )
    assert "hypothetical_drift" not in wrong(
        story, "I checked the data first, then I told the team; I would do so again."
    )


def test_a_wall_of_confidentiality_falls_with_figures(story: Item) -> None:
    assert "confidential_wall" in wrong(story, "I cannot share the details, it is under NDA.")
    assert "confidential_wall" not in wrong(
        story, "I cannot share names, but the error went from 4 to 11 in ratio terms."
    )


def test_a_withdrawn_claim_is_repaired(math: Item) -> None:
    repaired = find_repairs(
        math, "You're right, it should be p minus y; y minus p is the descent direction.", ["sign_flip"]
    )
    assert [seen.misconception for seen in repaired] == ["sign_flip"]
    assert repaired[0].repaired


def test_a_repair_may_say_the_missing_point_without_any_apology(math: Item) -> None:
    text = "The second logit is in the denominator of every class, so the Jacobian is p_i(delta_ik - p_k)."
    assert find_repairs(math, text, ["diagonal_only"])


@pytest.mark.parametrize("text", ["I'm sure the gradient is y - p.", "Trust me.", "Let me think about the classes."])
def test_insisting_or_stalling_repairs_nothing(math: Item, text: str) -> None:
    assert not find_repairs(math, text, ["sign_flip"])


def test_only_what_is_held_can_be_repaired(math: Item) -> None:
    assert not find_repairs(math, "You're right, it should be p minus y.", [])


def test_all_kinds_of_items_can_be_read(library: Library) -> None:
    for item in library.items.values():
        find_points(item, "It depends, because the two differ.")
        find_misconceptions(item, "")
    assert {item.kind for item in library.items.values()} <= set(Kind)


@pytest.mark.parametrize(
    "text",
    [
        "It exploits the trained range: beyond the window the scores leave it, whatever is relative about them.",
        "The offsets are relative, and still those beyond the trained length bring angles that were never seen.",
    ],
)
def test_what_is_right_is_no_mistake_for_sharing_its_words(rope: Item, text: str) -> None:
    assert not wrong(rope, text)


def test_no_reference_answer_is_accused(library: Library) -> None:
    for item in library.items.values():
        assert not wrong(item, item.reference_answer or ""), item.id


@pytest.mark.parametrize("word", ["Right.", "Windows!", "Yes, the table.", "Frequency, right?"])
def test_one_word_of_a_point_says_nothing_of_it(rope: Item, word: str) -> None:
    assert statuses(rope, word) == {}


def test_single_words_hardly_ever_say_a_point_of_the_bank(library: Library) -> None:
    item = library.item("behavioral.speed-over-rigour")
    said = {word for point in item.key_points for line in point.accept for word in words(line)}
    assert sum(bool(statuses(item, f"{word.capitalize()}.")) for word in said) < 0.03 * len(said)


@pytest.mark.parametrize(
    "frame",
    [
        "It is wrong that {}.",
        "I do not believe that {}.",
        "It would be a mistake to say that {}.",
        "I would never say that {}.",
        "I disagree with the view that {}.",
        "It is not that {}.",
        "That {} is simply untrue.",
        "People say {}, which is false.",
        "So {}, they say. That is wrong.",
        "We hear that {}. But that is not true.",
    ],
)
def test_a_claim_that_is_denied_is_held_against_nobody(library: Library, frame: str) -> None:
    for id in WORKED:
        item = library.item(id)
        for claim in (claim for claim in item.misconceptions if is_claim(claim)):
            said = frame.format(claim.detect[0].rstrip("."))
            assert claim.id not in wrong(item, said), said


def test_a_denial_goes_on_over_a_but_that_is_no_clause_and_ends_at_one_that_is(library: Library) -> None:
    item = library.item("concept.ann-indexing")
    claim = "it returns the same results but faster"
    assert "no_loss" in wrong(item, f"What I would say: {claim}.")
    for frame in ("It is wrong that {}.", "People say {}, which is false.", "I would never say that {}."):
        assert wrong(item, frame.format(claim)) == set()
    assert "no_loss" in wrong(item, f"People say that it is slow, but {claim}.")
