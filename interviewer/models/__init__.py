"""Floor 1: messages to a language model and back.

Knows providers only through their two transports. Never knows an interview, and loads no provider's library on import.

    protocol.py           what everybody else uses: Message, Tokens, LanguageModel
    connecting.py         a name, an address and a key -> a LanguageModel
    connected.py          deadlines, one retry, the ladder of structured answers, the count of tokens
    reading.py            one request in a thread of its own
    transport.py          the seam: Request, Piece, Transport; openai_transport.py and litellm_transport.py behind it
    faults.py             from whatever a library raises to the error tree
    patience.py terms.py shapes.py thoughts.py sse.py addresses.py price.py    one idea each
    abreast.py paced.py kept.py budget.py    for batches: at once, in their pace, kept on disk, within a limit
    fakes.py              a model that says what it was told to say
"""

from interviewer.models.connecting import connect
from interviewer.models.fakes import ScriptedModel
from interviewer.models.patience import Patience
from interviewer.models.price import Price
from interviewer.models.protocol import LanguageModel, Message, Spent, Tokens, unheeded

__all__ = [
    "LanguageModel",
    "Message",
    "Patience",
    "Price",
    "ScriptedModel",
    "Spent",
    "Tokens",
    "connect",
    "unheeded",
]
