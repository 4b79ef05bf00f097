"""Runs every measurement, prints a JSON line for each and the table at the end.

Knows the measurements by name. Never knows what they measure.

    python -m bench [name ...]
"""

import json
import sys
from importlib import import_module

ALL = ("turns", "first_token", "prompts", "retrieval", "sessions", "imports", "page", "streams", "grading", "marathon")


def main() -> int:
    """Run the named measurements, or all; 1 if one is outside its limit."""
    bad = 0
    for name in sys.argv[1:] or ALL:
        for result in import_module(f"bench.bench_{name}").measure():
            within = result.get("within")
            bad += within is False
            print(json.dumps({"bench": name, **result}), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
