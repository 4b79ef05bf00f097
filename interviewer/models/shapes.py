"""From a pydantic class to what a provider accepts as a schema, and from a model's words back to an object.

Knows JSON schema, strict mode and the clutter around a model's JSON. Never knows a provider or what an object means.
"""

import json
from typing import Any

from pydantic import BaseModel, ValidationError

from interviewer.models.protocol import T

_UNSUPPORTED = {"default", "title", "discriminator", "examples", "minLength", "maxLength", "uniqueItems", "format"}
_DECODER = json.JSONDecoder()


def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema in the form that strict mode wants: every field required, nothing additional."""
    schema: dict[str, Any] = _strict(shape.model_json_schema())
    return schema


def is_closed(schema: Any) -> bool:
    """Whether strict mode can hold the schema: it knows no free mappings and no fixed tuples."""
    if isinstance(schema, list):
        return all(map(is_closed, schema))
    if not isinstance(schema, dict):
        return True
    free = schema.get("type") == "object" and schema.get("additionalProperties") is not False
    return not free and "prefixItems" not in schema and all(map(is_closed, schema.values()))


def _strict(schema: Any, names: bool = False) -> Any:
    """`names`: the keys are names of fields or definitions, not words of JSON schema."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if names:
        return {name: _strict(part) for name, part in schema.items()}
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    strict = {
        {"oneOf": "anyOf"}.get(word, word): _strict(part, word in {"properties", "$defs"})
        for word, part in schema.items()
        if word not in _UNSUPPORTED
    }
    if "properties" in strict:
        strict |= {"additionalProperties": False, "required": list(strict["properties"])}
    return strict


def asked_for(shape: type[BaseModel]) -> str:
    """The sentence that asks for the shape where the provider cannot enforce it."""
    schema = json.dumps(schema_of(shape), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object and nothing else. It must fit this JSON schema:\n{schema}"


def first_object(text: str) -> str | None:
    """The first whole JSON object in the text, without code fences and chatter; None if there is none."""
    at = text.find("{")
    while at >= 0:
        try:
            _, end = _DECODER.raw_decode(text, at)
        except ValueError:
            at = text.find("{", at + 1)
        except RecursionError:
            return None
        else:
            return text[at:end]
    return None


def fitted(text: str, shape: type[T]) -> T | str:
    """The object, or in one line why the text is none."""
    found = first_object(text)
    if found is None:
        return "there is no whole JSON object in it" if "{" in text else "there is no JSON object in it"
    try:
        return shape.model_validate_json(found)
    except ValidationError as error:
        return why(error)


def why(error: ValidationError) -> str:
    """The first three faults in one line: place and reason, never the value, which may be somebody's words."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    told = "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['msg']}" for fault in faults[:3])
    more = f"; and {len(faults) - 3} more" if len(faults) > 3 else ""
    return " ".join((told + more).split())[:400]
