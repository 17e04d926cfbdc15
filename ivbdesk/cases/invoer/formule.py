"""What a spreadsheet program would work out or could not: formulas and the words of its errors.

A text that only begins with a dash or a plus, "- belt vaak aan" or "+31 6 12345678", is no formula.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

_NUMBER = r"\d+(?:[.,]\d+)?"
_PLACE = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_AFTER_EQUALS = re.compile(r"=\s*[^\s=>]")
_WORKED_OUT = re.compile(
    # +1+cmd and -2*A1: a sum that goes on with a name
    rf"[+-]\s*{_NUMBER}(?:\s*[+*^&]\s*{_NUMBER})*\s*[+*^&]\s*[A-Za-z$]"
    # +A1+B2: places that are reckoned with
    rf"|[+-]\s*{_PLACE}\s*[-+*/^&:]\s*(?:{_PLACE}|{_NUMBER})\b"
    # -SUM(A1), +HYPERLINK("...") and +som(A1;B1): a function with something to work on
    rf"|[+-]\s*[A-Z][A-Z0-9.]+\("
    rf"|[+-]\s*[A-Za-z][\w.]+\(\s*(?:{_PLACE}|{_NUMBER}\s*[;,)]|\")"
    # @SUM( as Lotus wrote it
    r"|@\s*[A-Za-z][\w.]*\("
)
_OTHER_PROGRAM = re.compile(r"[+@-][^|]*\w\|(?:'[^'|]{1,200}'|[\w$]{1,200})![\w$]")
_PLAIN_WORDS = re.compile(r"=\s*([^\W\d_]{2,}(?:[ ,;.'’-]+[\w’'-]+)+[ .!?]*)")
_ERROR = re.compile(
    r"#(?:N/[AB]|REF!|VERW!|VERWIJZING!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|VALUE!|WAARDE!|NUM!|GETAL!|NULL!|LEEG!|SPILL!|OVERLOOP!"
    r"|CALC!|BEREKENEN!|BEREKEN!|FIELD!|VELD!|BLOCKED!|GEBLOKKEERD!|BUSY!|CONNECT!|VERBINDEN!|UNKNOWN!|ONBEKEND!"
    r"|GETTING_DATA|#{2,})",
    re.IGNORECASE,
)
_OUTWARD = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program would work this out instead of showing it."""
    return bool(_AFTER_EQUALS.match(text) or _WORKED_OUT.match(text) or _OTHER_PROGRAM.match(text))


def plain_words(text: str) -> str:
    """What is meant by a text that only begins with an equals sign, "=ruzie over schutting"; empty for a formula."""
    found = _PLAIN_WORDS.fullmatch(text.strip())
    return found[1] if found else ""


def is_error(text: str) -> bool:
    """Whether this is all that a spreadsheet program shows of a cell that failed: #N/A, #VERW!, ####."""
    return _ERROR.fullmatch(text) is not None


def as_words(text: str) -> str:
    """The text for a file that a spreadsheet program may open: never a formula, whatever it begins with."""
    unseen = sum(1 for _ in takewhile(_is_unseen, text))
    return f"'{text}" if text[:unseen].startswith(_OUTWARD) or text[unseen:].startswith(_OUTWARD) else text


def _is_unseen(char: str) -> bool:
    """Whether a character takes no ink: white, a byte order mark, or of no width at all."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")
