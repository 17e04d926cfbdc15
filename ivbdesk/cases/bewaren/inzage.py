"""What a resident may see of their own data: theirs alone, with third parties masked (AVG art. 15; domein 3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from ivbdesk.cases.besluitvorming.maatregel import Maatregel
from ivbdesk.cases.betrokkenen.betrokkene import Persoon, Rol
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.bewaren.inzagemasker import Inzagemasker
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.leesregels import of_spoor
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import Verstrekking
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.kwetsbaarheid_kader import Kwetsbaarheidskader
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import period

OTHERS_TELL = "gegevens van politie of OM; vraag inzage daarin bij hen"
BY_THE_HOME = "Bij dit adres"
"""What an officer wrote with a home: read over as free text, where what else is told of the person is their own."""
PART_OF_IT = "gegevens waarin u voorkomt"
_LEFT_TO_OTHERS = (Herkomst.POLITIE, Herkomst.OM)
_ABOUT = (Rol.OVERLASTGEVER, Rol.BETROKKENE)


@dataclass(frozen=True)
class Gedeeld:
    """One sharing as the person may read it (AVG art. 15 lid 1 onder c)."""

    op: date
    aan: str
    wat: str
    grondslag: str
    waarom: str


@dataclass(frozen=True)
class InzageCasus:
    """What of one casus is about the person; `doorverwezen` counts what must be asked of police or OM.

    `gedeeld` is with whom data was shared, the oldest first.
    """

    nummer: str
    doel: str
    grondslag: str
    rollen: tuple[str, ...]
    geopend_op: date
    gesloten_op: date | None
    partners: tuple[str, ...]
    regels: tuple[tuple[date, str, str, str], ...]
    middelen: tuple[tuple[str, str, date | None], ...]
    stukken: tuple[str, ...]
    doorverwezen: int
    gedeeld: tuple[Gedeeld, ...] = ()
    kwetsbaarheid: tuple[tuple[str, int, str, str, date, date | None], ...] = ()
    """What burdens or carries the person: factor, weight, words, source, since and until."""
    leeftijd: tuple[tuple[date, str, str], ...] = ()
    """What was established of the age of the person: when, what and how."""


@dataclass(frozen=True)
class InzageSignaal:
    """A signal about the person that became no casus; `vernietigen_op` is when it goes, where that is known."""

    nummer: str
    ontvangen_op: datetime
    thema: str
    bron: str
    tekst: str
    waar: str
    stand: str
    grondslag: str
    gedeeld: tuple[Gedeeld, ...]
    vernietigen_op: date | None


@dataclass(frozen=True)
class Inzage:
    """All that the register holds of one person, as the person gets it; `niet_alles`: something is withheld."""

    naam: str
    geboortejaar: int | None
    beperkt: bool
    casussen: tuple[InzageCasus, ...]
    signalen: tuple[InzageSignaal, ...] = ()
    niet_alles: bool = False
    over_u: tuple[tuple[str, str], ...] = ()
    """How the person is reached, where they live and lived, and who acts for them: what it is, and what stands there."""


def inzage_of(
    persoon: Persoon,
    casussen: Sequence[Casus],
    partners: Sequence[Partner],
    kader: Handelingskader,
    stukken: Sequence[Stuk] = (),
    grondslagen: Mapping[str, Grondslag] = MappingProxyType({}),
    factoren: Kwetsbaarheidskader | None = None,
    *,
    lijst: Naamlijst,
) -> Inzage:
    """The data of `persoon` in these cases; `stukken` are the documents in them.

    `factoren` names the factors of vulnerability; without it only their code is given. `grondslagen` names the grounds on which data was shared; for an unknown one only the code is given.

    Of somebody whom a casus is not about, only what names them. Left out, and never shown: who reported,
    the names of others, and what professionals thought of it among themselves.
    """
    names = {partner.id: partner.naam for partner in partners}
    parts = []
    for casus in sorted(casussen, key=lambda item: item.volgnr):
        roles = [item.rol for item in casus.betrokkenen if item.persoon.id == persoon.id]
        hide = Inzagemasker(persoon, [casus], lijst)
        about = any(role in _ABOUT for role in roles)
        mine = [item for item in casus.tijdlijn if about or _names(persoon, item.tekst)]
        told = [item for item in mine if item.herkomst not in _LEFT_TO_OTHERS]
        papers = [stuk for stuk in stukken if stuk.casus_id == casus.id and about]
        named = [stuk for stuk in papers if stuk.herkomst not in _LEFT_TO_OTHERS]
        means = [m for m in casus.maatregelen if _concerns(m, persoon, about)]
        own = [m for m in means if of_spoor(kader.soort(m.code).spoor) not in _LEFT_TO_OTHERS]
        parts.append(
            InzageCasus(
                nummer=casus.nummer,
                doel=hide(casus.doel),
                grondslag=casus.grondslag,
                rollen=tuple(role.label for role in roles),
                geopend_op=casus.geopend_op,
                gesloten_op=casus.gesloten_op,
                partners=tuple(
                    sorted({names[i.partner_id] for i in casus.inzetten if i.partner_id in names})
                ),
                regels=tuple((i.datum, i.soort.label, _source(i, hide), hide(i.tekst)) for i in told),
                middelen=tuple((_measure_name(m, kader), m.status.label, m.begonnen_op) for m in own),
                leeftijd=tuple(
                    (item.op, item.zin, hide(item.wijze))
                    for item in casus.leeftijden
                    if item.persoon_id == persoon.id
                ),
                stukken=tuple(
                    hide(f"{stuk.naam} ({stuk.plek})" if stuk.plek else stuk.naam) for stuk in named
                ),
                doorverwezen=len(mine) - len(told) + len(papers) - len(named) + len(means) - len(own),
                gedeeld=_ledger(persoon, casus, about, mine, names, grondslagen, hide),
                kwetsbaarheid=tuple(
                    (
                        factoren.factor(k.factor).naam if factoren else k.factor,
                        k.gewicht,
                        hide(k.woorden),
                        hide(k.bron),
                        k.sinds,
                        k.tot,
                    )
                    for k in casus.kwetsbaarheden
                    if k.persoon_id == persoon.id
                ),
            )
        )
    return Inzage(
        persoon.gegevens.volledig,
        persoon.gegevens.geboortejaar,
        persoon.beperkt,
        tuple(parts),
        over_u=tuple(_reach(persoon, Inzagemasker(persoon, casussen, lijst))),
    )


def _reach(persoon: Persoon, hide: Inzagemasker) -> Iterator[tuple[str, str]]:
    if persoon.telefoon:
        yield "Telefoon", persoon.telefoon
    if persoon.taal or persoon.tolk:
        yield "Taal", f"{persoon.taal or 'Nederlands'}{', met een tolk' if persoon.tolk else ''}"
    for home in sorted(persoon.adressen, key=lambda item: item.tot or date.max, reverse=True):
        yield "Woonadres", f"{home}{_period(home.sinds, home.tot)}"
        if home.toelichting:
            yield BY_THE_HOME, hide(home.toelichting)
    for acting in persoon.vertegenwoordigers:
        reached = f", {acting.contact}" if acting.contact else ""
        yield acting.soort.label, f"{acting.naam}{reached}{_period(acting.sinds, acting.tot)}"


def _period(sinds: date | None, tot: date | None) -> str:
    told = period(sinds, tot)
    return f" ({told})" if told else ""


def _concerns(measure: Maatregel, persoon: Persoon, about: bool) -> bool:
    """Whether a measure is the person's own: aimed at them, or at nobody else in a casus about them."""
    aim = measure.geadresseerde
    if aim.persoon_id is not None or aim.organisatie_id is not None:
        return aim.persoon_id == persoon.id
    return about


def _measure_name(measure: Maatregel, kader: Handelingskader) -> str:
    name = kader.soort(measure.code).naam
    return f"{name} (gericht aan u)" if measure.geadresseerde.persoon_id is not None else name


def _ledger(
    persoon: Persoon,
    casus: Casus,
    about: bool,
    mine: Sequence[Tijdlijnitem],
    names: Mapping[UUID, str],
    grondslagen: Mapping[str, Grondslag],
    hide: Inzagemasker,
) -> tuple[Gedeeld, ...]:
    """What was shared about the person. The recipient is named as an organisation, never who there received it."""
    own = {item.id for item in mine}
    lines = []
    for item in sorted(casus.verstrekkingen, key=lambda item: (item.op, item.vastgelegd_op, str(item.id))):
        named = about or _names(persoon, f"{item.wat} {item.noodzaak}")
        if not named and not item.ids & own:
            continue
        ground = grondslagen.get(item.grondslag)
        lines.append(
            Gedeeld(
                op=item.op,
                aan=names.get(item.partner_id, "") if item.partner_id else hide(item.aan),
                wat=_told(casus, item, item.wat, hide) if named else PART_OF_IT,
                grondslag=f"{ground.naam} ({ground.artikel})" if ground else item.grondslag,
                waarom=_told(casus, item, item.noodzaak, hide) if named else "",
            )
        )
    return tuple(lines)


def _told(casus: Casus, item: Verstrekking, text: str, hide: Inzagemasker) -> str:
    """The officer's words; where they are over something of police or OM they may repeat it, and give way.

    The person asks those who wrote it (Wpg art. 25).
    """
    entries = [i for i in casus.tijdlijn if i.herkomst in _LEFT_TO_OTHERS]
    papers = [s.id for s in casus.stukken if s.herkomst in _LEFT_TO_OTHERS]
    quoted = any(_flat(i.tekst) in _flat(text) for i in entries if i.tekst.strip())
    if quoted or item.ids & {*papers, *(i.id for i in entries)}:
        return OTHERS_TELL
    return hide(text)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _names(persoon: Persoon, text: str) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", text)}
    return persoon.gegevens.achternaam.casefold() in words or persoon.gegevens.voornaam.casefold() in words


def _source(item: Tijdlijnitem, hide: Inzagemasker) -> str:
    return "een melding" if item.herkomst is Herkomst.MELDER or item.melder_id else hide(item.bron)
