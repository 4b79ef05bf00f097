"""The field's closed word lists, spelled once.

Knows the words that files, events and reports share. Never knows numbers or sentences.
"""

from enum import StrEnum


class Stage(StrEnum):
    """One kind of interview round; its plan is `rubrics/plans/<stage>.yaml`."""

    SCREEN = "screen"
    TECHNICAL_CONCEPTS = "technical_concepts"
    CODING = "coding"
    RESEARCH_DEEP_DIVE = "research_deep_dive"
    RESEARCH_TALK = "research_talk"
    SYSTEMS_EXPERIMENTATION = "systems_experimentation"
    BEHAVIORAL = "behavioral"
    BAR_RAISER = "bar_raiser"
    LIGHTNING = "lightning"


class Capability(StrEnum):
    """What a loop collects evidence about."""

    RESEARCH_DEPTH = "research_depth"
    TECHNICAL_FOUNDATIONS = "technical_foundations"
    EXPERIMENTATION = "experimentation"
    SYSTEMS = "systems"
    EXECUTION = "execution"
    COMMUNICATION = "communication"


class Kind(StrEnum):
    """What sort of question an item is."""

    MATH = "math"
    CONCEPT = "concept"
    DESIGN = "design"
    BEHAVIORAL = "behavioral"
    CODING = "coding"
    BAR_RAISER = "bar_raiser"
    NARRATIVE = "narrative"
    DIAGNOSIS = "diagnosis"
    LIGHTNING = "lightning"
    CRITIQUE = "critique"


class Seniority(StrEnum):
    """The candidate's level; shifts which items are chosen, never the anchors."""

    INTERN = "intern"
    NEW_PHD = "new_phd"
    MID = "mid"
    SENIOR = "senior"


class Mode(StrEnum):
    """mock: no verdict before the end. drill: feedback after each item."""

    MOCK = "mock"
    DRILL = "drill"


class Verdict(StrEnum):
    """What a judge says of one key point. NOT_ASSESSED: neither asked nor said, so excluded."""

    MET = "met"
    PARTIAL = "partial"
    MISSED = "missed"
    NOT_ASSESSED = "not_assessed"


class Assistance(StrEnum):
    """The strongest help given on a key point before the candidate said it, weakest first."""

    NONE = "none"
    NEUTRAL = "neutral"
    POINTED = "pointed"
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    TOLD = "told"


class Severity(StrEnum):
    """How wrong a misconception is."""

    MINOR = "minor"
    MAJOR = "major"
    FATAL = "fatal"


class Probe(StrEnum):
    """The probe types; P1 to P12 are the core set, the others refine."""

    VARIANCE = "P1"
    FAIR_BASELINE = "P2"
    ISOLATE_CAUSE = "P3"
    MECHANISM = "P4"
    OWNERSHIP = "P5"
    NUMBER = "P6"
    ASSUMPTION = "P7"
    BOUNDARY = "P8"
    ALTERNATIVE = "P9"
    CONTRADICTION = "P10"
    FALSIFY = "P11"
    CHANGE_CONSTRAINT = "P12"
    AUDIENCE = "P13"
    PERTURB = "P14"
    NEAREST_WORK = "P15"
    SO_WHAT = "P16"
    SOURCE = "P17"
    LESSON = "P18"
    THINK_ALOUD = "P19"
    CHECK = "P20"


class Vote(StrEnum):
    """A stage's vote."""

    STRONG_NO_HIRE = "strong_no_hire"
    NO_HIRE = "no_hire"
    HIRE = "hire"
    STRONG_HIRE = "strong_hire"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class Decision(StrEnum):
    """A loop's outcome."""

    STRONG_NO_HIRE = "strong_no_hire"
    NO_HIRE = "no_hire"
    HIRE = "hire"
    STRONG_HIRE = "strong_hire"
    INCOMPLETE = "incomplete"


class Role(StrEnum):
    """Who calls a language model."""

    TRACKER = "tracker"
    SPEAKER = "speaker"
    JUDGE = "judge"
