"""Which letters a text file means: by its mark, by UTF-8, or by which reading gives words as people write them."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ivbdesk.cases.invoer.rekenblad import Lezing, OnleesbaarBestand

RESAVE = "Sla de lijst in Excel op als Excel-werkmap (.xlsx) of als ‘CSV UTF-8’, en kies dat bestand."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_OLD = {
    "cp1252": "Windows-1252",
    "cp850": "MS-DOS (850)",
    "cp437": "MS-DOS (437)",
    "mac_roman": "Macintosh",
    "cp1254": "Windows-1254 (Turks)",
    "cp1250": "Windows-1250 (Pools, Tsjechisch, Hongaars)",
}
"""The ways in which letters with accents were kept before UTF-8, the most usual first."""
_COMMON = frozenset("éëïèöüçáóíêâôûúàäåñæøÉËÖÜÇßğışİŞřŘ")
_POLISH = frozenset("łŁśŚźŹżŻąĄ")
"""Letters that are signs or hardly used in the ways of the west, so that they say more than others."""
_RARE = frozenset("ðþÐÞýÝ")
_SIGNS = frozenset("€£§°²³½¼¾±·•–—…©®™µ×«»¿¡ªº")
_QUOTES = frozenset("‘’“”´")
_SURE = 3.0
"""By how much the best reading must be better than the next, else the officer is asked."""
_USUAL = 1.5
"""How much the most usual way is ahead of the others."""
_SAMPLE, _LETTERS, _LINE = 400_000, 5_000, 110


def decode(data: bytes, codering: str = "") -> tuple[str, str, tuple[Lezing, ...]]:
    """The text, how it was read, and where that is not certain the other readings; `codering` is what the officer chose."""
    if codering in _OLD:
        return _in(data, codering, _OLD[codering]), _OLD[codering], ()
    for mark, codec, told in _MARKS:
        if data.startswith(mark):
            return _in(data, codec, told), told, ()
    if b"\0" in data:
        return _in(data, _bare_utf16(data), "UTF-16"), "UTF-16", ()
    try:
        return data.decode("utf-8"), "UTF-8", ()
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str, tuple[Lezing, ...]]:
    ranked: list[tuple[float, str]] = []
    seen: set[tuple[str, ...]] = set()
    for codec in _OLD:
        try:
            found = _strange(data[:_SAMPLE].decode(codec))
        except UnicodeDecodeError:
            continue
        if found not in seen:  # what reads alike need not be asked
            seen.add(found)
            ranked.append((sum(map(_worth, found)) + (_USUAL if codec == "cp1252" else 0), codec))
    ranked.sort(key=lambda one: -one[0])
    best, codec = ranked[0]
    text, told = _in(data, codec, _OLD[codec]), _OLD[codec]
    rivals = [other for score, other in ranked if best - score < _SURE or best <= 0]
    if len(rivals) < 2:
        return text, f"{told} (geraden)", ()
    shown = _telling_line(data, rivals)
    return text, told, tuple(Lezing(one, _OLD[one], line) for line, one in shown.items())


def _strange(text: str) -> tuple[str, ...]:
    """Each letter that is no ASCII between its neighbours: the rest reads alike in every way."""
    padded = f" {text} "
    return tuple(
        padded[n : n + 3]
        for n, char in enumerate(text)
        if char > "\x7f" or (char < " " and char not in "\r\n\t")
    )[:_LETTERS]


def _worth(part: str) -> float:
    """How much a letter between its neighbours looks like what people write."""
    before, char, after = part[0], part[1], part[2]
    inside = before.isalpha() and after.isalpha()
    if char.isalpha():
        if before.islower() and char.isupper():
            return -3.0
        if char in _RARE or (char in "œŒ" and after not in "uU"):  # cœur, œuvre: it stands before a u
            return 0.0
        if not unicodedata.name(char, "").startswith("LATIN "):
            return -3.0
        if char.islower() and after.isupper():
            return -1.0
        if not after.isalpha() and (char.isupper() or not before.isalpha()):
            return -1.0
        return 3.0 if char in _COMMON or char == "œ" else 2.0 if char in _POLISH else 1.0
    if char in _QUOTES:
        return 1.5 if char == "’" or not inside else -1.0
    if char in _SIGNS or char == "\xa0":
        return 1.0 if not inside else -2.0
    return -3.0


def _telling_line(data: bytes, codecs_: list[str]) -> dict[str, str]:
    """Of the line in which these readings differ most: each reading, and the first codec that gives it."""
    best: dict[str, str] = {}
    for line in re.split(rb"[\r\n]+", data[:_SAMPLE]):
        at = next((n for n, byte in enumerate(line) if byte > 0x7F), None)
        if at is None:
            continue
        start = max(0, at - _LINE // 2)
        part = line[start : start + _LINE]
        read = {part.decode(one, "replace").strip(): one for one in reversed(codecs_)}
        if len(read) > len(best):
            best = dict(reversed(read.items()))
        if len(best) == len(codecs_):
            break
    return best


def _bare_utf16(data: bytes) -> str:
    """Which UTF-16 this is, by where its zeros stand; raises OnleesbaarBestand where it is none."""
    sample = data[:20_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    raise OnleesbaarBestand(
        "Het bestand bevat nultekens; dat is geen tekst, of de tekst is beschadigd.", RESAVE
    )


def _in(data: bytes, codec: str, told: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise OnleesbaarBestand(
            f"Regel {line} bevat tekens die in geen bekende codering bestaan (geprobeerd: {told}).", RESAVE
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise OnleesbaarBestand(f"Regel {line} bevat een nulteken; dat hoort niet in tekst.", RESAVE)
    return text
