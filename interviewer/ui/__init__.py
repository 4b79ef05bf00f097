"""Floor 4: the page in the browser.

Knows what is shown and where a click goes. Never knows how a turn is decided, worded or judged.
"""
