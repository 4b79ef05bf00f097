"""Closed lists of English words and symbols that every lexical reading shares.

Knows which words carry no content, negate, hedge or name a mathematical sign. Never knows any item.
"""


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


FUNCTION = words_of(
    """
    a an the this that these those there here it its itself he she they them their theirs his her hers him
    himself herself themselves we us our ours ourselves i me my mine myself you your yours yourself one ones
    who whom whose which what where when why how is are was were be been being am do does did done doing have
    has had having will would shall should can could may might must ought of in on at by for from to into onto
    with without within about against between among through during before after above below over under again
    further then once and or but nor so yet if because as until while whereas although though than too very
    just only also even still both each every all any some such own same other others another more most less
    least much many few several no not never none nothing cannot n't up down out off per via etc eg ie e.g i.e
    yes okay ok well oh hm um uh like really actually basically simply quite rather maybe perhaps probably i'm
    i'd i've i'll it's that's there's we're we've we'd we'll they're you're you'd don't doesn't didn't isn't
    aren't wasn't weren't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't let's what's let now
    ever else
    """
)

NEGATIONS = words_of(
    """
    not no never none nothing cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't
    shouldn't couldn't hasn't haven't hadn't without neither nor hardly wrong false untrue incorrect mistake
    myth nobody dont doesnt isnt cant wont
    """
)

NOT_REALLY_NEGATING = ("not only", "not just", "not merely", "no doubt", "no matter", "not to mention", "why not")

# Content words that say little: they never make a match by themselves.
WEAK = words_of(
    """
    use get give make take thing way say tell see look know think mean come go put work good bad new old big
    small large high low long short first second next last different same kind sort type part point case
    example general result model train training data method approach problem question answer need want help
    happen run set number time show become call name also lot bit always often usually people person year end
    start begin keep let try seem find paper specific concrete least state explain describe include treat
    connect propose candidate text value term rate value follow base order whole real true own clear right
    left main important simple easy hard possible one two three four five believe hope mind side moment
    """
)

_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS = {word: str(at) for at, word in enumerate(_COUNTED.split())} | {
    word: str(30 + 10 * at) for at, word in enumerate(_TENS.split())
}
MULTIPLIERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1_000}

GREEK = words_of(
    "alpha beta gamma delta epsilon eps theta lambda mu nu pi rho sigma tau phi chi psi omega eta zeta kappa theta"
)
GREEK_LETTERS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "θ": "theta", "λ": "lambda", "μ": "mu",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ψ": "psi", "ω": "omega", "η": "eta", "Σ": "sum",
    "∑": "sum", "∂": "d", "∇": "gradient", "⊤": "transpos", "²": "squar",
}  # fmt: skip

# Words that stand for a sign when their neighbours are mathematical.
SIGNS = {
    "minus": "-", "plus": "+", "equals": "=", "equal": "=", "over": "/", "divided": "/", "times": "", "dot": "",
    "is": "=", "gives": "=", "squared": "squar", "transpose": "transpos", "transposed": "transpos",
}  # fmt: skip

# LaTeX commands: "" is typography, everything else the word it stands for.
_TYPOGRAPHY = """frac left right big Big mathrm mathbf text operatorname cdot times quad hat bar langle rangle in dfrac
tfrac boldsymbol vec mathbb displaystyle bigl bigr Bigl Bigr mathcal"""
LATEX = dict.fromkeys(_TYPOGRAPHY.split(), "") | {
    "top": "transpos", "intercal": "transpos", "partial": "d", "nabla": "gradient", "sum": "sum", "log": "log",
    "ln": "log", "exp": "exp", "sqrt": "sqrt", "infty": "infin", "neq": "≠", "ne": "≠", "varepsilon": "epsilon",
}  # fmt: skip

# Words that take part in a formula like symbols do.
MATH_WORDS = words_of(
    """softmax log exp sum diag prediction predictions predicted target targets label labels onehot one-hot indicator
    probability probabilities output outputs logit logits gradient jacobian hessian identity truth observed expected
    logsumexp norm trace det variance mean sqrt var cov max min loss"""
)

# Neighbouring words (stems) that are one word spelt apart.
JOINED = {
    ("log", "sum", "exp"): "logsumexp",
    ("one", "hot"): "onehot",
    ("cross", "entropi"): "crossentropi",
    ("held", "out"): "holdout",
    ("hold", "out"): "holdout",
    ("fine", "tune"): "finetun",
    ("pre", "train"): "pretrain",
    ("re", "run"): "rerun",
    ("ran", "again"): "rerun",
    ("run", "again"): "rerun",
    ("re", "implement"): "reimplement",
    ("re", "plan"): "replan",
    ("over", "fit"): "overfit",
    ("base", "line"): "baselin",
    ("data", "set"): "dataset",
    ("check", "point"): "checkpoint",
    ("top", "k"): "topk",
    ("best", "of", "n"): "bestofn",
    ("red", "team"): "redteam",
    ("pre", "regist"): "preregist",
    ("hyper", "paramet"): "hyperparamet",
    ("mini", "batch"): "minibatch",
    ("soft", "max"): "softmax",
    ("arg", "max"): "argmax",
    ("kv", "cach"): "kvcach",
    ("key", "valu", "cach"): "kvcach",
    ("false", "alarm"): "falsealarm",
    ("false", "posit"): "falsealarm",
    ("false", "negat"): "missrat",
}

# Words that a quoted fragment may neither begin nor end with.
EDGE_WORDS = words_of(
    """
    a an the this that these those and or but nor so yet if because as until while whereas although though than
    too very just only also even still both each every of in on at by for from to into onto with without within
    about against between among through during before after above below over under is are was were be been being
    am do does did have has had will would shall should can could may might must it its he she they them his her
    their our your my who whom whose which what where when why how there here then not no i we you us me per via
    it's that's i'm i'd i've i'll we're we've we'd don't doesn't didn't isn't
    """
)

# Words of praise: never quoted back, even where the candidate used them.
PRAISE = words_of(
    """great excellent perfect perfectly awesome fantastic brilliant amazing fascinating wonderful impressive superb
    outstanding nice interesting exactly correct good best love beautiful elegant"""
)

# What stands around a fragment: where a noun phrase begins, what opens a clause as its subject, what scopes a claim.
ARTICLES = words_of("a an the this that these those each every")
POSSESSIVES = words_of("my our their his her your its")
PRONOUNS = words_of("i we they he she you it nobody everyone everything")
PREPOSITIONS = words_of(
    "of in on at by for from to into onto with about against between among during after before through via per over"
    " under across towards toward beyond"
)
BEING = words_of("is are was were be been being")
LINKING = BEING | words_of("am do does did has have had will would can could should may might must")
JOINING = words_of(
    "and or but so because since when whenever while which that who whom where if unless until than then as although"
    " though whereas before after how why whether"
)
BARRING = words_of("without no at only up hardly almost nearly roughly about most least")
SCOPE = BARRING | words_of("not never except unless if none")
OPENING = words_of("its nothing one both all some many most each every more less fewer under beyond inside per within")
CLOSING = words_of(
    "it them this that us me one ones once again up down out off not so both each all more less there either yet too"
    " few several many much another other others same own first last before after here then nothing everything none"
    " only alone"
)
