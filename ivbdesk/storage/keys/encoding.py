"""How values and bytes are written in the key file, and in all that a MAC or a seal stands over."""

from __future__ import annotations

import base64
import json


def canonical(value: object) -> bytes:
    """The one JSON of a value, for a MAC or a seal over it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def encode(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of base64 text. Raises `ValueError` for any other text than `encode` makes of them."""
    data = base64.b64decode(text, validate=True)
    if encode(data) != text:
        raise ValueError("base64 in een andere schrijfwijze")
    return data
