"""How novelty, borrowed authority, lessons, beliefs, labels and deeds are worded, and what makes each of them good.

Knows English turns of phrase. Never knows which probe is asked in the end.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])")


NOVELTY = _any(
    r"(?:entirely|completely|totally) new",
    r"(?:the|our|my)? ?only (?:method|one|paper|approach|system|work|model|group|team) (?:that|to|which|who|in the)",
    r"brand[- ]new", r"first [\w-]+ of (?:its|their) kind", r"one of a kind", r"never before", r"unlike anything",
    r"no other (?:\w+ ){1,2}(?:does|has|can|could|did)", r"(?:a|an) (?:whole |entirely |completely )?new (?:kind"
    r"|class|type|"
    r"family|way|category) of", r"(?:we|i) (?:coined|pioneered|introduced the first)",
    r"the first (?:\w+ ){0,2}(?:benchmark|method|model|system|dataset|framework|algorithm|architecture|analysis"
    r"|study|theory|"
    r"proof|approach|paper)(?= (?:for|to|that|of|on|in|which|with))",
    r"never (?:been )?seen before",
    r"pioneer\w*",
    r"ours? (?:\w+ )?(?:is|are|was) (?:truly |really )?unique",
    r"first (?:to|method|paper|work|model|approach|system|"
    r"time (?:that )?(?:anyone|someone|this|it)|who|that|ever|people)"
    r"(?! (?:go|break|fail|check|look|test|try|die|be|suffer|drop|run))(?= )",
    r"(?:completely |entirely |truly |really |fully )?novel",
    r"nobody (?:has|had|else|did|does)", r"no one (?:has|had|else|did|does)",
    r"never been (?:done|tried|shown|attempted)",
    r"(?:has|have|had) not been done", r"unprecedented", r"state[- ]of[- ]the[- ]art", r"sota",
    r"(?:is|are|was) (?:entirely |completely |"
    r"totally |genuinely )?(?:new|original)(?= (?:idea|method|"
    r"approach|architecture|loss|contribution|in the)|[.,;!]|$)",
    r"(?:a|an|our) (?:new|original) (?:idea|method|approach|architecture|loss|paradigm|algorithm|framework)",
    r"no prior work", r"groundbreaking", r"we invented",
)  # fmt: skip
NEIGHBOUR = _any(
    r"closest", r"nearest", r"unlike", r"builds? on", r"built on", r"extends?", r"similar to", r"inspired by",
    r"variant of",
    r"et al", r"compared (?:to|with)", r"differs? (?:from|in)", r"difference (?:to|from|is)", r"(?:19|20)\d\d",
    r"(?:previously|before us),? (?!nobody|no one|none)\w+",
    r"related work (?:by|of)", r"stops? at", r"not (?:the first|new|novel|state)",
)  # fmt: skip

SOURCE = _any(
    r"(?:a|an|one|some|this|that|there(?:'s| is) an?)(?: [\w-]+){0,3} (?:paper|study|article|report|"
    r"talk|thread|tweet|survey)"
    r"(?: [\w-]+){0,3}? (?:that |which |where they |and they )?(?:show(?:s|ed)?|found|finds?|says?|"
    r"said|prove[sd]?|claim(?:s|ed)?|suggest(?:s|ed)?|"
    r"report(?:s|ed)?|argue[sd]?)",
    r"(?:research|science|evidence|literature|people) (?:has|have) (?:shown|found|proven|proved|demonstrated)",
    r"(?:a|one|some|the|that|this|recent|several|many|other|there is a|"
    r"there was a|multiple|various) (?:recent |famous |well-known |"
    r"google |openai |deepmind |anthropic |meta |nature |neurips )?"
    r"(?:paper|papers|study|studies|works?|blog(?: ?posts?)?|survey|article|authors)"
    r"(?: from \w+| by \w+| out of \w+)? (?:that )?(?:has |have )?"
    r"(?:show\w*|found|finds?|says?|said|prove[sd]?|proving|claim\w*|"
    r"suggest\w*|report\w*|argue\w*|demonstrat\w+|on this)",
    r"(?:it is|it's|it has been|is) (?:well|widely|generally) (?:known|established|accepted|documented)",
    r"(?:research|literature|science|evidence|theory|studies|papers) (?:shows?|says?|suggests?|proves?|tells? us)",
    r"i (?:read|heard|saw|remember reading)(?: \w+)? (?:somewhere|that|in a|a paper|about)",
    r"according to (?:some|recent|a|the|neural|several|most|studies|research|literature)(?: \w+){0,2}",
    r"(?:google|openai|deepmind|anthropic|meta|microsoft|stanford|"
    r"nvidia)(?: researchers)? (?:showed|shows|found|published|proved|"
    r"reported|demonstrated)", r"scaling laws? (?:say|says|show|shows|tell|tells|predict|predicts)",
    r"(?:as )?(?:has been|have been|was|were) shown (?:that|in the literature|by others|before|"
    r"many times|repeatedly)",
    r"no free lunch", r"goodhart's law says",
)  # fmt: skip
CITED = re.compile(
    r"\b(?:19|20)\d\d\b|\bet al\b|\barxiv\b|\b[A-Z][a-z]+ and [A-Z][a-z]+\b|"
    r"\b[A-Z][a-z]+ (?:et al|&)|\bfigure \d|\btable \d"
    r"|\bsection \d|\b(?:don't|do not) remember\b|\bnot sure which\b",
)

LESSON = _any(
    r"(?:took|take) away(?: from (?:it|that|this))?",
    r"i (?:now |do )?know(?= that)",
    r"(?:i |we )?(?:learn(?:ed|t)|learnt)", r"(?:the |my |a |main |key |biggest )*lessons?", r"taught (?:me|us)",
    r"take-?aways?",
    r"(?:i|we) (?:realised|realized)", r"the moral",
    r"the (?:main|most important|key|important|biggest|only|real) (?:thing|point|part)", r"looking back",
    r"in (?:hindsight|retrospect)", r"what (?:matters|counts)", r"next time", r"(?:in|for) (?:the )?future",
)  # fmt: skip
GENERIC_LESSON = _any(
    r"(?:took|take) away(?: from (?:it|that|this))?",
    r"i (?:now |do )?know(?= that)",
    r"communicat\w+", r"flexib\w+", r"resilien\w+", r"team ?work", r"collaborat\w+", r"patien\w+", r"adapt\w*",
    r"agil\w+",
    r"transparen\w+", r"growth mindset", r"(?:is|are|was) (?:really |very |so |super )?(?:important|key|crucial|"
    r"essential|everything)",
    r"persever\w+", r"persist\w+", r"plan (?:ahead|better|carefully)", r"trust", r"listen\w*", r"open[- ]mind\w*",
    r"humb\w+",
    r"fail fast", r"details matter", r"never give up", r"hard work", r"prepar\w+", r"organi[sz]ed", r"priorit\w+",
    r"proactive",
    r"ask for help", r"be careful", r"stakeholders?",
)  # fmt: skip
# Advice to oneself or to anyone, tied to no occasion: "communicate earlier", "be more careful next time".
ADVICE = re.compile(
    r"(?:^|(?:\bto|\bshould|\bwould|\bwill|\bmust|'d|'ll|\blet's|\bis|\band|\bjust|\balways|\bnow i|[,:;])\s)"
    r"(?:always |also |rather |simply |just |really |try to |never )*"
    r"(?:(?:be|stay|remain|keep|become|get|being|staying|keeping) (?:\w+ ){0,2}"
    r"(?:careful|flexible|open|open-minded|agile|transparent|patient|proactive|humble|organi[sz]ed|calm|positive"
    r"|critical|s[ck]eptical|honest|curious|resilient|prepared|realistic|adaptable|thorough|strict|systematic"
    r"|rigorous|pragmatic)"
    r"|(?:communicat\w+|talk\w*|shar(?:e|ing)|plan(?:ning)?|listen\w*|document\w*|test(?:ing)?|prioriti[sz]\w+"
    r"|ask(?:ing)?|check(?:ing)?|start(?:ing)?|speak(?:ing)?|involv\w+|report(?:ing)?|validat\w+|discuss\w*"
    r"|think(?:ing)?|prepar\w+|verif\w+|coordinat\w+|align\w*|raise|raising|tell(?:ing)?|manag\w+|question\w*"
    r"|writ(?:e|ing)|double-check\w*|track\w*|work\w*|reflect\w*|iterat\w+|fail\w*)"
    r" (?:\w+ ){0,4}(?:more|earlier|sooner|better|often|carefully|regularly|early|clearly|openly|faster|ahead|closely"
    r"|fast|up|together|proactively|transparently|thoroughly|critically|frequently)"
    r"|not (?:be|get|become) (?:too |so )?(?:attached|confident|optimistic|stubborn|afraid|emotional)"
    r"|(?:never|not) (?:give up|assume|take anything|trust))\b",
)
# What comes before advice that was given or taken on an occasion.
TOLD = re.compile(
    r"\b(?:should have|could have|would have|told|asked|decided|wanted|tried|agreed|had|began|started"
    r"|used|promised|helped|convinced)\b"
)
LATER = _any(
    r"since (?:then|that(?: \w+)?),? (?:i|we)(?! (?:know|knew|learned|learnt|think|believe))",
    r"(?:on|in|for) (?:my|our|the) next (?:project|paper|run|study|time|one|internship)",
    r"next time i (?!would|should|will|could|'ll|'d)",
    r"now(?:adays)? i", r"these days i", r"(?:last|this) (?:month|year|week|spring|summer|autumn|fall|winter)",
    r"after that,? i",
    r"i now", r"later (?:that year|i|on i|project)", r"a (?:month|year|few months) later", r"from then on",
    r"in (?:19|20)\d\d", r"ever since", r"(?:two|three|\d+|a few) (?:weeks|months|years|papers|projects) later",
    r"when (?:the|our|a|my) (?:next|following|new)",
    r"two projects? later", r"what i changed",
)  # fmt: skip

BELIEF = _any(
    r"i (?:strongly |firmly |really |honestly |still |personally |truly |"
    r"do |genuinely )*(?:believe|predict|suspect|expect)(?! so)",
    r"i(?:'m| am) (?:convinced|certain|confident)", r"i(?:'m| am) (?:\w+ )?sure (?:that )?(?:[\w'-]+ ){1,5}(?:will"
    r"|is|are|won't)", r"my (?:intuition|hunch|gut feeling|feeling|belief|bet|"
    r"prediction) (?:is|says|tells)",
    r"i(?:'d| would) bet", r"intuitively,? i", r"in my (?:opinion|view|mind)",
    r"i (?:strongly |really |honestly |personally |do )?(?:think|feel)(?: that)?(?: [\w'-]+){1,6}? "
    r"(?:is|are|comes? down to|boils? down to|will) (?:mostly|mainly|basically|fundamentally|largely|primarily"
    r"|essentially|entirely|just|only|simply|eventually|soon|never|always)",
    r"i (?:strongly |really |honestly |personally )?(?:think|"
    r"feel)(?: that)? (?:most|all|nobody|everyone|the field|the future|" r"in (?:five|ten)|"
    r"people|research|scaling|scale|data|agi|[\w -]{3,40}? (?:will|"
    r"is overrated|is underrated|is dead|matters? more|is the future))",
)  # fmt: skip
FALSIFIABLE = _any(
    r"(?:would|could|might) (?:change my mind|drop (?:it|that)|"
    r"convince me otherwise|make me|count against|give (?:it|that) up|" r"refute|falsify)",
    r"falsif\w+", r"(?:i(?:'d| would|'ll| will)|we(?:'d| would)) (?:take|have to take|be) (?:that |it |this "
    r"|them )?(?:back|wrong|mistaken)",
    r"i (?:was|am) wrong", r"(?:and|but|;) ?if (?:\w+ ){2,}", r"(?:i )?(?:would|'d) (?:drop|give up|abandon"
    r"|revise) (?:that|it|this)", r"unless",
    r"prove[sd]? (?:me )?wrong",
    r"if (?:\w+ ){1,8}(?:showed|shows|found|still|did not|turned out)",
    r"because (?:we|i) (?:measured|saw|ran|read|tested)",
    r"read off", r"(?:based on|from) our (?:logs|curves|runs|data)", r"i measured", r"we measured",
)  # fmt: skip

CHOICE = _any(
    r"(?:i|we) (?:then |finally |eventually |simply |just |"
    r"also )?(?:decided (?:to|on|against)|chose|picked|opted for|settled on|" r"went (?:with|for)|"
    r"selected|switched to)",
)  # fmt: skip
REJECTED = _any(
    r"instead(?: of)?", r"rather than", r"alternatives?", r"over (?:the |a |an )?[\w-]+", r"considered", r"options?",
    r"could (?:also )?have",
    r"versus", r"vs\.?", r"compared", r"or (?:to|else|the|a)", r"trade-?offs?", r"because", r"not (?:the|a|to)",
    r"both", r"between",
    r"other (?:choice|candidate|idea)s?", r"nearly", r"almost", r"tried",
)  # fmt: skip
AMPLE = _any(
    r"(?:with|given|had|have|having|got|there (?:is|was)) (?:enough|"
    r"plenty of|unlimited|sufficient|lots of|infinite|abundant|as (?:much|" r"many)) (?:\w+ )?"
    r"(?:compute|gpus?|data|budget|labels?|memory|time|annotators?|resources)",
    r"(?:compute|memory|data|budget|labels?) (?:is|was|were|"
    r"are) (?:not (?:a|an|the) (?:problem|issue|constraint|bottleneck|" r"limit)|unlimited|cheap|no issue)",
)  # fmt: skip

CHECKED = _any(
    r"check(?:s|ed|ing)?", r"verif\w+", r"sanity", r"sums? to (?:zero|0)", r"finite differences?",
    r"special cases?", r"limit(?:ing)? cases?",
    r"(?:as|when|for|in the limit) \w+ (?:goes to|->|→|=|tends to) ?\w*", r"dimensions? (?:match|agree|work)",
    r"units", r"shapes? (?:match|agree|work)",
    r"reduces? to", r"consistent with", r"numerical(?:ly)?", r"plug(?:ged|ging)? (?:it |this |that )?(?:in|back)",
    r"test(?:s|ed|ing)?", r"assert",
    r"edge cases?", r"makes sense since", r"i tried", r"tried", r"recover(?:s|ed)?",
)  # fmt: skip
CONCLUDES = re.compile(
    r"\b(?:so|therefore|thus|hence|gives?|giving|get|gets|obtain|yields?|"
    r"arrive at|leaves|left with|final(?:ly)?|result|answer|"
    r"gradient|derivative|is|equals?|becomes|simplifies to)\b|=|\\frac",
    re.IGNORECASE,
)
DERIVES = re.compile(
    r"\b(?:deriv\w+|prove|proof|show (?:that|why|how|me)|walk|steps?|work (?:it )?out|explain how|how do you get)\b",
    re.I,
)

BUZZ = _any(
    r"leverag\w+", r"synerg\w+", r"robust\w*", r"scalab\w+", r"holistic\w*", r"paradigms?", r"end-to-end",
    r"state-of-the-art", r"frameworks?",
    r"comprehensive", r"elegan\w+", r"principled", r"seamless\w*", r"cutting-edge", r"advanced",
    r"optimi[sz](?:e|es|ed|ing|ation)", r"data-centric",
    r"data-driven", r"strategic\w*", r"align(?:ed|ment|ing)?", r"best practices?", r"governance", r"agil\w+",
    r"transform(?:ative|ational)", r"powerful",
    r"novel", r"intelligent", r"ecosystems?", r"next-gen\w*", r"emergen\w+", r"inductive bias\w*",
    r"representation learning", r"foundation models?",
    r"latent spaces?", r"manifolds?", r"attention mechanisms?", r"self-supervis\w+",
    r"multi-?(?:layered|modal|scale|head\w*|faceted)", r"stakeholders?",
    r"pivot\w*", r"learnings", r"mitigat\w+", r"proactiv\w+", r"uncertainty-aware", r"human-in-the-loop",
    r"pipelines?", r"dashboards?", r"kpis?",
    r"regulari[sz](?:ation|ing|es?)", r"normali[sz]ation", r"backprop\w*", r"embeddings?",
    r"contrastive(?: learning)?", r"disentangle\w*",
    r"hierarchical", r"semantic\w*", r"dynamics", r"cross-functional", r"impact(?:ful)?", r"innovat\w+",
    r"equivarian\w+", r"locality prior",
    r"fine-?tuning", r"rlhf", r"residual connections?", r"layer ?norm\w*", r"dropout", r"transformers?", r"bayesian",
    r"stochastic\w*", r"entropy",
)  # fmt: skip
MECHANISM = _any(
    r"because", r"so that", r"since", r"therefore", r"which means", r"means that", r"as a result", r"step by step",
    r"then", r"hence", r"thus",
    r"leads? to", r"depends? on", r"so", r"by (?:multiplying|adding|dividing|subtracting|rotating|scaling|taking|"
    r"computing|comparing|forcing|penali[sz]ing)",
    r"each", r"for example", r"for instance", r"if", r"when", r"first",
)  # fmt: skip
LABEL_CAUSE = re.compile(
    r"\b(?:because of|due to|thanks to|through|via|owing to|it is just|"
    r"it's(?: just)?|that's(?: just)?|that is(?: just)?|it is basically|simply)\s+"
    r"(?:the |its |their |a |an |some |better |good |strong |"
    r"more )?(?:\w+ )?(?:inductive bias\w*|attention(?: mechanism)?|"
    r"regulari[sz]ation|normali[sz]ation|"
    r"backprop\w*|embeddings?|representations?|emergence|emergent \w+|"
    r"self-supervision|contrastive learning|gradient descent|overfitting|"
    r"the transformer(?: architecture)?|transformers?|scaling laws?|"
    r"manifold \w+|latent space|generali[sz]ation|"
    r"implicit regulari[sz]ation|"
    r"optimi[sz]ation|the architecture|deep learning|dropout|batch ?norm\w*|"
    r"layer ?norm\w*|residual connections?|rlhf|alignment|mode collapse|"
    r"catastrophic forgetting|distribution shift|double descent|entropy|information bottleneck)\s*(?:[.,;!]|$)",
    re.IGNORECASE,
)
ACTION = _any(
    r"we(?:'d|'ve| had| have)? (?:then |also |finally |quickly |eventually |all |just |basically |immediately "
    r"|jointly |first "
    r"|soon |later |simply )?(?:(?!end|need|want|suppos|hop|happen|learn|liv|seem|lack|expect)[a-z]{2,}ed|chose|built"
    r"|ran|wrote"
    r"|found|came up|made|did|had to|told|set up|split|went|took|gave|put|cut|kept|drew"
    r"|led|met|began|sent|brought|spent|taught)",
    r"(?:the|our|my) (?:team|group|lab) (?:then |also |finally |all )?(?:[a-z]{3,}ed|chose|built|ran|wrote|found"
    r"|made|did)",
)
# "We" in a side clause tells of a condition rather than a deed.
ASIDE = re.compile(r"\b(?:once|when|which|after|because|that|where|until|before|as|if|while|whatever|since)\s+$")
OWN_ACTION = _any(
    r"i (?:then |also |finally |quickly |eventually |personally |first |"
    r"myself |was |had |had the |'d )?(?:decided|chose|built|designed|" r"implemented|ran|"
    r"shipped|proposed|wrote|developed|launched|fixed|moved|changed|dropped|"
    r"tested|collected|trained|argued|found|switched|owned|led|did|made|" r"suggested|"
    r"stopped|started|tried|added|removed|created|convinced|told|managed|"
    r"solved|responsible|in charge|reran|checked|picked|asked|planned|" r"analy[sz]ed)",
    r"my (?:part|role|job|responsibility|decision|call|task|piece|contribution|idea|proposal)",
)  # fmt: skip
ACRONYM = re.compile(r"\b(?:[A-Z]{2,}[a-z]?(?:-[A-Z0-9]+)?|[A-Z][a-z]*[A-Z]+\w*)\b")
