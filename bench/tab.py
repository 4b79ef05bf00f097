"""A browser's tab without the browser: it holds a Gradio page's values, joins the queue and reads the events.

Knows the queue's requests and which call follows which. Never knows whose page it is, and draws nothing.
"""

import http.client
import json
import secrets
import time
from typing import Any

PATIENCE_S = 60.0
HEAD = {"Content-Type": "application/json"}
Config = dict[str, Any]


def config(port: int) -> Config:
    """The page's components and calls, as the browser gets them."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    connection.request("GET", "/config")
    found: Config = json.loads(connection.getresponse().read())
    connection.close()
    return found


class Tab:
    """One visitor's page. seen: for each call, the moments (seconds) at which an update of its outputs arrived."""

    def __init__(self, port: int, page: Config) -> None:
        self._page, self._hash = page, secrets.token_hex(6)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        self.values: dict[int, Any] = {one["id"]: one["props"].get("value") for one in page["components"]}
        self.seen: dict[int, list[float]] = {}

    def component(self, name: str, value: str) -> int:
        """The id of the first component with that property, e.g. elem_id or label; `type` is the kind of component."""
        for one in self._page["components"]:
            if value == (one["type"] if name == "type" else one["props"].get(name)):
                return int(one["id"])
        raise LookupError(f"no component with {name} {value}")

    def trigger(self, component: int, event: str) -> None:
        """What the page does on that event, to its end: the calls it makes, and those that follow them."""
        self.seen = {}
        wanted = [one["id"] for one in self._page["dependencies"] if [component, event] in one["targets"]]
        for call in wanted[:1]:
            self._call(call)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _call(self, call: int) -> None:
        made = next(one for one in self._page["dependencies"] if one["id"] == call)
        if made["backend_fn"]:
            self._join(made)
            self._read(made)
        for one in self._page["dependencies"]:
            if one["trigger_after"] == call and one["targets"][0][1] in ("then", "success"):
                self._call(one["id"])

    def _join(self, made: Config) -> None:
        given = {"data": [self.values.get(id) for id in made["inputs"]], "fn_index": made["id"]}
        body = json.dumps({**given, "session_hash": self._hash, "event_data": None, "trigger_id": None})
        self._connection.request("POST", "/gradio_api/queue/join", body, HEAD)
        answer = self._connection.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the queue answered {answer.status}: {told[:200]!r}")

    def _read(self, made: Config) -> None:
        self._connection.request("GET", f"/gradio_api/queue/data?session_hash={self._hash}")
        answer = self._connection.getresponse()
        moments = self.seen.setdefault(made["id"], [])
        while line := answer.readline():
            if not line.startswith(b"data:"):
                continue
            if b'"process_generating"' in line[:40]:
                moments.append(time.perf_counter())
            elif b'"process_completed"' in line[:40]:
                self._take(made, json.loads(line[5:]))
        answer.read()

    def _take(self, made: Config, message: Any) -> None:
        if not message["success"]:
            raise RuntimeError(f"call {made['id']} failed: {message['output']}")
        for id, value in zip(made["outputs"], message["output"]["data"], strict=False):
            if not (isinstance(value, dict) and value.get("__type__") == "update"):
                self.values[id] = value
            elif "value" in value:
                self.values[id] = value["value"]
