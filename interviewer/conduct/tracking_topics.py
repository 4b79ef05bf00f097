"""What turns are about: everyday life, work and research, told by single words.

Knows closed lists of topics. Never knows a question or what is done about a turn that strays.
"""

import re

from interviewer.domain.vocabulary import Kind
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import words_of


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")


STORIES = frozenset({Kind.BEHAVIORAL, Kind.BAR_RAISER, Kind.NARRATIVE})
ELSEWHERE = _any(
    r"(?:my )?(?:favou?rite|best) (?:food|movie|film|band|recipe|restaurant|" r"football|team|game|song|holiday)s?",
    r"(?:the )?weather",
    r"(?:football|basketball|soccer|cricket|tennis)(?! data)",
    r"recipes?",
    r"(?:my )?(?:hobby|hobbies|guitar|restaurants?|airport|traffic|movies?|weekend)",
    r"(?:my )?(?:holiday|vacation|cat|dog|breakfast|lunch|dinner|" r"grandmother|wedding)s?",
    r"salary",
    r"(?:how|what) (?:is|are|about) (?:you|your) (?:day|weekend|favou?rite)",
    r"pizza",
    r"the office (?:food|gym|canteen)",
    r"(?:visa|relocation) (?:process|sponsorship)",
    r"politics",
    r"election",
)
LEISURE = _any(
    r"(?:my )?(?:favou?rite|best) (?:food|movie|film|band|recipe|restaurant|song|holiday)s?",
    r"my (?:hobby|hobbies|guitar|holidays?|vacation|cat|dog|grandmother|wedding|weekend)",
    r"(?:how|what) (?:is|are|about) (?:you|your) (?:day|weekend|favou?rite)",
    r"the office (?:food|gym|canteen)",
    r"(?:the|my|what|your) salary(?! of)",
    r"(?:visa|relocation) (?:process|sponsorship)",
)
# Things of everyday life that no story about work needs two of.
EVERYDAY = frozenset(
    stem(word)
    for word in words_of(
        """bus coffee tea seat brother sister mother father daughter son wife husband partner parents cousin aunt uncle
        grandma grandpa family weekend dog cat pet kitchen cook baking bread garden flowers balcony shopping supermarket
        weather rain snow sunshine sunny car bike bicycle movie film song music piano concert guitar theatre museum
        holiday
        beach vacation hotel flight airport dinner lunch breakfast restaurant soup neighbour neighbor apartment rent
        furniture stairs shoes pillow jacket football tennis yoga hiking hike mountains alps ski sailing camping pub
        beer
        wine birthday wedding party recital children kids kindergarten swimming marathon gym sleep bed tonight yesterday
        evening evenings summer winter traffic platform umbrella recipe pasta pizza cheese chocolate cake fridge
        television tv eat fish drink cafeteria canteen friday saturday
        sunday night trip travel visit sightseeing harbour lake house friend friends boyfriend girlfriend nephew
        niece cold
        laundry cleaning painting knitting chess guitar singing dancing festival christmas netflix royal celebrity
        dentist doctor flu parking commute luggage passport oven"""
    )
)
AT_WORK = frozenset(
    stem(word)
    for word in words_of(
        """paper plan result data project advisor supervisor manager team experiment deadline baseline dataset thesis
        milestone run model analysis colleague review submission study hypothesis evaluation code pipeline roadmap
        quarter conference"""
    )
)
COMMON = frozenset(
    stem(word)
    for word in words_of(
        """model train data method thing way time people question answer work use make result problem case good new year
        project team day paper talk think number first large small long"""
    )
)
RESEARCH = frozenset(
    stem(word)
    for word in words_of(
        """gradient loss softmax logit attention transformer encoder decoder reward policy kernel matrix vector entropy
        likelihood posterior prior variance bias regularization optimizer optimization convergence dataset benchmark
        accuracy baseline ablation seed hyperparameter epoch batch layer neuron network token embedding sampling
        distribution probability inference checkpoint metric evaluation experiment hypothesis estimator eigenvalue
        derivative jacobian hessian convolution latency throughput gpu memory compute quantization robot reinforcement
        classifier regression clustering retrieval error test validation hold-out split feature encoder weight parameter
        objective metric score label annotator rater prompt agent controller pipeline router"""
    )
)
