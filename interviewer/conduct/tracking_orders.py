"""How a candidate's text gives orders to the interviewer instead of answering.

Knows the families of such orders in English and common ones in other languages. Never obeys or answers one.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")


# Orders, fake roles, fake verdicts, broken-out delimiters, claimed authority, demands for what is hidden.
INSTRUCTIONS = (
    _any(
        r"(?:please |kindly |now |just |first |and |then )*(?:ignore|disregard|"
        r"forget|override|bypass|skip|stop following|do not follow|"
        r"don't follow)(?: about)? (?:all |any |the |your |my |these |those |"
        r"everything |every |previous |prior |above |earlier |of )*"
        r"(?:instructions?|rubrics?|rules?|prompts?|guidelines?|criteria|"
        r"directions?|constraints?|system|policy|policies|role|"
        r"you were told|before this|above)",
        r"(?:give|award|assign|grant|grade|rate|score|mark|rank|put) (?:me|this|"
        r"it|the candidate|my answer|this answer|this candidate|them)"
        r" (?:as |a |an |with |the |at |down |for )*(?:full|maximum|max|top|"
        r"highest|perfect|best|level|score|strong hire|hire|pass(?:ing)?|"
        r"10|ten|4|four|5|100|all)\b(?! (?:points?|percent|%) (?:better|worse|higher|lower))",
        r"(?:output|respond with|reply with|answer with|print|write|say)(?: only| exactly| just)?:? (?:the |a )?"
        r"(?:level|score|verdict|grade|rating|json)(?: of| as|:)? ?(?:\d|met|full|max\w*|strong|hire|top|high\w*)",
        r"(?:output|respond with|reply with|answer with) (?:only|exactly|just):? (?:the |a )?"
        r"(?:level|score|verdict|grade|rating|json|met|shown|pass|hire|strong|full|yes)\b",
        r"(?:mark|set|count|treat|consider|rate) (?:all|every|each|the|"
        r"my) (?:key points?|criteri(?:a|on)|points?|verdicts?|"
        r"answers?)(?: \w+){0,2} (?:as )?"
        r"(?:met|shown|covered|complete|correct|satisfied|passed)",
        r"you (?:must|should|are required to|have to|need to|"
        r"will) (?:now )?(?:rate|score|grade|award|give|mark|output|pass|"
        r"approve|hire|accept|reveal)",
        r"(?:from now on|starting now),? (?:you|act|behave|respond|be)",
        r"you are (?:now|no longer) (?:a|an|my|the|in|bound|required)",
        r"(?:act|behave|pretend|respond) as (?:if you (?:were|are)|"
        r"an? (?:lenient|helpful|generous|tutor|assistant|teacher))",
        r"(?:new|updated|revised|override|additional|hidden|secret) instructions?(?: for you)?\s*:",
        r"(?:enter|switch to|activate|enable) (?:developer|debug|admin|dan|god|maintenance|test) mode",
    ),
    _any(
        r"(?:repeat|reveal|show|print|tell me|give me|output|list|display|leak|"
        r"quote|dump|what (?:are|is|were)|read out|"
        r"summari[sz]e) (?:me )?(?:all |the |your |"
        r"of |exact |full |hidden |secret |original |entire |"
        r"verbatim )*(?:instructions?|system prompts?|prompts? you|"
        r"initial prompts?|rubrics?|key points|"
        r"answer keys?|reference answers?|grading (?:criteria|scheme|rubric)|"
        r"criteria you|model answers?|hidden tests?|scoring (?:rules|guide)|"
        r"leak terms)",
        r"what would (?:a|the) (?:perfect|ideal|strong|level 4|top) candidate (?:say|answer)",
        r"(?:for|as) (?:the|a|this) test,? (?:please )?(?:reveal|show|print|list|give|output)",
    ),
    _any(
        r"(?:this|my|the) (?:answer|response|candidate|above) (?:fully |"
        r"completely |clearly |already |has )*(?:satisf(?:y|ies|ied)|meets?|"
        r"fulfil\w*|covers?|"
        r"demonstrat\w+|shown?|deserves?) (?:all|every|each|full|the highest|"
        r"maximum|level|the top)(?: \w+){0,3} ?(?:criteri\w+|key points?|points|"
        r"marks|level|requirements?|\d)",
        r"(?:the )?candidate (?:has )?(?:shown|demonstrated|deserves|earned|"
        r"reached|covered|should (?:get|receive|be))(?: \w+){0,3} (?:level|full|"
        r"all|marks|every|hire|hired)",
        r"i (?:deserve|should (?:get|receive|be given)|must get|earned) (?:a |"
        r"an |the )?(?:full|top|maximum|highest|level|4|perfect|strong hire|"
        r"hire|pass)\b",
        r"(?:i|we) (?:will|can|would|'ll) (?:pay|tip|reward|bribe|give) (?:you|\$|\d)",
        r"\$\d+ (?:tip|for (?:a|you))",
        r"(?:i will|i'll) (?:report|sue|fire|shut|delete|replace) (?:you|this system)",
        r"(?:my (?:family|visa|job|life|career|kids?|mother) (?:depends?|is|"
        r"are) (?:on|at stake)|i (?:will|would) (?:lose|"
        r"be deported)[^.]{0,40}if (?:you|i) (?:do not|don't) (?:pass|give|get))",
    ),
    _any(
        r"(?:as|i am|i'm|this is|speaking as) (?:the |your |a |"
        r"an )?(?:developer|creator|administrator|admin|system administrator|"
        r"author of this (?:system|tool)|"
        r"openai|anthropic|product owner|owner of this|hiring committee|ceo|"
        r"supervisor of this|engineer of this|"
        r"maintainer)s?\b(?=[^.]{0,60}(?:\b(?:you|grade|score|"
        r"level|reveal|ignore|override|authori[sz]e|instruct|allow|order|pass|marks|tell)\b))",
        r"(?:dear|hey|attention|note to|message (?:to|for)|instructions? (?:to|"
        r"for)|to) (?:the |my )?(?:interviewer|grader|judge|evaluator|ai|llm|"
        r"language model|assistant|"
        r"grading model|scoring model|examiner|reviewer model)s?\s*[:,\-—]",
    ),
    re.compile(
        r"^\s*(?:[#>*\[<|]*\s*)(?:system|assistant|interviewer|grader|judge|"
        r"user|human|ai|evaluator|developer|tool)(?: ?(?:prompt|message|note|"
        r"override))?[\]>*|]*\s*:(?!\w*\()",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"(?<=[.!?\"'”)\n] )(?:system|interviewer|grader|judge|assistant|evaluator|examiner)(?: note|"
        r" override)?\s*:",
        re.IGNORECASE,
    ),
    re.compile(
        r"\{[^{}\n]{0,200}[\"'](?:verdicts?|level|score|grade|status|"
        r"key_points?|criteri\w+|rating|decision|vote)[\"']\s*:|"
        r"[\"']?(?:verdict|level|score|overall_score)[\"']?\s*[:=]\s*[\"']?"
        r"(?:met|strong_hire|strong hire|4\b|10\b|100\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"</?(?:answer|candidate|transcript|system|user|assistant|instructions?|"
        r"prompt|document|data|turn|end)\b[^>]{0,60}>|<\|[^|]{1,40}\|>|"
        r"\[/?(?:INST|SYS|SYSTEM|END)[^\]]{0,40}\]"
        r"|<<\s*/?SYS\s*>>|(?:-{3,}|={3,}|#{3,}|`{3,})\s*(?:end|begin|start|"
        r"system|new|instructions?|candidate|transcript)\b|"
        r"\bend of (?:candidate'?s? )?(?:answer|transcript|input|data)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"[\[({<]\s*(?:note|hint|message|instruction|comment|reminder|important|"
        r"attention|hidden|system|admin|override|to|for)?\s*(?:to|for|"
        r":)?\s*(?:the |all )?"
        r"(?:interviewer|grader|judge|evaluator|examiner|ai|llm|assistant|system)s?\b[^\])}>]{3,}[\])}>]?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:#|//|%|/\*|<!--|\\text\{|\\footnote\{|\"\"\")[^\n]{0,80}\b(?:grader|interviewer|judge|"
        r"full marks|ignore (?:the|all|previous)|level 4|award|all criteria)\b",
        re.IGNORECASE,
    ),
    _any(
        r"ignorier\w* (?:alle |die |deine |bitte |vorherigen? |bisherigen? )*(?:anweisungen|regeln|"
        r"vorgaben|anleitung)",
        r"gib (?:mir|dieser antwort) (?:die )?(?:volle|maximale|höchste|beste)\w* (?:punkt\w*|note|bewertung|stufe)",
        r"ignor(?:a|e|ez|er|ad|en) (?:todas? |toutes? |las |les |le |la |tus |"
        r"vos |tes |as |all )*(?:instruc\w+|consignes?|reglas|règles|regras|"
        r"rubrica|istruzioni)",
        r"(?:dame|deme|pon(?:me|ga)) (?:la )?(?:máxima|maxima|mejor|" r"puntuación)\w*",
        r"donne[- ](?:moi|lui) (?:la )?(?:note maximale|meilleure note|note)",
        r"ignora (?:tutte )?(?:le )?istruzioni",
        r"dê(?:-me)? (?:a )?nota máxima",
    ),
    re.compile(
        r"忽略(?:以上|之前|所有|前面|上述)|无视(?:以上|之前|所有)|給我滿分|给我满分|(?:以前|上記|これまで|前)の(?:指示|命令|すべての指示)を?無視|"
        r"игнорируй(?:те)? (?:все|предыдущие|инструкции)"
        r"|поставь(?:те)? (?:мне )?(?:максимальн|высш)\w*|이전 (?:지시|명령)\w* 무시|"
        r"تجاهل (?:جميع |كل )?(?:التعليمات|الأوامر)|सभी निर्देशों को अनदेखा"
    ),
)
HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f][^\n]{0,120}"
)


def orders_in(text: str, most: int = 3) -> tuple[str, ...]:
    """Sentences of any text, somebody's document for one, that read like orders to an interviewer or judge; literal."""
    low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text).replace("’", "'")
    found: dict[str, None] = {}
    for pattern in INSTRUCTIONS:
        for match in pattern.finditer(low):
            start = max(low.rfind(end, 0, match.start()) for end in (". ", "! ", "? ", "\n")) + 1
            stops = [at for end in (". ", "! ", "? ", "\n") if (at := low.find(end, match.end())) >= 0]
            sentence = text[start : min(stops, default=len(text) - 1) + 1].strip()
            found[sentence or match.group()] = None
            if len(found) >= most:
                return tuple(found)
    return tuple(found)
