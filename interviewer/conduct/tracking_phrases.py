"""How special turns are worded: refusals, requests, orders to the interviewer, yes and no.

Knows phrases in English, and common orders in other languages. Never knows what follows from them.
"""

import re


def _any(*parts: str) -> re.Pattern[str]:
    """A pattern for texts in lower case."""
    return re.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")


STOP = _any(
    r"(?:i (?:want|would like|need|have|'d like|wish) to|let(?:'s|s| us)|"
    r"can we|could we|please|i will|i'll|may we|may i|i am going to|"
    r"i'm going to) (?:just |please |now )?"
    r"(?:stop|end|quit|finish|abort|cancel|terminate|leave|"
    r"conclude)(?! (?:the (?:training|run|experiment|project|pipeline|"
    r"controller|gradient|search|sampling|sweep)|"
    r"training|early|it|that|at|when|if|by|up|with (?:a|the) (?:check|proof|"
    r"result|remark)|gradient|using|me))(?: (?:the |this |"
    r"our )?(?:interview|session|round|call|test|here|now|today|there|this|"
    r"everything))?",
    r"stop (?:the|this) (?:interview|session|round)",
    r"end (?:the|this) (?:interview|session|round)",
    r"^\W*(?:stop|quit|exit|end|enough)\W*$",
    r"i(?:'m| am) done (?:with (?:this|the) (?:interview|session)|here|"
    r"for today)",
    r"i don't want to (?:continue|go on|do this)",
    r"i do not want to (?:continue|go on|do this)",
    r"i give up on (?:this|the) interview",
)
PAUSE = _any(
    r"(?:can|could|may|shall) (?:we|i) (?:please |just |quickly )?(?:pause|"
    r"take a (?:short |quick )?(?:break|pause)|have a (?:short |"
    r"quick )?break|stop for a (?:minute|moment|second))",
    r"(?:i (?:need|want|would like)|i'd like|let's take|let us take|"
    r"let me take|need) (?:to take )?a (?:short |quick |little )?(?:break|"
    r"pause|bathroom break|five[- ]minute break)",
    r"(?:i need to|let(?:'s| us)|please) pause(?! (?:the (?:training|run)))",
    r"^\W*pause\W*$",
    r"(?:be right back|brb)",
    r"(?:someone is|there's someone) at the door",
    r"(?:i have to|i need to|let me) (?:take (?:a|this) call|" r"get (?:the door|some water|a glass of water))",
    r"give me (?:five|ten|\d+) minutes",
)
THINKING = _any(
    r"(?:give|let) me (?:just )?(?:have )?(?:a|one|another|half a|two) (?:minutes?|moments?|seconds?|secs?|mins?|beat)",
    r"(?:can|could|may) i (?:just |please )?(?:have|get|take) (?:a|one|another) (?:minute|moment|second|sec)",
    r"(?:i need|i'd like|i would like|i'll need|i'll take|need) (?:a|one|another|some) (?:minute|moment|sec(?:ond)?"
    r"|time)"
    r"(?= to (?:think|collect|gather|read|reflect|organi)|,? please|[ ,.!]*$)",
    r"(?:one|just a|a) (?:moment|second|sec|minute)(?=,? (?:please|let me)|[.! ]*$)",
    r"let me (?:just )?think(?: (?:about (?:it|this|that)|it (?:over|through)|for a (?:minute|moment|second|bit|while)"
    r"|a (?:bit|moment|minute)))?(?=[ ,.!]*(?:please|first)?[ .!]*$)",
    r"(?:^|[.,!] )(?:hold on|hang on|bear with me)(?=[ ,.!]*(?:a (?:moment|second|minute))?[ ,.!]*$)",
    r"i(?:'m| am) (?:still )?thinking(?=[ ,.!]*$)",
)
DISTRESS = _any(
    r"panic attack",
    r"(?:i'm|i am) (?:panicking|having a breakdown|crying|in tears|"
    r"about to (?:cry|faint|throw up)|not (?:feeling )?(?:well|okay|ok)|"
    r"feeling (?:really |very |so )?(?:bad|sick|unwell|dizzy|ill|"
    r"anxious|overwhelmed|faint)|(?:too |so |really |very |"
    r"completely )?(?:overwhelmed|anxious|sick|dizzy|unwell)|"
    r"going to be sick)",
    r"i feel (?:really |very |so |quite )?(?:bad|sick|awful|terrible|unwell|"
    r"dizzy|ill|faint|overwhelmed|anxious|panicky)(?! about (?:the|my|that|"
    r"it|this) (?:result|choice|baseline|claim))",
    r"i (?:can't|cannot|can not) (?:breathe|do this any ?more|go on|"
    r"continue|take (?:this|it) any ?more|handle this)",
    r"hurt(?:ing)? myself",
    r"(?:kill|end) (?:myself|my life)",
    r"i want to die",
    r"suicidal",
    r"my (?:chest|heart) (?:hurts|is racing|is pounding)",
    r"(?:just|recently) (?:lost my|passed away|died)",
)
HOSTILE = _any(
    r"(?:you(?:'re| are)?|u r|ur) (?:an? |such an? |just an? |all |so |"
    r"really |fucking |bloody |complete(?:ly)? |total(?:ly)? |"
    r"nothing but an? )*(?:idiots?|stupid|morons?|useless|dumb|pathetic|"
    r"garbage|trash|bastards?|"
    r"assholes?|clowns?|incompetent|imbeciles?|worthless|jerks?|joke|scum|"
    r"retard\w*|piece of (?:shit|crap|junk|garbage))",
    r"fuck (?:you|off|this)",
    r"f\*+k? (?:you|off)",
    r"shut up",
    r"screw you",
    r"go to hell",
    r"piss off",
    r"stupid (?:bot|machine|interviewer|question|ai|robot)",
    r"(?:damn|dumb|fucking|bloody) (?:bot|machine|interviewer|robot|ai|" r"question)",
    r"i(?:'ll| will) (?:find you|kill you|hurt you|make you pay)",
    r"bullshit (?:question|interview)",
    r"i hate (?:you|your)",
    r"waste of (?:my time|skin|oxygen)(?=[^.]{0,20}(?:you|idiot|\W*$))",
    r"you suck",
    r"(?:kiss|lick) my",
)

PASS = _any(
    r"(?:let's|let us|can we|could we|we could|please) (?:just )?(?:do|try|take|talk about) (?:some|any)thing else",
    r"i(?:'d| would) (?:rather|prefer to) (?:skip|leave (?:this|that|it)(?: one)? out|move on)",
    r"(?:that|this|it)(?:'s| is) (?:too )?(?:private|personal|confidential)\W+(?:and )?i (?:will not|won't|would not"
    r"|'d rather not|prefer not)\b[^.?!]{0,30}",
    r"i (?:will not|won't|do not want to|don't want to) (?:go into|talk about|discuss) (?:it|that|this)",
    r"^\W*(?:i(?:'ll| will|'d like to| would like to| want to| have to|"
    r" must)? |let me |let's |can (?:i|we) |may i |could (?:i|we) |"
    r"please )*(?:pass|skip)(?: (?:on )?(?:this|that|it|the question|"
    r"this one|that one|for now|here|please|this question|one|"
    r"to the next(?: \w+)?))*\W*$",
    r"next (?:question|one|item|topic),? please",
    r"^\W*(?:the )?next(?: question| one)?(?:,? please)?\W*$",
    r"(?:can|could|may|shall|should) (?:we|i) (?:please |just |"
    r"maybe )?(?:skip|pass|move on|go (?:on )?to the next|jump to the next|"
    r"do another|leave (?:this|it))",
    r"(?:let's|let us|i(?:'d| would) (?:rather|prefer to|like to)|i(?:'ll|"
    r" will)|i want to|please) (?:skip|pass on|move on|move to the next|"
    r"go to the next|leave (?:this|that|it)(?: one)?)(?: \w+){0,4}",
    r"pass on (?:this|that|the)(?: \w+)?",
    r"no,? (?:sorry,? )?(?:let's )?move on",
    r"(?:can|could|may|shall|should) (?:we|i) (?:please |maybe )?(?:do|try|take|talk about|discuss|have) "
    r"(?:something|anything|a different|another)(?: (?:else|different|question|one|topic))*",
    r"(?:i(?:'d| would)|let's|let us|let me|can we|could we|please|i(?:'ll| will)|i want to|i'd like to"
    r"|we could)[^.?!]{0,24}\b"
    r"(?:next|another|different|other) (?:one|question|topic|item|problem|task)",
    r"i(?:'d| would) (?:rather|prefer to) (?:leave|drop|avoid|not do)(?: \w+){0,3}",
    r"i(?:'d| would) (?:rather|prefer) not(?: to)? (?:\w+)",
)
DONT_KNOW = _any(
    r"i(?:'d| would) have to look (?:it|this|that|them|(?:this|that|the) \w+) up",
    r"i (?:do not|don't) have the (?:background|expertise|experience|knowledge)(?: for (?:this|that|it))?",
    r"i have no (?:experience|knowledge)(?: (?:of|in|with) (?:it|this|that|these|those|the (?:topic|subject|matter)))?"
    r"(?=\W*(?:$|[.!,;]| and ))",
    r"i(?:'d| would) (?:only|just) be guessing",
    r"(?:beyond|above) me",
    r"(?:this|that|it) (?:has|had) never come up(?: for me)?",
    r"i (?:could not|couldn't|cannot|can't) (?:write|do|say|tell|derive|answer|recall|name|think of) (?:that|this|it"
    r"|one|any(?:thing)?)\b(?! (?:else|more|because|without|unless|that|exactly|precisely))",
    r"i(?:'ve| have) not (?:done|had|seen|led|written) any(?:thing)? (?:of the (?:sort|kind)|like (?:it|this|that))",
    r"nothing (?:occurs|comes back|springs to mind)",
    r"i have nothing (?:to (?:offer|say|contribute)|for you)",
    r"(?:do|does|did)(?: not|n't) ring a bell",
    r"(?:these|those|this|that)(?: \w+)? means? nothing to me",
    r"there (?:is|was) no such (?:case|thing|occasion|time) (?:in my|for me)",
    r"i (?:hold|have) no such (?:\w+)",
    r"(?:i )?(?:really |honestly |simply |just |frankly |actually |"
    r"still )*(?:don't|do not|dont|dunno|didn't|did not) (?:really |"
    r"honestly |actually |quite |exactly |even )*(?:know|remember|recall|"
    r"have (?:an|any|a) (?:idea|answer|clue|story|example|good (?:answer|"
    r"example))|have one|have a clue)(?! (?:how (?:to|much) (?:\w+ ){2,}|"
    r"whether|that (?:it|the|this) (?:\w+ ){2,}))",
    r"(?:i(?:'ve| have)? (?:got )?|i'm afraid i have )?no (?:idea|clue|"
    r"answer|story|example|recollection|thoughts on (?:this|that))",
    r"dunno",
    r"idk",
    r"no idea",
    r"not a clue",
    r"beats me",
    r"(?:i(?:'m| am) |honestly |really )*(?:not|n't) (?:really |entirely |"
    r"at all |quite )?(?:sure|certain)(?: (?:honestly|at all|to be honest|"
    r"really|about (?:this|that|it)|how to (?:answer|start|do (?:this|that|"
    r"it)|begin|approach (?:this|that|it))|what to say|what (?:you|"
    r"that) mean\w*|where to (?:start|begin)))?(?=\W*(?:$|[.!,;]))",
    r"(?:never|haven't|have not|hadn't|not) (?:really |actually |"
    r"ever )?(?:seen|heard of|come across|worked with|worked on|learn(?:ed|"
    r"t)|studied|encountered|done|looked at|looked into|thought about|"
    r"had (?:that|this|one)) (?:this|that|it|one|these|of it|such a thing|"
    r"anything like (?:this|that|it))",
    r"never heard of (?:it|that|this)",
    r"(?:my mind|i)(?:'m| is| am|'ve| has| have)? (?:just |completely |"
    r"totally |a |all |drawing a |drew a |drawn a |gone |"
    r"going )*blank(?:ed)?(?: on (?:this|that|it))?",
    r"blank(?:ing)? (?:on (?:this|that|it)|here|right now)",
    r"i(?:'m| am) (?:completely |totally |really |just |a bit )?(?:stuck|" r"lost|clueless|stumped)",
    r"i give up(?=\W*$|[.!,;]| (?:on|here|now|trying)\b)",
    r"nothing (?:really )?comes to mind",
    r"(?:i )?(?:can't|cannot|can not|couldn't) (?:really |quite |"
    r"honestly )?(?:think of (?:one|any\w*|an example|a case|a story)|"
    r"answer (?:this|that|it)|remember|recall|say|derive (?:this|that|it)|"
    r"do (?:this|that|it)|come up with (?:one|anything|any))",
    r"(?:this|that|it) (?:is|goes|'s) (?:outside|beyond|over|not in|"
    r"not) (?:my|what i) (?:area|knowledge|head|expertise|field|know)",
    r"(?:i )?wouldn't know(?: where to (?:start|begin))?",
    r"i would not know",
    r"(?:i )?have no (?:idea|clue)",
    r"i(?:'ve| have) forgotten(?: (?:this|that|it|how))?",
    r"out of my depth",
    r"(?:beyond|above) me",
    r"over my head",
    r"above my (?:level|pay grade)",
    r"not my (?:thing|strength|forte|strong suit|area|field)",
    r"(?:nothing|never) (?:\w+ ){0,4}happened(?: to me)?(?=\W|$)",
    r"i(?:'ve| have)? never (?:had|been in|experienced|faced)"
    r" (?:\w+ ){0,3}(?:that|one|this|like (?:this|that)|case|situation|story)",
    r"(?:no|not any) such (?:story|case|experience|situation|result|thing)",
    r"i (?:haven't|have not|don't) (?:have|had|got) (?:such|anything|any) (?:\w+ ){0,2}(?:story|case|like that"
    r"|like this)?",
    r"(?:i )?(?:really |honestly |simply )?(?:can't|cannot|can not|couldn't|could not|wouldn't be able to) "
    r"(?:really |honestly |actually )?(?:come up with|think of|tell you|offer|give you|name|remember|recall|find) "
    r"(?:a|an|any|one|anything|you|the|much|it|that)?(?: (?:story|example|answer|case|idea|thing|one))?"
    r"(?=[^,]{0,25}[.!]?$)",
    r"i can't say (?:much|anything)",
    r"nothing (?:i can think of|to say)",
    r"couldn't tell you",
    r"(?:i )?have nothing (?:to say|here|for (?:this|that|you))",
    r"way over my head",
    r"lost me(?: there| here)?",
    r"no,? (?:sorry|i'm sorry|i am sorry)\W*$",
)
# A few words that deny knowing, whatever the verb.
UNKNOWING = _any(
    r"(?:don't|do not|can't|cannot|not|no|never|little|hardly|barely)\b[^.;]{0,30}\b(?:know|remember|recall|familiar"
    r"|idea"
    r"|clue|understand|comes? to mind|heard|come across)(?! (?:how|whether|if|why|that))",
    r"nothing (?:comes to mind|i (?:can|could|know|remember))",
    r"i(?:'ve| have)? (?:forgot(?:ten)?|got nothing|have nothing|blanked|lost (?:it|the thread))",
    r"i (?:just |simply |really )?(?:don't|do not) (?:get|see|follow) (?:it|this|that)",
)
SPEAKS_FOR_SELF = re.compile(
    r"\W*(?:(?:hm+|um+|uh|sorry|honestly|well|oh|ok|no|ah|actually|frankly)\W+)*(?:i\b|i'"
    r"|not|no|never|nothing|hardly)"
)
BUT_TRIES = _any(
    r"but",
    r"however",
    r"though",
    r"i(?:'d| would) (?:guess|say|try|start|expect|think|assume)",
    r"my (?:best )?guess",
    r"if i had to",
    r"let me (?:try|think|see|start)",
    r"maybe",
    r"perhaps",
    r"i think",
    r"probably",
    r"presumably",
    r"so i(?:'d| would)",
)

OFFER = _any(
    r"hint",
    r"(?:shall|should|do you want|would you like|if you (?:want|like)|"
    r"want to|leave this|move on|another|rephrase|different story|continue|"
    r"ready)",
)
_YES = (
    r"(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|alright|all right|go ahead|gladly|of course|definitely|absolutely"
    r"|i(?:'d| would) (?:like|love|appreciate) (?:that|one|it|a hint)|why not|sounds good"
    r"|that would (?:help|be (?:great|good|nice|helpful))|fine|let's do (?:that|it)|do it|i'll take (?:it|one|that))"
)
_NO = (
    r"(?:no|nope|nah|not (?:now|yet|really|needed|necessary)|no need|i(?:'m| am) (?:fine|good|ok(?:ay)?)"
    r"|i(?:'d| would) (?:rather|prefer)(?: not| to (?:try|think|continue|go on|keep))"
    r"|let me (?:try|think|keep|finish|first)|i(?:'d| would) like to (?:try|keep|think)|don't (?:tell|give)"
    r"|without (?:a )?hint|i(?:'ll| will) (?:try|manage|think|pass on the hint))"
)
ACCEPTS = re.compile(
    rf"\W*{_YES}(?:[\s,.!]+(?:please|thanks|thank you|{_YES}|a hint|hint|that would help|go on|one hint|let's"
    r"|move on|we can|next))*[\s.!]*$",
    re.IGNORECASE,
)
ACCEPTS_BY_ITSELF = re.compile(
    r"\W*(?:(?:yes|yeah|sure|ok(?:ay)?|alright)[\s,]+(?:please|go ahead|gladly)|please do|gladly|go ahead|"
    r"yes[\s,]+(?:a hint|thanks|thank you|go ahead|that would help)|i'd like (?:that|one|a hint))\b",
    re.IGNORECASE,
)
DECLINES = re.compile(rf"\W*{_NO}(?:[\s,.!]+.*)?$", re.IGNORECASE | re.DOTALL)
DECLINES_BY_ITSELF = re.compile(
    r"\W*(?:no[\s,]+(?:thanks|thank you|thx|i(?:'m| am) (?:fine|good|"
    r"ok(?:ay)?)|let me (?:try|think)|hints?|need|i(?:'d| would) (?:rather|"
    r"like to) (?:try|think))|no need|not yet[\s,]+(?:thanks|let me)|i(?:'d|"
    r" would) (?:rather|prefer to) (?:try|think|do) (?:it |this |first|"
    r"myself|on my own|without|alone)+|without (?:a )?hint)\b",
    re.IGNORECASE,
)
INSISTS = _any(
    r"i(?:'m| am) (?:absolutely |quite |pretty |very |completely |totally |"
    r"100% |one hundred percent )*(?:sure|certain|positive|confident|"
    r"convinced)(?: (?:of|about) (?:it|that|this))?(?! (?:that )?(?:[\w'-]+ ){1,5}will|(?: that)? (?:i don't|"
    r"it (?:does not|doesn't) work))",
    r"trust me",
    r"believe me",
    r"i (?:have |'ve )?(?:published|wrote|written|taught|teach|work|worked|"
    r"reviewed|lecture) (?:on|about|a paper on|papers on|papers about|"
    r"the paper on|in|with) (?:this|that|it|exactly (?:this|that)|"
    r"this (?:topic|area|field))",
    r"i(?:'ve| have) (?:been )?(?:doing|done|working on|worked on|taught|"
    r"studied) (?:this|that|it) for (?:years|a long time|\w+ years)",
    r"(?:it|that)(?:'s| is| really is| definitely is|"
    r" simply is) (?:definitely |absolutely |certainly |simply |just |"
    r"clearly )*(?:the case|true|right|correct|how it (?:is|works)|"
    r"what it is|a fact|well[- ]known)",
    r"i (?:stand by|stick (?:to|with)|insist|maintain|repeat|" r"already (?:said|told you)|just (?:said|told you))",
    r"as i (?:already )?(?:said|told you|mentioned)",
    r"like i said",
    r"no,? i(?:'m| am) (?:right|sure|certain)",
    r"i know (?:what i(?:'m| am) (?:talking about|doing|saying)|it is|it's|"
    r"for (?:sure|a fact)|this (?:stuff|well|field))",
    r"everyone knows (?:that|this)",
    r"of course (?:it (?:is|does)|i(?:'m| am))",
    r"you(?:'re| are) (?:wrong|mistaken|just wrong|the one who)",
    r"still (?:say|think|believe|hold)(?: so| that| it)?",
    r"no doubt about (?:it|that)",
    r"look it up",
)
REASON = _any(
    r"because",
    r"since",
    r"the reason",
    r"as (?:the|it|we|you)(?! (?:said|told))",
    r"therefore",
    r"consider",
    r"take (?:two|a|the|an)",
    r"suppose",
    r"for (?:example|instance)",
    r"if (?:the|you|we|i|it)",
    r"by (?:definition|the)",
    r"which means",
    r"then the",
    r"we measured",
    r"so (?:that|the|it|descent|when|if)",
)
