"""The little words between a first name and a surname, and behind it."""

from __future__ import annotations

TUSSENVOEGSELS = frozenset((
    "van", "de", "den", "der", "het", "'t", "'s", "te", "ten", "ter", "in", "op", "aan", "bij", "uit",
    "uijt", "over", "onder", "tot", "voor", "la", "le", "les", "du", "da", "do", "dos", "di", "del",
    "della", "des", "von", "vom", "zu", "zum", "zur", "af", "al", "el", "ben", "bin", "ibn", "d'", "l'",
    "o'", "v.", "v.d.", "vd",
))  # fmt: skip

GENERATIES = frozenset(("jr", "sr"))
"""Behind the surname of the younger and the elder of two who have one name; a part of it, and alone nobody's name."""
