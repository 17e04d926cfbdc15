"""The head of the log as a document that leaves carries it, to be held against the log later."""

from __future__ import annotations


def auditkop(head: tuple[int, bytes]) -> str:
    """The number of the newest row and the first digits of its MAC: "1774 · 0123456789abcdef"."""
    seq, mac = head
    return f"{seq} · {mac.hex()[:16]}"
