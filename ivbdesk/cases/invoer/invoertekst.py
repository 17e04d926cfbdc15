"""Letters in a cell that were read in a wrong encoding."""

from __future__ import annotations

import re

_STRANGE = re.compile(r"\ufffd|Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]|ï¿½")


def is_garbled(text: str) -> bool:
    """Whether letters stand in it as a wrong encoding leaves them, "Ã©" for "é"."""
    return _STRANGE.search(text) is not None


def ungarbled(text: str) -> tuple[str, ...]:
    """The text as it was meant, where turning the wrong reading back gives letters again."""
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ()
    return () if is_garbled(meant) or meant == text else (meant,)
