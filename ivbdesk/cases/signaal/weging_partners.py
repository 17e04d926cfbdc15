"""What a signal points at: leefgebieden, and partners that fit with the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.kader.leefgebied_kader import Leefgebied, Leefgebieden
from ivbdesk.cases.kader.soorten import Klasse, Thema
from ivbdesk.cases.kader.wegingskader import Verband, Wegingskader
from ivbdesk.cases.keten.wie_helpt import find_partners
from ivbdesk.cases.taal.nederlands import join_nl, sort_key

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
_MOST_EACH = 2


@dataclass(frozen=True)
class Partnervoorstel:
    """A partner that fits a signal: on which leefgebieden, and why, in words for the user."""

    partner: Partner
    leefgebieden: tuple[int, ...]
    waarom: str

    @property
    def id(self) -> UUID:
        """The id of the partner."""
        return self.partner.id


def areas_in(
    kader: Wegingskader, gebieden: Leefgebieden, thema: Thema, tekst: str
) -> dict[int, tuple[str, ...]]:
    """The leefgebieden that a text and its theme speak of, each with the words that did; none by the theme."""
    said = _folded(tekst)
    found: dict[int, list[str]] = {number: [] for number in kader.themas[thema].leefgebieden}
    for area in gebieden.lijst:
        for word in area.trefwoorden.split():
            if len(word) >= _SHORTEST and _stands(word, said):
                found.setdefault(area.nummer, []).append(word)
    for link in kader.verbanden:
        for word in _met(link, said):
            found.setdefault(link.leefgebied, []).append(word)
    return {number: tuple(dict.fromkeys(found[number])) for number in sorted(found)}


def propose_partners(
    kader: Wegingskader,
    gebieden: Leefgebieden,
    partners: Sequence[Partner],
    tekst: str,
    leefgebieden: Collection[int],
    ja: Collection[str] = (),
) -> list[Partnervoorstel]:
    """Who fits these leefgebieden, words and questions answered with `ja`: those of an answer first, in their order,
    and of the others the one that fits most.

    Nobody without a reason; and not we ourselves, nor who may receive nothing of a casus.
    """
    said = _folded(tekst)
    found: dict[UUID, tuple[Partner, list[int], list[str]]] = {}
    able = {
        item.code: item for item in partners if item.klasse is not Klasse.OVERIG and item.code != kader.eigen
    }

    def note(partner: Partner, number: int, reason: str) -> None:
        _, areas, reasons = found.setdefault(partner.id, (partner, [], []))
        if number not in areas:
            areas.append(number)
        reasons.append(reason)

    for link in kader.verbanden:
        words = _met(link, said)
        reason = f"{link.waarom} (‘{words[0]}’)" if words else link.waarom
        if link.vraag in ja or (words and link.leefgebied in leefgebieden):
            for code in link.partners:
                if code in able:
                    note(able[code], link.leefgebied, reason)
    for area in gebieden.lijst:
        if area.nummer in leefgebieden:
            for partner in _first_asked(area, gebieden, able.values()):
                note(partner, area.nummer, area.naam.lower())
    order = {code: number for number, code in enumerate(able)}
    made = [
        Partnervoorstel(partner, tuple(sorted(areas)), join_nl(list(dict.fromkeys(reasons))))
        for partner, areas, reasons in found.values()
    ]
    first = [code for link in kader.verbanden if link.vraag in ja for code in link.partners]
    rank = {code: place for place, code in reversed(list(enumerate(first)))}
    return sorted(
        made,
        key=lambda m: (rank.get(m.partner.code, len(first)), -len(m.leefgebieden), order[m.partner.code]),
    )


def cautions(kader: Wegingskader, tekst: str, ja: Collection[str]) -> list[str]:
    """What to think of before anyone is asked, by the words of a signal and the questions answered with ja."""
    said = _folded(tekst)
    return [k.let_op for k in kader.verbanden if k.let_op and (k.vraag in ja or _met(k, said))]


def _first_asked(area: Leefgebied, gebieden: Leefgebieden, able: Iterable[Partner]) -> list[Partner]:
    helpers = find_partners(able, gebieden, "", area)
    return [helper.partner for helper in helpers if helper.partner.code in area.partners][:_MOST_EACH]


def _folded(text: str) -> str:
    return f" {' '.join(_WORD.findall(sort_key(text)))} "


def _stands(word: str, said: str) -> bool:
    """Whether a word or phrase stands whole in a text that is folded."""
    return f" {sort_key(word)} " in said


def _met(link: Verband, said: str) -> list[str]:
    return [word for word in link.woorden if _stands(word, said)]
