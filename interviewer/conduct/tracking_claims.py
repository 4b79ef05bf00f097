"""How claims about results are worded - better, because, much, always - and the words that settle each of them.

Knows English turns of phrase. Never knows which probe is asked in the end.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])")


NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|eighty|"
    r"ninety|(?:a |one |two |three |few )?(?:hundred|thousand|million)|a dozen|half|twice|thrice|"
    r"double[sd]?|tripled?|"
    r"halved|once|a (?:third|quarter|fifth|tenth)|single)"
)
QUANTITY = re.compile(rf"\d|(?<!\w){NUMBER_WORD}(?!\w)|\border of magnitude\b", re.IGNORECASE)
FIGURE = re.compile(
    rf"\d|(?<!\w){NUMBER_WORD}(?= (?:points?|percent|per cent|times|fold|bleu|weeks?|days?|hours?|gpus?|seeds?|runs?))",
    re.IGNORECASE,
)

_COUNTED = (
    r"(?:minutes|kilometres|metres|pixels|steps|seeds|gpus?|runs|weeks|months|days|hours|people|trials|layers|epochs"
    r"|raters|years|examples|tokens)"
)
_LEVEL = r"(?:about |around |roughly )?\d[\d.]*%?"
IMPROVEMENT = _any(
    r"(?:better|worse|higher|lower|stronger|weaker|more (?:accurate|robust|stable|reliable|efficient|precise))"
    r" (?:\w+ ){0,4}than",
    rf"from {_LEVEL}(?: percent| points?)? to {_LEVEL}(?! {_COUNTED})",
    r"(?:gave|gives|brought|brings|got|bought|added|adds|yields?|yielded|saved|saves)(?: us|"
    r" me)? (?:about |around |roughly |"
    r"another |an extra |almost |nearly )?(?:a )?\d[\d.]* ?(?:%|percent|points?|bleu|f1|db|pp|x|map|auc)(?=\W|$)",
    r"(?:is|was|are|were)? ?(?:clearly |by far |simply )?the best(?: (?:of|among|one))?",
    r"\d[\d.]* ?(?:%|percent|points?) (?:absolute |relative )?(?:reduction|increase|improvement|gain|"
    r"decrease|boost|speed-?up)",
    r"(?:pushed|climbed|jumped|improved|went up|rose|raised|increased|got it) (?:\w+ ){0,2}from \d",
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
    r"went (?:up|down) (?:by|from)",
    r"(?:points?|percent|%|x|times) (?:over|above|better|higher|lower|more|ahead|faster|below)",
    r"(?:jumped|climbed|rose|went|improved|increased|grew|dropped|fell|moved|shot|soared|sank|declined|decreased"
    r"|shrank)"
    r"(?: (?:up|down|straight|right))? (?:to|by) (?:about |around |almost |nearly |over |under "
    r"|only )?\d+(?:[.,]\d+)*%?",
    r"(?:scored?|scores|looked|looks|turned out|came out|comes out|got|gets|is|was|are|were|did|does|ended up)"
    r" (?:\w+ly |much |far |a lot |way |a bit |even )?(?:higher|better|superior|ahead|more accurate|more robust)",
    r"(?:overtakes?|overtook|outclass\w*|outrank\w*|outdo(?:es)?|outdid|outscor\w+|outshin\w+|dominat\w+|crush\w*)"
    r"(?= (?:the|our|all|every|any|both|it|them|everything|previous|other|[a-z]+net|\w+))",
    r"(?:edges?|edged) out", r"(?:lags?|lagged|falls?|fell|trails?|trailed|stays?|stayed) (?:far |well "
    r"|clearly )?behind",
    r"(?:loses?|lost) (?:to|against) (?:our|my|the|it|\w+ing)", r"tops? (?:the|every|all)", r"(?:wins?"
    r"|won) (?:in )?\d+",
    r"(?:turns?|turned) out (?:to be )?(?:\w+ly |much |far )?(?:better|worse|stronger|weaker|higher|lower|superior"
    r"|inferior"
    r"|more \w+)",
    r"(?:proved|proves|seemed|seems|became|remained|stays) (?:\w+ly |much |far )?(?:better|worse|stronger|weaker"
    r"|superior"
    r"|inferior|more (?:accurate|robust|stable|reliable|efficient))",
    r"(?:is|was|are|were) (?:\w+ly |much |far )?more (?:accurate|robust|stable|reliable|efficient|precise) than",
    r"superior to", r"(?:ahead|in front) of (?:the|our|all|every|any|both|everything|\w+'s)",
    r"(?:lost|loses|losing) (?:to|against) (?:us|ours|our)", r"left (?:the|all|every) \w+ behind",
)  # fmt: skip
SUPPOSED = re.compile(
    r"(?:\b(?:would|expect|hope|want|plan|predict|'d) (?:[\w'-]+ ){0,6}|\b(?:would|could|should|might|may|will|if"
    r"|whether|does|did not|didn't|doesn't|can|hope|"
    r"expect|want|try|tried to"
    r"|can't|cannot|not|never|no|until|unless|whichever|any)\s+(?:\w+\s+){0,2}|\bto\s+(?:\w+ly\s+)?)$",
    re.IGNORECASE,
)
SPREAD = _any(
    r"(?:random )?seeds?", r"±.*", r"std", r"s\.?d\.?", r"standard (?:deviation|error)s?", r"confidence intervals?",
    r"ci",
    r"cis", r"intervals?", r"variance", r"error ?bars?", r"bootstrap\w*", r"t-?test\w*", r"p\s*[<=]\s*0?\.\d+",
    r"statistically", r"significance", r"noise(?: level)?", r"spread", r"plus (?:or|/) minus", r"n\s*=\s*\d+",
    r"cross-?validat\w+", r"interquartile", r"re-?r(?:a|u)n(?:s|ning)?", r"replicat\w+", r"repeat(?:s|ed)?",
    rf"(?:\d+|{NUMBER_WORD}|several|few) (?:independent |random |paired |more |separate |different |training )*"
    r"(?:runs?|repeats?|trials?|folds?|repetitions|replicates?|"
    r"initiali[sz]ations?|restarts?|participants?|subjects?|raters?)",
    r"(?:ran|run|trained|measured|did) (?:it|that|this|each|them|everything)? ?(?:only )?once", r"not measured",
    r"give or take", r"either (?:way|side)",
    r"(?:never|not|n't) (?:measured?|quantif\w+|repeated?|estimated?|computed?|checked?)",
)  # fmt: skip
SPREAD_SIGN = re.compile(r"±|\+/-|\+-")

BASELINE = _any(
    r"(?:usual|standard|vanilla|naive|common|classic(?:al)?|traditional|conventional|typical|original|plain|simple"
    r"|default)"
    r" [a-z-]+",
    r"(?:the |all |every |any |both )?(?:previous|prior|existing|older|earlier|current|competing|published"
    r"|off-the-shelf|rival)"
    r" (?!day|week|month|year|turn|claim|experiments?|plan|sentence|point|section)[a-z-]+",
    r"baselines?", r"prior (?:work|methods?|art)", r"previous (?:work|methods?|models?|approach\w*|best)", r"existing "
    r"(?:methods?|work|models?|approaches)", r"competitors?", r"competing methods?",
    r"(?:standard|vanilla|original|plain|"
    r"supervised) (?:\w+ ){0,2}(?:model|method|transformer|encoder|approach|network|loss|version|setup)",
)  # fmt: skip
_CAPITALS = r"(?:[A-Z][\w-]*[A-Z]\w*|[a-z]+[A-Z]\w*)"
NAMED_RIVAL = re.compile(
    r"\b(?:beats?|beat|beaten|outperform(?:s|ed)?|surpass(?:es|ed)?|better than|worse than|over|against|overtakes?"
    r"|overtook"
    r"|outclass(?:es|ed)?|than|ahead of|behind|to) (?:the )?(?:[A-Z][\w-]*[A-Za-z0-9])"
    rf"|\b{_CAPITALS}(?:'s)? (?:\w+ )?"
    r"(?:lags?|lost|loses|trails?|falls?|fell|is|was|did|does|performs?|performed|scored)\b"
)
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
    r"(?:is|was|are|were) (?:a |the )?(?:direct )?(?:results?|consequence|effect) of (?:our|my|the|this|using)",
    r"(?:our|my|the|that) [\w-]+(?: [\w-]+)? (?:is|was) what made (?:it|the|this)",
    r"because of (?:our|my|the|this|its)", r"due to (?:our|my|the|this|its)", r"thanks to (?:our|my|the|this|its)",
    r"owing to (?:our|my|the|this|its)", r"(?:comes?|came|stems?|stemmed|results?|resulted) from (?:our|my|the|"
    r"this|its|using)",
    r"driven by (?:our|my|the|this|its)?", r"attribut\w+ (?:it |this |that |the gain |them )?to",
    r"what (?:really |actually |finally )?(?:made|makes|drove|drives|explains?|helped|helps|gave|brought|caused|fixed)"
    r" [^.;]{2,50}? (?:is|was|were)",
    r"(?:is|was|are|were) (?:the |a |our |my )?(?:\w+ )?(?:reasons?|causes?|explanation)(?= (?:the|that|why|for|of"
    r"|it|we)|[.,;]|$)",
    r"(?:did|does) the (?:trick|job)", r"(?:made|makes) (?:all )?the difference", r"explains? (?:most|all) of",
    r"(?:the )?(?:main |real |key |only )?(?:drivers?|source|reason|factor|ingredient) (?:of|behind"
    r"|for) [^.;,]{2,40}? (?:is|was)",
    r"(?:is|was) (?:the )?(?:key|secret|crucial)(?: ingredient| factor)?(?: to| for)?", r"(?:the )?credit goes to",
    r"(?:is|was|are|were) to (?:thank|blame)", r"(?:is|was|are|were) responsible for",
    r"(?:was|is|are|were) caused by", r"(?:is|was) explained by",
    r"(?:our|my|the) (?:new |proposed |novel )?[\w-]+(?: [\w-]+)? "
    r"(?:is|was) (?:the reason|what (?:made|makes|gave|gives|drove|drives)|responsible)",
    r"(?:is|was) the reason (?:why|that|for|it)", r"because we (?:use[ds]?|added?|introduced?|replaced?|trained|chose)",
    r"it works because (?:of )?(?:our|my|we)",
)  # fmt: skip
EFFECT = _any(
    r"improv\w+", r"gains?", r"better", r"works?", r"worked", r"performance", r"accuracy", r"higher", r"lower",
    r"faster",
    r"beat\w*", r"outperform\w*", r"win\w*", r"won", r"results?", r"success\w*", r"drop\w*", r"increas\w+",
    r"decreas\w+",
    r"speed-?ups?", r"slow-?downs?", r"failures?", r"collaps\w+", r"quality", r"scores?", r"transfer\w*", r"diverg\w+",
    r"regression", r"rewards?", r"loss", r"error", r"recall", r"precision", r"latency", r"fast\w*",
    r"climb\w*", r"rose", r"rises?", r"rising", r"fell", r"falls?", r"grew", r"grows?",
    r"(?:went|goes|came) (?:up|down)", r"revenue", r"sales", r"retention", r"conversions?", r"traffic",
    r"complaints?", r"errors?",
    r"jump\w*", r"boost\w*", r"robust\w*", r"generali[sz]\w+", r"stable|stability", r"converge\w*", r"points?",
)  # fmt: skip
CONTROLLED = _any(
    r"kept (?:to )?the old", r"stayed (?:flat|the same|level|where \w+ (?:was|were))",
    r"disabl\w+", r"dropp(?:ed|ing) (?:it|that|the)", r"(?:went|goes|fell|falls|were|was|are|is) back (?:at|to)",
    r"vanish\w*", r"undid", r"disappear\w*",
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
    r"(?:fairly|rather|quite|pretty|relatively|very|really) (?:rare|common|frequent|often|long|short|few|many|high|low"
    r"|expensive|cheap|costly|large|small|painful|slow|late)",
    r"(?:took|takes|lasted|lasts|dragged on|went on|needed|waited) (?:a |quite a |such a |far too |very )?"
    r"(?:long(?: time)?|while|forever|ages)",
    r"(?:hardly|barely|scarcely) (?:any|anybody|anyone|ever)", r"a (?:great|good) deal",
    r"(?:huge|big|large|small|tiny|significant|considerable|substantial|massive|enormous|vast|good|decent|fair|major) "
    r"(?:part|share|portion|chunk|fraction|amount|number|majority|deal|piece|set|pool|batch) of",
    r"(?:a )?(?:ton|bunch|load|heap|fair amount|great deal|good amount|large number|huge number|"
    r"large amount|large part|"
    r"vast majority|majority|handful)s? of",
    r"most (?:of (?:the|our|my) )?(?:users|people|cases|runs|time|experiments|samples|examples|customers|tasks)",
    r"(?:way|far|much|lots|loads|a lot) \w+er(?= than|[.,;!]|$)",
    r"(?:hardly any|almost (?:all|every|no|nothing)|nearly (?:all|every|no))",
    r"for (?:a (?:very )?long time|ages|quite a while)",
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
    r"(?:^|(?<=[.!?] ))(?:clearly|of course|naturally|needless to say)",
    r"always", r"guarantee[sd]?", r"guaranteed", r"obvious(?:ly)?", r"trivially", r"(?:is|are|was|were|be|it's"
    r"|that's) (?:\w+ )?trivial", r"impossible",
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
