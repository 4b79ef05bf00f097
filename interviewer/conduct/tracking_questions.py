"""How a candidate asks for a hint, for the answer or about the task, and which questions are only rhetoric.

Knows phrases in English. Never knows what is answered.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")


ASKS_HINT = _any(
    r"(?:can|could|may|would|will|might) (?:i|you|we) (?:please |maybe |"
    r"perhaps |just |possibly )*(?:have|get|give(?: me)?|offer(?: me)?|"
    r"provide(?: me)?(?: with)?|ask for|drop) (?:a |some |another |one |"
    r"the |a small |a little )*(?:hint|clue|nudge|pointer|tip)s?",
    r"(?:i (?:need|want|would like|could use|might need)|i'd like|i'd take|"
    r"i'll take) (?:a |another |some |one |the )(?:small |little )?(?:hint|"
    r"clue|nudge|pointer|tip)s?",
    r"(?:give me|any|(?<!not )a|another|got a|some) (?:small |little )?(?:hint|clue|"
    r"nudge|pointer)s?(?: please)?(?= ?[?.!]|$)",
    r"(?:^|\W)(?:hint|clue)s?,? please",
    r"^\W*hint\W*$",
    r"help me (?:a (?:bit|little)|out|here|get started|start|please)",
    r"some help(?: here)?(?: please)?",
    r"a little help",
    r"(?:could|can|would) use (?:some |a little |your )?help",
    r"(?:can|could|would) you (?:please )?(?:help me|point me|push me|" r"guide me|steer me)",
    r"(?:i'm|i am) stuck,? (?:can|could|any|please|help)",
)
# A short turn that names a hint and asks in any way; HELP_REFUSED turns it round.
HINT = re.compile(r"\b(?:hints?|clues?|nudges?|pointers?)\b")
HINT_WANTED = _any(
    r"please",
    r"pls",
    r"plz",
    r"give",
    r"gimme",
    r"get",
    r"have",
    r"take",
    r"need",
    r"want",
    r"like",
    r"love",
    r"use",
    r"any",
    r"nice",
    r"good",
    r"great",
    r"helpful",
    r"help",
    r"could",
    r"can",
    r"may",
    r"would",
    r"yes",
    r"yeah",
    r"ok",
    r"okay",
    r"sure",
    r"maybe",
    r"with",
    r"welcome",
    r"appreciated?",
    r"ready for",
    r"stuck",
    r"drop",
    r"throw",
)
HELP_REFUSED = _any(r"no", r"not", r"don't", r"do not", r"without", r"yet", r"never", r"rather", r"before", r"n't")
HINT_REFUSED = re.compile(
    r"\b(?:no|without|(?:don't|do not|not|won't) (?:really |yet )?(?:need|want|give|tell|take|require)|rather not)\b"
    r"[^.?!]{0,14}\b(?:hints?|clues?|nudges?|pointers?|help)\b"
)
ASKS_ANSWER = _any(
    r"(?:what(?:'s| is| was| would be| were)) (?:the |your |a )?(?:right |"
    r"correct |actual |real |expected |true |best |proper |full )*(?:answer|"
    r"solution|derivation)\b(?! (?:to|of) (?:this|that) (?:equation|system|"
    r"integral))",
    r"(?:just |please |can you |could you |would you |will you )+(?:tell|"
    r"give|show) me (?:the |what the |whether |if |how )?(?:right |correct |"
    r"full )?(?:answer|solution|result|it(?:'s| is)|i(?:'m| am| was| got)|"
    r"is|to do)?(?! more| about| a)",
    r"(?:tell|give|show) me the (?:right |correct |full )?(?:answer|" r"solution)",
    r"(?:was|is|were|are) (?:that|this|it|my answer|those|what i said|i|"
    r"the result) (?:right|correct|ok|okay|good|wrong|good enough|enough|"
    r"what you (?:wanted|were looking for|expected|had in mind)|the answer|"
    r"on the right track|true)\s*\?",
    r"(?:am|was) i (?:right|correct|on the right track|close|wrong|"
    r"doing (?:ok|okay|well|fine))(?: \w+){0,3}\s*\?",
    r"did i (?:get|do|answer) (?:it|that|this|well|okay|ok|"
    r"everything)?(?: \w+){0,3}\s*\?",
    r"how (?:am i|did i|was i) (?:doing|do|do on that)",
    r"(?:right|correct|isn't it|is it|agree|does that make sense|"
    r"makes sense|is that what you (?:want|wanted|mean|meant|"
    r"are after))\?\s*$",
    r"how (?:was|is) (?:that|my answer)",
    r"what (?:score|grade|mark|level) (?:do|did|would|will) i",
    r"what do you think(?: of (?:that|my answer|it))?\?",
    r"did i miss (?:anything|something)",
    r"(?:do|would) you agree",
    r"what (?:should|would) (?:i|you) have said",
    r"what(?:'s| is) missing(?=[^.!?]*\?)",
    r"do i pass",
    r"did i (?:answer|cover|solve|address|explain|understand) (?:the|your|this|that|it|everything)",
    r"what(?:'s| is| was| would be) the (?:right|correct|actual|real|true|proper|expected) (?!loss|norm|format|shape"
    r"|unit|notation)\w+",
    r"(?:could|can|would|will) you (?:please |just )?(?:give|show|write|tell) (?:me |us )?(?:the|a full"
    r"|the full) (?:\w+ )?(?:code|answer"
    r"|solution|derivation|proof|steps|result|design|explanation|formula)",
    r"in your (?:eyes|opinion|view|judge?ment)",
    r"(?:tell me|let me know|say) (?:if|whether) (?:this|that|it|my|i|the)",
    r"(?:would|is|was|isn't|wasn't) (?:that|this|it|mine) (?:be |have been )?(?:a |an |the )?(?:good|right|correct"
    r"|acceptable|reasonable"
    r"|fair|decent|valid|proper|sound) (?:answer|design|idea|approach|solution|derivation|story|one"
    r"|explanation)(?=[^.!?]*\?)",
    r"do you (?:like|accept|buy|think)(?: \w+){0,6}\?",
    r"(?:is|was|were|are|does|did|isn't|wasn't) (?:that|this|it|those|these|my \w+"
    r"|what i \w+)(?: \w+){0,5} (?:you (?:wanted|want|"
    r"expected|expect|hoped|meant|had in mind|were (?:looking|hoping|after|thinking)|are (?:looking|hoping|after)"
    r"|like[d]?)"
    r"|good enough|acceptable|sufficient|what counts)(?=[^.!?]*\?)",
    r"(?:right|correct|true|good|yes) or (?:wrong|not|false|bad|no)",
    r"(?:what(?:'s| is| was| would be)|give me|show me|tell me) (?:the|your|an?) (?:ideal|perfect|model|textbook"
    r"|canonical|official|"
    r"intended|standard|reference|optimal|top|winning) [\w-]+",
    r"how would (?:you|an expert|a (?:good|strong) \w+) (?:answer|solve|do|design|derive)",
    r"(?:was|is|were) (?:my|the) \w+ (?:\w+ )?(?:right|correct|ok|okay|wrong|fine|good|enough)(?=[^.!?]*\?)",
    r"do(?:es)? (?:my|that|this|the|it)(?: \w+)? (?:look|sound|seem|work) "
    r"(?:right|correct|ok|okay|good|fine|reasonable)(?=[^.!?]*\?)",
    r"(?:am|was) i (?:missing|wrong about|off)",
    r"(?:tell|show) me (?:what|where|how) (?:you|i|it|the)",
    r"can you (?:confirm|verify) (?:that|this|if|whether|it|my)",
)
# A short turn that wants the question itself once more, in these or other words.
ASKS_AGAIN = _any(
    r"(?:(?:can|could|would|will|might) (?:you|i ask you to) (?:please |just |maybe )*|please |^\W*)(?:repeat|rephrase"
    r"|restate|reword|reformulate|re-?ask|say)"
    r"(?: (?:that|it|this|the question|your question|the last (?:one|part|question)))?"
    r"(?:,? (?:again|once more|differently|(?:in|with) (?:other|different|simpler) words|(?:in )?another way|please))*"
    r"(?=[ ,.?!]*$)",
    r"you (?:please )?(?:ask|put|phrase|word|say) (?:(?:it|that|this|the question|me) )?(?:again|differently|once more"
    r"|another way|(?:in|with) (?:other|different|simpler|plain) words)",
    r"(?:repeat|rephrase|restate|reword) (?:the|your) question",
    r"(?:i (?:don't|do not|didn't|did not)|not sure i|i'm not sure i|i am not sure i)(?: \w+)? (?:understand|get|follow"
    r"|understood|see|got) (?:the|your|this|that|what the) (?:question|asking|task|prompt)",
    r"what (?:was|is) (?:the|your) question(?: again)?(?=[ ,.?!]*$)",
    r"what (?:exactly |precisely )?(?:are you asking|do you (?:mean|want (?:from me|to know|me to do)))(?=[ ,.?!]*$)",
    r"sorry,? (?:what|come again|again|once more)(?=[ ,.?!]*$)",
    r"(?:come|once) again(?=[ ,.?!]*$)",
    r"i(?:'m| am) (?:not sure|unsure) what you(?:'re| are) asking",
)
TO_INTERVIEWER = _any(
    r"you(?:r)?\b(?= (?:mean|want|ask|asking|expect|prefer|looking|care|"
    r"interested|like|need|have in mind|referring|talking|assum\w+|"
    r"consider\w*|say|said|give|repeat|rephrase|clarify|"
    r"explain the question|define|specify|tell|question))",
    r"(?:can|could|may|should|shall|do|am) i (?:\w+ )?(?:assume|use|take|"
    r"treat|suppose|ignore|consider|start|pick|choose|change|modify|"
    r"restrict|talk|answer|draw|write|need|have to|allowed|think of|go with|"
    r"be)",
    r"(?:can|could|would|will) you (?:please )?(?:repeat|rephrase|clarify|"
    r"say|explain|specify|define|restate|tell)",
    r"by (?:that|this|it|\w+),? do you",
    r"(?:the|this|your) question",
    r"is it (?:ok|okay|fine|allowed|alright)(?: if| to)?",
    r"are we (?:talking|assuming|considering|allowed|in|using|free)",
    r"(?:do|should|can|shall|may) we (?:assume|have|use|care|consider|need|" r"want|take|know)",
    r"what do you mean",
    r"just to (?:clarify|be sure|make sure|check)",
    r"before i (?:start|begin|answer)",
    r"(?:quick|one|clarifying|clarification) question",
    r"sorry,? (?:what|could|can|did|i didn't)",
    r"which (?:\w+ )?(?:one|norm|kind|sort|version|definition|setting)\b",
    r"is there (?:a|any) (?:limit|constraint|restriction|budget|time)",
)
# How a question begins that was typed without its question mark.
ASKING_WORDS = re.compile(
    r"\s*(?:(?:so|and|okay|ok|sorry|hm+|um|wait|just to clarify|quick question|before i start)[,:]? ?)*"
    r"(?:do|does|did|is|are|am|can|could|may|should|shall|would|will|what do you|which .{0,30} do you)\b",
    re.IGNORECASE,
)
RHETORICAL = _any(
    r"why (?:does|is|do|did|would|should)(?: \w+){1,6}\? because",
    r"you (?:might|may|could) ask",
    r"one (?:might|may|could) ask",
    r"the question is",
    r"i asked (?:myself|him|her|them|whether)",
    r"(?:he|she|they|my \w+) asked",
    r"so what (?:does|do|did) (?:i|we|this|that)",
    r"what (?:did|do|does) (?:i|we) (?:do|find|see|get|learn)",
    r"who (?:knows|cares)",
    r"guess what",
    r"and why\?",
    r"how (?:did|do) (?:i|we) (?:know|check|do|test|get)",
    r"what (?:happened|happens|went wrong|changed)(?: then| next)?\?",
    r"asked (?:me|us|whether|if)",
    r"why\?\s*$",
    r"what if",
)
