"""The fixed words of a report: what a verdict, a status or help is called.

Knows one wording for each. Never knows a candidate: there is no praise and no adjective here.
"""

import re
from collections.abc import Sequence

from interviewer.domain.vocabulary import Assistance, Decision, Verdict, Vote

GRADED = {
    Verdict.MET: "met",
    Verdict.PARTIAL: "partly met",
    Verdict.MISSED: "not shown",
    Verdict.NOT_ASSESSED: "not asked",
}
TENTATIVE = {
    Verdict.MET: "mentions it",
    Verdict.PARTIAL: "touches on it",
    Verdict.MISSED: "no mention found",
    Verdict.NOT_ASSESSED: "not asked",
}
UNREAD = "not recognised offline"
NOT_READ = (
    "Not recognised offline, and left out of the score: rules found no words of theirs in what you told, and cannot "
    "say that it is missing. A language model can judge it, or read these yourself against your answer:"
)
HELP = {
    Assistance.NONE: "",
    Assistance.NEUTRAL: "after a neutral probe",
    Assistance.POINTED: "after a pointed probe",
    Assistance.H1: "after hint 1",
    Assistance.H2: "after hint 2",
    Assistance.H3: "after hint 3",
    Assistance.TOLD: "after being told",
}
LEDGER = (
    "Read by rules from your own words. Supported: what such a claim calls for was said. Asserted: it was not."
    " Contradicted: other words of yours do not fit. None of this says whether a claim is true."
)
TALK = (
    "Read by rules from your own words. Minutes are those of the words at speaking pace, or between your marks. A "
    "sentence is quoted where a listener would miss something; what it is worth is for the judged questions."
)
MARKED = {Verdict.MET: "met", Verdict.PARTIAL: "partly"}
MARKED_TENTATIVE = {Verdict.MET: "mentions", Verdict.PARTIAL: "touches on"}
SLOTS = {"S": "Situation", "T": "Task", "A": "Action", "R": "Result", "L": "Learning"}
VOTES = {
    Vote.STRONG_NO_HIRE: "strong no hire",
    Vote.NO_HIRE: "no hire",
    Vote.HIRE: "hire",
    Vote.STRONG_HIRE: "strong hire",
    Vote.NOT_ENOUGH_EVIDENCE: "not enough evidence",
}
DECISIONS = {
    Decision.STRONG_NO_HIRE: "strong no hire",
    Decision.NO_HIRE: "no hire",
    Decision.HIRE: "hire",
    Decision.STRONG_HIRE: "strong hire",
    Decision.INCOMPLETE: "incomplete",
}

ESTIMATE = "Practice estimate, not a prediction."
OFFLINE = (
    "Judged by matching words, without a language model: “mentions” means that the words were found, not that the "
    "statement is right. Such verdicts are tentative, and no vote or decision is made from them."
)
ADDRESSED = (
    "Part of an answer was addressed to the interviewer as an instruction. It was not followed and did not count, "
    "for or against."
)
DRAFT = "a draft of a question, its key points checked by nobody"
NO_STRENGTHS = (
    "Nothing could be shown here in your own words yet. That says what this session recorded, not what you know."
)
CHALLENGED = "I challenged a correct answer here, to hear what it rests on."
STORY = "There is no reference answer: the content is yours. What was judged is the evidence that each key point names."
YOU = "You"
STANDARD = "the standard, not a description of you"
ONE_SCORE = "All from one question, so they carry its score."
WHOLE_LOOP = "A decision needs a whole loop."
PUT_RIGHT = "put right"
CLAIMED = {False: "does not hold", True: "reads like a wrong claim"}
CLAIMS = {False: "Claims that do not hold", True: "What reads like a claim that does not hold"}

GIST_WORDS = 10
_CLAUSE = re.compile(r"[;:.](?:\s|$)| \(| - (?=[a-z]{2})")  # a hyphen before one letter is a minus


def says(verdict: Verdict, tentative: bool) -> str:
    """The verdict in words; a tentative one never says more than that something was mentioned."""
    return (TENTATIVE if tentative else GRADED)[verdict]


def marked(verdict: Verdict, tentative: bool) -> str:
    """The verdict in a word or two, to stand before a key point's number."""
    return (MARKED_TENTATIVE if tentative else MARKED).get(verdict, verdict.value)


def claimed(tentative: bool) -> str:
    """What is said of a wrong claim, to stand after its number."""
    return CLAIMED[tentative]


def doubted(votes: Sequence[Verdict]) -> str:
    """What the draws of a judge said that was not of one mind."""
    return f"uncertain: the judge said {', '.join(GRADED[vote] for vote in votes)}"


def contested(first: Verdict | None, again: Verdict | None, tentative: bool) -> str:
    """A contested verdict with the one on request. tentative: by rules, which can only say the same."""
    before = says(first, tentative) if first else "no verdict"
    if again is None:
        return f"contested: {before}; not judged again yet, contest it once more"
    by = " by the same rules, which give the same result" if tentative and first is again else ""
    return f"first: {before}; judged again on request{by}: {says(again, tentative)}"


def beside(own: int, judged: int | None, tentative: bool) -> str:
    """A level that somebody gave themselves, with the judged one and the difference."""
    if judged is None:
        return f"yours {own}, none judged"
    apart = own - judged
    differs = f"yours is {abs(apart)} {'higher' if apart > 0 else 'lower'}" if apart else "the same"
    return f"yours {own}, judged {judged}{' (tentative)' if tentative else ''}: {differs}"


def thin(questions: int, minutes: float, planned: float) -> str:
    """What a vote or a level rests on, in words. minutes: those that the questions took, of those planned."""
    asked = "one question" if questions == 1 else f"{questions} questions"
    return f"from {asked}, {_whole(minutes)} of {_whole(planned)} minutes: a thin basis"


def _whole(minutes: float) -> str:
    return f"{minutes:.0f}" if minutes >= 1 else "less than 1"


def brief(text: str) -> str:
    """The gist of an authored text: its first clause, or its first words; a formula is never cut in two."""
    clause = _CLAUSE.split(text, maxsplit=1)[0].strip()
    words = (clause if " " in clause else text).split()
    cut = " ".join(words[:GIST_WORDS])
    if cut.count("$") % 2:
        cut = cut[: cut.rindex("$")].rstrip()
    return cut.rstrip(".,;:") + ("…" if len(words) > GIST_WORDS else "")
