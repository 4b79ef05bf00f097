"""Simulated stages: candidates of every level and style, whole rounds in memory, the same by the same seed.

Knows profiles, a few stages and a scripted model. Never knows what the metrics should come to.
"""

import pytest

from interviewer.conduct.speaker import ModelSpeaker
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Kind, Seniority, Stage
from interviewer.measure.candidates import Profile, material, profiles
from interviewer.measure.candidates_model import ModelCandidate
from interviewer.measure.candidates_offline import OfflineCandidate
from interviewer.measure.conduct import METRICS, conduct, read
from interviewer.measure.misbehaving import misbehaving
from interviewer.measure.simulate import Held, Sitting, Studio, offline, sittings
from interviewer.models.fakes import ScriptedModel
from tests.house import index_of
from tests.played import MATH, Played

STAGES = {stage: at for at, stage in enumerate(Stage)}


@pytest.fixture(scope="module")
def nine(library: Library) -> list[Held]:
    """One stage of each kind."""
    return list(Studio(library, questions=index_of(library)).every(list(sittings(library, len(Stage), seed=7))))


def test_forty_profiles_are_every_level_with_every_style() -> None:
    dealt = list(profiles(3))
    assert len({profile.name for profile in dealt}) == len(dealt) == 40
    assert dealt == list(profiles(3)) != list(profiles(4))


def test_stages_take_turns_and_every_persona_and_level_sits_some(library: Library) -> None:
    dealt = list(sittings(library, 207))
    rounds = [sitting.setup.rounds[0] for sitting in dealt]
    assert {chosen.persona for chosen in rounds} == set(library.personas)
    assert {sitting.setup.seniority for sitting in dealt} == set(Seniority)
    assert all([chosen.stage for chosen in rounds].count(stage) == 23 for stage in Stage)
    assert len({sitting.profile.name for sitting in dealt}) == 40


def test_every_kind_of_stage_comes_to_its_end(nine: list[Held]) -> None:
    assert [held.state.ended for held in nine] == ["plan"] * len(Stage)
    assert all(held.report is not None for held in nine)
    assert not any(held.note for held in nine)


def test_the_same_sitting_is_the_same_session(library: Library, nine: list[Held]) -> None:
    again = Studio(library, questions=index_of(library)).hold(list(sittings(library, len(Stage), seed=7))[1])
    assert [turn.text for turn in again.state.turns] == [turn.text for turn in nine[1].state.turns]


def test_the_table_has_every_metric_and_no_leak_role_or_forged_quotation(nine: list[Held]) -> None:
    table = conduct(map(read, nine))
    rows = {(row.id, row.name): row for row in table.rows()}
    assert {(metric.id, metric.name) for metric in METRICS} <= set(rows)
    for name in ("turns that leak a key point", "turns out of role", "loops: the same question word for word"):
        assert next(row for row in table.rows() if row.name == name).value == 0
    assert rows["M16", "quotations that are literal"].met
    assert table.turns == sum(len(held.state.turns) for held in nine)


def test_a_misbehaving_speaker_does_not_get_through(library: Library) -> None:
    cast = offline(library, ModelSpeaker(misbehaving(library)))
    chosen = [list(sittings(library, 9, seed=7))[at] for at in (1, 6)]
    held = list(Studio(library, cast, questions=index_of(library)).every(chosen, reports=False))
    failed = [turn.failed for one in held for turn in one.state.turns if turn.failed]
    assert len(failed) > 10
    assert {"leak", "praise", "questions", "role"} <= {fault for faults in failed for fault in faults}
    rows = {row.name: row for row in conduct(map(read, held)).rows()}
    for name in ("turns that leak a key point", "turns that praise or give a verdict", "turns out of role"):
        assert rows[name].value == 0


def test_better_candidates_know_more_and_say_nothing_that_is_not_theirs(library: Library) -> None:
    item = library.item(MATH)
    state = Played().state()
    texts = {}
    for level in (1, 4):
        profile = Profile(level=level, style="reciter", sheet="grid", seed=1)
        texts[level] = OfflineCandidate(profile, library).reply(state).text
    weak, strong = " ".join(item.exemplars.weak.answer.split()), " ".join(item.exemplars.strong.answer.split())
    assert weak.split(". ")[0] in texts[1]
    assert strong.split(". ")[0] in texts[4]
    assert not any(point.text in said for point in item.key_points for said in texts.values())


def test_a_weakness_is_admitted_only_when_it_is_asked_for(library: Library) -> None:
    chosen = Round(stage=Stage.RESEARCH_DEEP_DIVE, persona="mira", minutes=55)
    profile = Profile(level=4, style="concise", sheet="grid", seed=2)
    held = Studio(library, questions=index_of(library)).hold(Sitting(Setup(rounds=(chosen,)), profile), reports=False)
    weak = {weakness.says: set(weakness.probes) for weakness in material().sheet("grid").weak}
    turns = held.state.turns
    admitted = [at for at, turn in enumerate(turns) if held.acts.get(turn.sequence) == "admits"]
    assert admitted
    for at in admitted:
        move = turns[at - 1].move
        assert any(says in turns[at].text and move and move.probe in probes for says, probes in weak.items())
    others = [turn.text for at, turn in enumerate(turns) if at not in admitted and turn.speaker == "candidate"]
    assert not any(says in text and "As I said" not in text for says in weak for text in others)


def test_a_model_plays_by_facts_and_level_and_never_sees_key_points(library: Library) -> None:
    model = ScriptedModel(lambda messages: "I would take the log first.")
    candidate = ModelCandidate(Profile(level=2, style="anxious", sheet="tutor", seed=0), model)
    reply = candidate.reply(Played().says(library.item(MATH).prompt, Played().state().turns[-1].move).state())  # type: ignore[arg-type]
    assert reply.text == "I would take the log first."
    told = "\n".join(message.content for message in model.asked[0])
    assert material().sheet("tutor").project in told
    item = library.item(MATH)
    assert item.prompt in told
    for point in item.key_points:
        assert point.text not in told
        assert not any(wording in told for wording in (*point.accept, *point.hints))


def test_a_long_loop_repeats_nothing(library: Library) -> None:
    loop = [stage for stage in library.loops["research_day"].stages if stage.stage in tuple(Stage)]
    more = (Stage.TECHNICAL_CONCEPTS, Stage.BEHAVIORAL)
    rounds = [
        Round(stage=Stage(one.stage), persona=library.plans[Stage(one.stage)].personas[0], minutes=one.minutes)
        for one in loop
    ]
    rounds += [Round(stage=s, persona=library.plans[s].personas[0], minutes=library.plans[s].minutes) for s in more]
    profile = Profile(level=3, style="silent", sheet="hydrophone", seed=4)
    sitting = Sitting(Setup(rounds=tuple(rounds), seed=1), profile)
    held = Studio(library, questions=index_of(library)).hold(sitting, reports=False)
    assert len(held.state.turns) >= 120
    rows = {row.name: row for row in conduct([read(held)]).rows()}
    assert rows["loops: the same question word for word"].value == 0
    assert rows["questions asked again"].value == 0
    asked = [(record.item, record.moves[0].question) for record in held.state.items]
    assert len(asked) == len(set(asked))
    assert any(library.item(id).kind is Kind.NARRATIVE for id, _ in asked)
