"""Which names and addresses are alike, by Dutch rules and in spite of a typing error; and why. Nothing is ever merged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from rapidfuzz.distance import OSA

from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.naamtekst import born_name, split_surname, without_born_name
from ivbdesk.cases.taal.tussenvoegsels import GENERATIES
from ivbdesk.cases.taal.woorden import fold

STERK = 90
"""From this score on an officer who says that it is something else, says why."""
PARTICLES = frozenset(
    ("van", "v", "vd", "vdr", "de", "d", "den", "der", "het", "t", "te", "ten", "ter", "in", "op", "aan", "bij",
     "onder", "uit", "l", "la", "le", "el", "von", "zu")
)  # fmt: skip
_STREET_ENDS = (
    ("str", "straat"), ("ln", "laan"), ("pln", "plein"), ("wg", "weg"), ("kd", "kade"), ("sngl", "singel"),
    ("dk", "dijk"), ("pd", "pad"),
)  # fmt: skip
_STREET_WORDS = {
    "burg": "burgemeester",
    "prof": "professor",
    "dr": "doctor",
    "st": "sint",
    "pr": "prins",
    "kon": "koningin",
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Naam:
    """A name to compare: the ways its surname can be read without particles, and its first name or initials."""

    kernen: frozenset[str]
    voornaam: str
    initialen: bool


@dataclass(frozen=True)
class Overeenkomst:
    """How alike two things are, from 0 to 100, and why in words; a score of 0 has no words."""

    score: int
    reden: str

    def told_of(self, wat: str) -> Overeenkomst:
        """The same, with in words what it is that is so alike, "adres lijkt op Acacialaan 12"; a reason may need that."""
        return replace(self, reden=f"{self.reden} {wat}") if self.reden.endswith(_UNFINISHED) else self


_UNFINISHED = "lijkt op"
ANDERS = Overeenkomst(0, "")


@dataclass(frozen=True, slots=True)
class Buur:
    """An earlier signal or casus that resembles what is typed. `soort` is "signaal" or "casus"."""

    soort: str
    id: UUID
    nummer: str
    wat: str
    wie: str
    waar: str
    op: date
    reden: str
    score: int
    casus_id: UUID | None = None


def needs_reason(score: int, zelfde: bool) -> bool:
    """Whether a decision asks for a reason: that a strong likeness is something else after all."""
    return not zelfde and score >= STERK


@lru_cache(maxsize=65536)
def read_naam(voornaam: str, achternaam: str) -> Naam:
    """A name from its parts; the particles may stand anywhere, also abbreviated ("Berg v.d., J.").

    The whole name may stand in `achternaam`, a born name behind it; that is a surname too. The tussenvoegsel says nothing, so it is not asked for.
    """
    if born := born_name(achternaam):
        own, other = read_naam(voornaam, without_born_name(achternaam)), read_naam("", split_surname(born)[1])
        return replace(own, kernen=own.kernen | other.kernen)
    surname, _, rest = achternaam.partition(",")
    words = [as_heard(word) for word in _WORD.findall(fold(surname)) if word not in PARTICLES | GENERATIES]
    first = " ".join(part for part in (voornaam, rest) if part.strip())
    given = [word for word in _WORD.findall(fold(first)) if word not in PARTICLES]
    while not given and len(words) > 1 and len(words[0]) == 1:
        given.append(words.pop(0))
    cores = {"".join(words)} if words else set()
    if len(words) > 1:
        cores |= {word for word in words if len(word) > 3}
        given = given or words[:1]
    initials = bool(given) and (len(given[0]) == 1 or bool(re.fullmatch(r"(\w\.\s?)+", first.strip())))
    return Naam(frozenset(cores), given[0] if given else "", initials)


def as_heard(word: str) -> str:
    """What sounds alike is one: Gracht and Gragt, Beck and Bek, Schmidt and Schmit."""
    for written, heard in (("ch", "g"), ("gh", "g"), ("ck", "k"), ("dt", "t"), ("ph", "f")):
        word = word.replace(written, heard)
    return word


def errors_forgiven(length: int) -> int:
    """How many typing errors a word of this length is forgiven."""
    return 0 if length < 4 else 1 if length < 9 else 2


def _alike(one: str, other: str) -> int:
    """100 where the same, less for each typing error, 0 where it is another word; the same both ways."""
    allowed = errors_forgiven(max(len(one), len(other)))
    distance = OSA.distance(one, other, score_cutoff=allowed)
    return 0 if distance > allowed else 100 - 8 * distance


def compare_names(one: Naam, other: Naam) -> Overeenkomst:
    """Whether two names may be of one person: the surname counts, a first name that clashes rules it out."""
    score = max((_alike(a, b) for a in one.kernen for b in other.kernen), default=0)
    if not score or not _first_names_fit(one, other):
        return ANDERS
    if one.voornaam and other.voornaam:
        same = one.voornaam == other.voornaam
        if same and score == 100:
            return Overeenkomst(96, "zelfde naam")
        return Overeenkomst(score - 10, "naam lijkt op")
    return Overeenkomst(score - 25, "achternaam lijkt op" if score < 100 else "zelfde achternaam")


def _first_names_fit(one: Naam, other: Naam) -> bool:
    if not one.voornaam or not other.voornaam:
        return True
    if one.initialen or other.initialen:
        return one.voornaam[0] == other.voornaam[0]
    short, long = sorted((one.voornaam, other.voornaam), key=lambda name: (len(name), name))
    return (len(short) > 2 and long.startswith(short)) or _alike(short, long) > 0


@lru_cache(maxsize=8192)
def read_street(text: str) -> str:
    """A street to compare: particles out, and abbreviations in full ("Acacialn", "Kerkstr.")."""
    words = [word for word in _WORD.findall(fold(text)) if word not in PARTICLES]
    street = "".join(_STREET_WORDS.get(word, word) for word in words)
    for short, whole in _STREET_ENDS:
        if street.endswith(short) and not street.endswith(whole) and len(street) > len(short) + 2:
            return street.removesuffix(short) + whole
    return street


def compare_streets(one: str, other: str) -> int:
    """How alike two streets are, from 0 to 100."""
    return _alike(read_street(one), read_street(other)) if one.strip() and other.strip() else 0


def same_address(one: Adres, other: Adres) -> bool:
    """Whether two addresses are one dwelling for sure: what counts in "4e melding op dit adres"."""
    if not one.huisnummer or one.huisnummer != other.huisnummer or _extra(one) != _extra(other):
        return False
    if one.postcode and other.postcode and one.postcode == other.postcode:
        return True
    return compare_streets(one.straat, other.straat) == 100


def meant_address(typed: Adres, known: Iterable[Adres]) -> Adres | None:
    """The known address that was meant where the street has a typing error; None where the typed one is known itself.

    Of several the most alike, then one with its postcode, then the one that was written most.
    """
    counted = Counter(known)
    if any(same_address(typed, item) for item in counted):
        return None
    alike = [
        (score, bool(item.postcode), times, item)
        for item, times in counted.items()
        if item.huisnummer
        and _extra(item) == _extra(typed)
        and (score := compare_addresses(typed, item).score)
    ]
    return max(alike, key=lambda one: one[:3], default=(0, False, 0, None))[3]


def compare_addresses(one: Adres, other: Adres) -> Overeenkomst:
    """Whether two addresses may be one place. Without a house number only an equal description is."""
    street = compare_streets(one.straat, other.straat)
    if not one.huisnummer and not other.huisnummer:
        return (
            Overeenkomst(street - 25, "zelfde plek" if street == 100 else "plek lijkt op")
            if street
            else ANDERS
        )
    if one.huisnummer != other.huisnummer:
        return ANDERS
    both = bool(one.postcode and other.postcode)
    if both and one.postcode == other.postcode:
        street = 100
    if not street or (both and one.postcode != other.postcode and street < 100):
        return ANDERS
    if _extra(one) != _extra(other):
        return Overeenkomst(street - 20, "zelfde adres, andere toevoeging")
    return Overeenkomst(street, "zelfde adres" if street == 100 else "adres lijkt op")


def _extra(adres: Adres) -> str:
    return "".join(_WORD.findall(fold(adres.toevoeging)))
