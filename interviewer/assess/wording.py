"""The fixed words of a report: what a verdict, a status or help is called.

Knows one wording for each. Never knows a candidate: there is no praise and no adjective here.
"""

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
HELP = {
    Assistance.NONE: "",
    Assistance.NEUTRAL: "after a neutral probe",
    Assistance.POINTED: "after a pointed probe",
    Assistance.H1: "after hint 1",
    Assistance.H2: "after hint 2",
    Assistance.H3: "after hint 3",
    Assistance.TOLD: "after being told",
}
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
NO_STRENGTHS = (
    "Nothing could be shown here in your own words yet. That says what this session recorded, not what you know."
)
CHALLENGED = "I challenged a correct answer here, to hear what it rests on."
STORY = "There is no reference answer: the content is yours. What was judged is the evidence that each key point names."
CLAIMS = {False: "Claims that do not hold", True: "What reads like a claim that does not hold"}


def says(verdict: Verdict, tentative: bool) -> str:
    """The verdict in words; a tentative one never says more than that something was mentioned."""
    return (TENTATIVE if tentative else GRADED)[verdict]
