"""Keeping what a reasoning model thinks apart from what it says.

Knows the <think> block that some servers leave at the head of the reply. Never knows what the thoughts are about.
"""

_BLOCKS = {"<think>": "</think>", "<thinking>": "</thinking>"}


class Thoughts:
    """Fed with the pieces of one reply, gives them back without a block of thoughts at the head."""

    def __init__(self) -> None:
        self._held = ""
        self._speaking = False

    def without(self, text: str) -> str:
        """What of the reply so far can be passed on now."""
        if self._speaking:
            return text
        self._held += text
        head = self._held.lstrip()
        if not head or any(opening.startswith(head) for opening in _BLOCKS):
            return ""  # not yet to be told
        for opening, closing in _BLOCKS.items():
            if head.startswith(opening):
                _, closed, head = head.partition(closing)
                head = head.lstrip()
                if not closed or not head:
                    return ""
                break
        self._speaking, self._held = True, ""
        return head

    def rest(self) -> str:
        """At the end of the reply: what was held back and is no thought."""
        held, self._held = self._held.strip(), ""
        return "" if held.startswith(tuple(_BLOCKS)) else held
