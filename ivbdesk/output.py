"""What the program prints, wherever it is printed: a console, a pipe in an old code page, or nowhere at all."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata

_PLAIN = {
    "✓": "v", "✕": "x", "✗": "x", "▲": "!", "●": "*", "•": "*", "·": "-", "…": "...", "→": "->", "←": "<-",
    "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-", "×": "x", "≥": ">=", "≤": "<=",
    "€": "EUR", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "\u00a0": " ", "\u2011": "-",
}  # fmt: skip
_HANDLER = "ivbdesk.plain"


def make_ready() -> None:
    """Let nothing that is printed end the program: a sign that the reader's code page lacks is printed plainer.

    Under `pythonw`, and in a window without a console, there is no stream; what is printed goes nowhere then.
    """
    codecs.register_error(_HANDLER, _plainer)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(sign) for sign in error.object[error.start : error.end]), error.end


def _plain(sign: str) -> str:
    """The sign in ASCII; a letter keeps its letter, and what has no like becomes a question mark."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode("ascii")
    return bare or "?"
