"""How claims that call for a probe are worded, and the words that settle each of them.

Knows English turns of phrase. Never knows which probe is asked in the end.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])", re.IGNORECASE)


NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|"
    r"ninety|(?:a |one |two |three |few )?(?:hundred|thousand|million)|a dozen|half|twice|thrice|double[sd]?|tripled?|"
    r"halved|a (?:third|quarter|fifth|tenth)|single)"
)
QUANTITY = re.compile(rf"\d|(?<!\w){NUMBER_WORD}(?!\w)|\border of magnitude\b", re.IGNORECASE)
FIGURE = re.compile(
    rf"\d|(?<!\w){NUMBER_WORD}(?= (?:points?|percent|per cent|times|fold|bleu|weeks?|days?|hours?|gpus?|seeds?|runs?))",
    re.IGNORECASE,
)

IMPROVEMENT = _any(
    r"improve[sd]?", r"improvements?", r"improving", r"outperform(?:s|ed|ing)?", r"beat(?:s|en|ing)?", r"surpass\w*",
    r"exceed(?:s|ed)?", r"gain(?:s|ed)?", r"boost(?:s|ed)?", r"wins?(?= (?:over|against|by|on))", r"won(?= by)",
    r"(?:much |far |clearly |significantly |slightly |consistently )?(?:better|worse|higher|lower|stronger) than",
    r"(?:is|was|were|are|did|does|works?|worked|performs?|performed) (?:much |far |clearly |slightly |consistently )?"
    r"(?:better|best|stronger|worse)",
    r"best (?:\w+ )?(?:model|method|score|result|variant|system|numbers?)", r"ranks? (?:first|higher|above|top)",
    r"came out (?:on top|ahead|first)", r"(?:reduces?|reduced|cut|cuts|lowers?|lowered|drop(?:s|ped)|halves|halved) "
    r"(?:the |our )?(?:\w+ ){0,2}(?:error|loss|perplexity|wer|fid|rate)",
    r"(?:raises?|raised|increases?|increased|lifts?|"
    r"lifted|pushes|pushed) (?:the |our )?(?:\w+ ){0,2}(?:accuracy|f1|score|"
    r"bleu|recall|precision|reward|performance|auc|map)",
    r"went (?:up|down) (?:by|from)", r"points? (?:over|above|better|higher|more)",
)  # fmt: skip
SUPPOSED = re.compile(
    r"\b(?:would|could|should|might|may|will|to|if|whether|does|did not|"
    r"didn't|doesn't|can|hope|expect|want|try|tried to"
    r"|can't|cannot|not|never|no|until|unless|whichever|any)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
SPREAD = _any(
    r"(?:random )?seeds?", r"±.*", r"std", r"s\.?d\.?", r"standard (?:deviation|error)s?", r"confidence intervals?",
    r"ci",
    r"cis", r"intervals?", r"variance", r"error ?bars?", r"bootstrap\w*", r"t-?test\w*", r"p\s*[<=]\s*0?\.\d+",
    r"statistically", r"significance", r"noise(?: level)?", r"spread", r"plus (?:or|/) minus", r"n\s*=\s*\d+",
    r"cross-?validat\w+", r"interquartile", r"re-?r(?:a|u)n\w*", r"replicat\w+", r"repeat(?:s|ed)?",
    rf"(?:\d+|{NUMBER_WORD}|several|few) (?:independent |random |paired |more |separate |different |training )*"
    r"(?:runs?|repeats?|trials?|folds?|repetitions|replicates?|"
    r"initiali[sz]ations?|restarts?|participants?|subjects?|raters?)",
    r"(?:ran|run|trained|measured|did) (?:it|that|this|each|them|everything)? ?(?:only )?once", r"not measured",
    r"(?:never|not|n't) (?:measured?|quantif\w+|repeated?|estimated?|computed?|checked?)",
)  # fmt: skip
SPREAD_SIGN = re.compile(r"±|\+/-|\+-")

BASELINE = _any(
    r"baselines?", r"prior (?:work|methods?|art)", r"previous (?:work|methods?|models?|approach\w*|best)", r"existing "
    r"(?:methods?|work|models?|approaches)", r"competitors?", r"competing methods?",
    r"(?:standard|vanilla|original|plain|"
    r"supervised) (?:\w+ ){0,2}(?:model|method|transformer|encoder|approach|network|loss|version|setup)",
)  # fmt: skip
TUNED = _any(
    r"tun(?:e|ed|ing)", r"budgets?", r"hyper-?param\w*", r"sweep\w*", r"grid(?: search)?", r"search(?:es|ed)?",
    r"trials?",
    r"(?:the )?same (?:\w+ ){0,3}(?:budget|compute|trials?|data|steps?|"
    r"epochs?|hours|settings?|schedule|search|recipe|code)",
    r"equal(?:ly)?", r"default(?:s| settings| parameters)?", r"off the shelf",
    r"published (?:numbers?|config\w*|settings?)",
    r"reported (?:numbers?|results?)", r"from (?:the|their) paper", r"match(?:ed|ing)",
    r"their (?:code|config\w*|settings)",
    r"no tuning", r"untuned", r"same effort", r"re-?implement\w*", r"gpu-?hours?",
    r"random (?:routing|control|baseline)",
)  # fmt: skip

CAUSE = _any(
    r"because of (?:our|my|the|this|its)", r"due to (?:our|my|the|this|its)", r"thanks to (?:our|my|the|this|its)",
    r"owing to (?:our|my|the|this|its)", r"(?:comes?|came|stems?|stemmed|results?|resulted) from (?:our|my|the|"
    r"this|its|using)",
    r"driven by (?:our|my|the|this|its)?", r"attribut\w+ (?:it |this |that |the gain |them )?to",
    r"(?:was|is|are|were) caused by", r"(?:is|was) explained by",
    r"(?:our|my|the) (?:new |proposed |novel )?[\w-]+(?: [\w-]+)? "
    r"(?:is|was) (?:the reason|what (?:made|makes|gave|gives|drove|drives)|responsible)",
    r"(?:is|was) the reason (?:why|that|for|it)", r"because we (?:use[ds]?|added?|introduced?|replaced?|trained|chose)",
    r"it works because",
)  # fmt: skip
EFFECT = _any(
    r"improv\w+", r"gains?", r"better", r"works?", r"worked", r"performance", r"accuracy", r"higher", r"lower",
    r"faster",
    r"beat\w*", r"outperform\w*", r"win\w*", r"won", r"results?", r"success\w*", r"drop\w*", r"increas\w+",
    r"decreas\w+",
    r"jump\w*", r"boost\w*", r"robust\w*", r"generali[sz]\w+", r"stable|stability", r"converge\w*", r"points?",
)  # fmt: skip
CONTROLLED = _any(
    r"ablat\w+", r"controls?", r"controlled", r"with and without", r"without (?:it|the|that|this|our)", r"removed?",
    r"removing", r"turn(?:ed|ing)? (?:it |that |this )?off", r"switch(?:ed|ing)? (?:it |that |this )?off", r"isolat\w+",
    r"held? (?:everything|all|the rest|fixed|constant)\w*", r"everything else", r"matched", r"counterfactual\w*",
    r"swapp?\w*",
    r"randomi[sz]\w+", r"shuffl\w+", r"only (?:the|that) \w+ (?:varied|changed|differ\w*)", r"all else",
    r"intervention",
    r"intervene\w*", r"not (?:isolated|tested|separated)", r"(?:one|a) (?:factor|component|change) at a time",
    r"placebo",
    r"replac(?:ed|ing) (?:it|that) (?:with|by) (?:a )?random",
)  # fmt: skip

VAGUE = _any(
    r"significantly", r"substantial(?:ly)?", r"dramatic(?:ally)?", r"considerabl[ye]", r"drastic(?:ally)?", r"greatly",
    r"hugely?", r"massive(?:ly)?", r"enormous(?:ly)?", r"a (?:whole )?lot", r"lots of", r"tons of", r"loads of",
    r"plenty of",
    r"large[- ]scale", r"at scale", r"quite a (?:bit|lot|few)", r"noticeabl[ye]", r"vast(?:ly)?",
    r"way (?:more|faster|better|less)",
    r"far (?:more|faster|better|less|fewer|higher|lower)",
    r"much (?:more|faster|better|less|fewer|higher|lower|larger|smaller|"
    r"cheaper|slower|worse|quicker|stronger|easier)", r"many (?:gpus?|users?|experiments?|runs?|annotators?|customers?|"
    r"models?|datasets?|examples?|people|papers?|hours|machines)",
    r"a (?:big|huge|large|strong|nice|good|significant|major|great) "
    r"(?:\w+ )?(?:gain|improvement|jump|win|increase|reduction|drop|speed-?up|difference|effect|impact|margin|boost)",
    r"(?:is|are|was|were|runs?|ran|trains?|trained|got|becomes?|became|"
    r"really|very|pretty|quite|super) (?:very |really |quite |"
    r"pretty |super |so )?(?:fast|faster|slow|slower|cheap|cheaper|big|huge|expensive)", r"(?:big|large|small|tiny) "
    r"(?:improvement|gains?|speed-?up|effect|margin|difference)", r"really well", r"pretty well", r"very well",
    r"(?:improved|helped|increased|dropped|grew|fell|worked) (?:a bit|nicely|well|strongly|sharply|markedly)",
    r"most of the (?:time|cases|gain)", r"(?:very|really|pretty|quite) (?:large|small|high|low|long|short|good|strong)",
)  # fmt: skip
NOT_VAGUE = re.compile(
    r"\b(?:how|as|too|so|not|n't|matters?|mean|depends?)\s+(?:much|a lot|"
    r"many|fast|far)?\s*$|\bstatistically\s+$|\bnot\s+$",
    re.IGNORECASE,
)

ABSOLUTE = _any(
    r"always", r"guarantee[sd]?", r"guaranteed", r"obvious(?:ly)?", r"trivial(?:ly)?", r"impossible",
    r"(?:any|arbitrary) (?:possible )?(?:sequence |context |"
    r"input )?(?:lengths?|sizes?|scale|distribution|dataset|data|model|task|" r"setting|domain)",
    r"(?:in|for|under) (?:all|every|any) "
    r"(?:cases?|settings?|situations?|conditions?|circumstances?|tasks?|" r"datasets?|models?|inputs?)",
    r"without exception",
    r"no matter what", r"necessarily", r"inevitabl[ye]", r"(?:will|can|does|would|should) never",
    r"never (?:fails?|breaks?|hurts?|"
    r"happens?|overfits?|diverges?|collapses?|decreases?|increases?|gets|"
    r"goes|needs?|exceeds?|degrades?|matters?|forgets?|"
    r"wrong|a problem|lies)", r"(?:cannot|can't|can not) (?:fail|go wrong|break|overfit|hurt|diverge|be wrong|happen)",
    r"perfect(?:ly)?(?= (?:works?|generali[sz]|safe|robust|reliable|unbiased|separat|solv|fits?|captur))",
    r"works? perfectly", r"(?:one )?hundred percent (?:sure|certain|of the time|reliable|safe)",
    r"100 ?% (?:sure|certain|of the time|"
    r"reliable|safe)", r"universally", r"every single", r"everybody knows", r"everyone knows", r"undoubtedly",
    r"by far the only",
    r"regardless of (?:the )?\w+", r"unconditionally", r"ensures? that", r"only possible (?:way|explanation|cause)",
)  # fmt: skip
NOT_ABSOLUTE = re.compile(
    r"\b(?:not|n't|almost|nearly|hardly|far from|nothing|neither|"
    r"not exactly|rarely|no|i|we|cannot|isn't|doesn't|without being)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
CONDITIONED = _any(
    r"by (?:definition|construction|convention|design)", r"assum(?:e|es|ing|ption)\w*", r"provided", r"given that",
    r"as long as",
    r"under \w+", r"if", r"when(?:ever)?", r"unless", r"except", r"up to", r"only (?:for|within|inside)",
    r"subject to", r"conditional", r"in expectation", r"for (?:convex|linear|bounded|smooth|finite|iid|gaussian)\b.*",
)  # fmt: skip

NOVELTY = _any(
    r"first (?:to|method|paper|work|model|approach|system|"
    r"time (?:that )?(?:anyone|someone|this|it)|who|that|ever|people)"
    r"(?! (?:go|break|fail|check|look|test|try|die|be|suffer|drop|run))(?= )",
    r"(?:completely |entirely |truly |really |fully )?novel",
    r"nobody (?:has|had|else|did|does)", r"no one (?:has|had|else|did|does)",
    r"never been (?:done|tried|shown|attempted)",
    r"(?:has|have|had) not been done", r"unprecedented", r"state[- ]of[- ]the[- ]art", r"sota",
    r"(?:is|are|was) (?:entirely |completely |"
    r"totally |genuinely )?(?:new|original|unique)(?= (?:idea|method|"
    r"approach|architecture|loss|contribution|in the)|[.,;!]|$)",
    r"(?:a|an|our) (?:new|original) (?:idea|method|approach|architecture|loss|paradigm|algorithm|framework)",
    r"no prior work", r"groundbreaking", r"we invented",
)  # fmt: skip
NEIGHBOUR = _any(
    r"closest", r"nearest", r"unlike", r"builds? on", r"built on", r"extends?", r"similar to", r"inspired by",
    r"variant of",
    r"et al", r"compared (?:to|with)", r"differs? (?:from|in)", r"difference (?:to|from|is)", r"(?:19|20)\d\d",
    r"(?:previously|before us),? \w+", r"related work (?:by|of)", r"stops? at", r"not (?:the first|new|novel|state)",
)  # fmt: skip

SOURCE = _any(
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
    r"(?:as )?(?:has been|have been|was|were) shown (?:that|in the literature|by others|before|many times|repeatedly)",
    r"no free lunch", r"goodhart's law says",
)  # fmt: skip
CITED = re.compile(
    r"\b(?:19|20)\d\d\b|\bet al\b|\barxiv\b|\b[A-Z][a-z]+ and [A-Z][a-z]+\b|"
    r"\b[A-Z][a-z]+ (?:et al|&)|\bfigure \d|\btable \d"
    r"|\bsection \d|\b(?:don't|do not) remember\b|\bnot sure which\b",
)

LESSON = _any(
    r"(?:i |we )?(?:learn(?:ed|t)|learnt)", r"(?:the |my |a |main |key |biggest )*lessons?", r"taught (?:me|us)",
    r"take-?aways?",
    r"(?:i|we) (?:realised|realized)", r"the moral",
)  # fmt: skip
GENERIC_LESSON = _any(
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
LATER = _any(
    r"since (?:then|that)", r"(?:on|in|for) (?:my|our|the) next (?:project|paper|run|study|time|one|" r"internship)",
    r"next time i",
    r"now(?:adays)? i", r"these days i", r"(?:last|this) (?:month|year|week|spring|summer|autumn|fall|winter)",
    r"after that,? i",
    r"i now", r"later (?:that year|i|on i|project)", r"a (?:month|year|few months) later", r"from then on",
    r"in (?:19|20)\d\d", r"ever since",
    r"two projects? later", r"what i changed",
)  # fmt: skip

BELIEF = _any(
    r"i (?:strongly |firmly |really |honestly |still |personally |truly |"
    r"do |genuinely )*(?:believe|predict|suspect|expect)(?! so)",
    r"i(?:'m| am) (?:convinced|certain|confident)", r"my (?:intuition|hunch|gut feeling|feeling|belief|bet|"
    r"prediction) (?:is|says|tells)",
    r"i(?:'d| would) bet", r"intuitively,? i", r"in my (?:opinion|view|mind)",
    r"i (?:strongly |really |honestly |personally )?(?:think|"
    r"feel)(?: that)? (?:most|all|nobody|everyone|the field|the future|" r"in (?:five|ten)|"
    r"people|research|scaling|scale|data|agi|[\w -]{3,40}? (?:will|"
    r"is overrated|is underrated|is dead|matters? more|is the future))",
)  # fmt: skip
FALSIFIABLE = _any(
    r"(?:would|could|might) (?:change my mind|drop (?:it|that)|"
    r"convince me otherwise|make me|count against|give (?:it|that) up|" r"refute|falsify)",
    r"falsif\w+", r"(?:i )?(?:would|'d) (?:drop|give up|abandon|revise) (?:that|it|this)", r"unless",
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
    r"check(?:s|ed|ing)?", r"verif\w+", r"sanity", r"sums? to (?:zero|one|0|1)", r"finite differences?",
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
    r"it's just|that's just|that is just|it is basically|simply)\s+"
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
    r"we (?:then |also |finally |quickly |eventually |all |just |basically |"
    r"immediately |jointly |first )?(?:decided|chose|built|designed|" r"implemented|"
    r"ran|shipped|proposed|wrote|developed|launched|fixed|moved|changed|"
    r"pivoted|dropped|tested|collected|trained|discussed|found|switched|" r"agreed|"
    r"reali[sz]ed|came up|figured|made|did|had to|stopped|started|tried|"
    r"added|removed|created|convinced|told|managed|solved|set up|worked|" r"split|"
    r"picked|settled|went|organi[sz]ed|planned|analy[sz]ed|evaluated|re\w+ed)",
    r"(?:the|our) team (?:decided|chose|built|shipped|designed|ran|developed|proposed|agreed)",
)  # fmt: skip
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
