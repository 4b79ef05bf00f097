"""A candidate played by a language model, who knows a level, a way of talking and the facts of a project.

Knows what is put into the prompt: facts, level and what was said aloud. Never knows key points, exemplars, hints or
verdicts, so that nothing of them can be copied into an answer.
"""

from interviewer.domain.state import State
from interviewer.domain.text import words
from interviewer.measure.candidates import Profile, Reply, material
from interviewer.models.protocol import LanguageModel, Message

MOST_TOKENS = 600
RECENT = 8
_LEVELS = {
    1: "You know the words of the field and little behind them; what you say is often wrong or vague.",
    2: "You know the basics, with gaps and one or two wrong beliefs that you hold in good faith.",
    3: "You know the matter well and miss the finer points.",
    4: "You know the matter as a specialist does, with numbers, limits and reasons.",
}
_STYLES = {
    "concise": "You say as little as will do.",
    "rambling": "You wander from one thought to the next and come back late.",
    "evasive": "You avoid committing yourself and answer a neighbouring question where you can.",
    "confident_wrong": "You are certain of everything, also of what is wrong, and do not give way.",
    "anxious": "You are nervous, hedge, apologise, and ask for help now and then.",
    "flattering": "You flatter the interviewer.",
    "hostile": "You are irritated and short, without insults.",
    "second_language": "You speak simple English with the mistakes of somebody who learned it late.",
    "silent": "You say a few words and wait.",
    "reciter": "You recite prepared answers at length, also where they fit badly.",
}


class ModelCandidate:
    """A `Candidate` whose words come from a model. May raise ModelError."""

    def __init__(self, profile: Profile, model: LanguageModel) -> None:
        held = material()
        self.profile, self._model = profile, model
        self._style, self._sheet = held.style(profile.style), held.sheet(profile.sheet)

    def reply(self, state: State) -> Reply:
        """See Candidate."""
        text = "".join(self._model.stream(self._messages(state), max_tokens=MOST_TOKENS)).strip()
        text = text or "I have nothing to say to that."
        seconds = self._style.think_s + 60 * len(words(text)) / self._style.words_min
        return Reply(text=text, seconds=seconds)

    def _messages(self, state: State) -> list[Message]:
        facts = [self._sheet.project, *self._sheet.tells.values()]
        weak = [weakness.says for weakness in self._sheet.weak]
        system = "\n".join(
            (
                "You play a candidate in an interview for a research position. Answer as they would, in their words,",
                "with the next turn only: no stage directions, no remarks about the game.",
                _LEVELS[self.profile.level],
                _STYLES[self.profile.style],
                "Your project, of which you volunteer what makes it look well:",
                *(f"- {fact}" for fact in facts),
                "What is weak about it, which you admit only when it is asked for:",
                *(f"- {fact}" for fact in weak),
            )
        )
        said = [turn for turn in state.turns if turn.text][-RECENT:]
        while said and said[0].speaker == "candidate":  # providers want the other side to begin
            said.pop(0)
        turns = [
            Message(role="user" if turn.speaker == "interviewer" else "assistant", content=turn.text) for turn in said
        ]
        return [Message(role="system", content=system), *turns]
