"""From messy words to terms: lower case, one spelling, abbreviations spelled out, stems.

Knows English inflection and the field's abbreviations. Never knows any question.
"""

from functools import cache
from typing import Any

from interviewer.domain.text import words

_SILENT_WORDS = """
    a about after again all also am an and any are as ask asked asking at be because been before being but by
    can could did do does doing don't down each few for from further get give go going had has have having he
    her here him his how i i'd i'm if in into is it it's its just let's like may me more most my need no nor not
    now of off on one only or other our out over own please question questions s same she should show so some
    something such t talk tell than that the their them then there these they thing things this those through to
    too under until up us use used using very want was we were what when where which while who why will with
    would you your
"""
_SILENT = frozenset(_SILENT_WORDS.split())

_LONG = {
    "ce": "cross entropy",
    "cv": "computer vision",
    "dl": "deep learning",
    "eval": "evaluation",
    "evals": "evaluation",
    "gpu": "compute",
    "gpus": "compute",
    "kl": "kullback leibler divergence",
    "llm": "large language model",
    "llms": "large language model",
    "lm": "language model",
    "lms": "language model",
    "mle": "maximum likelihood estimation",
    "moe": "mixture of experts",
    "nlp": "natural language processing",
    "nn": "neural network",
    "np": "numpy",
    "pe": "positional encoding",
    "rag": "retrieval augmented generation",
    "rl": "reinforcement learning",
    "rlhf": "reinforcement learning human feedback reward",
    "rm": "reward model",
    "rope": "rotary position embedding",
    "sft": "supervised fine tuning",
    "vae": "variational autoencoder",
    "xent": "cross entropy",
}

_ONE_SPELLING = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("iour", "ior"))


def terms(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order; an abbreviation is followed by what it stands for."""
    return [stem for word in words(text) for stem in _stems(word)]


@cache
def _stems(word: str) -> tuple[str, ...]:
    # Bounded in practice by the language's vocabulary; typing errors add a few.
    whole = [] if word in _SILENT else [word]
    return tuple(_stemmer().stemWord(_spelled(w)) for w in [*whole, *_LONG.get(word, "").split()])


def _spelled(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    for british, american in _ONE_SPELLING:
        if len(word) > len(british) + 3 and word.endswith(british):
            return word.removesuffix(british) + american
    return word.replace("iour", "ior")


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")
