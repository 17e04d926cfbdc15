"""Signals that became no casus, as a resident may read them; and whether one is about that resident (AVG art. 15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.bewaren.inzage import OTHERS_TELL, Gedeeld, InzageSignaal
from ivbdesk.cases.bewaren.inzagemasker import Inzagemasker
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Getoond
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.signaal.gelijkenis import compare_names, read_naam
from ivbdesk.cases.signaal.signaal import (
    NIET_VERSTREKKEN,
    OVER_PERSOON,
    Dubbelbesluit,
    Signaal,
    SignaalBron,
)
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import join_nl

_ORGANISATIONS = (
    SignaalBron.BOA,
    SignaalBron.GEMEENTE,
    SignaalBron.CORPORATIE,
    SignaalBron.SOCIAAL_TEAM,
    SignaalBron.GGD,
)
"""Who reported it as a professional; of all others, and where a reporter is sealed, only that there was a report."""


class Inzageoordeel(StrEnum):
    """What the officer decided of a signal that was found: a name alike is not enough."""

    WEL = "wel"
    ANDER = "ander"
    NIET = "niet"

    @property
    def label(self) -> str:
        """The words a user reads."""
        return _LABELS[self]


_LABELS = {
    Inzageoordeel.WEL: "Over deze persoon",
    Inzageoordeel.ANDER: "Over iemand anders",
    Inzageoordeel.NIET: "Wel, maar niet geven",
}


@dataclass(frozen=True, slots=True)
class Signaaloordeel:
    """One such decision. `reden` holds the ground where it is about the person and not given, and what is to be left
    out beside the names where it is given: words with a semicolon between them.
    """

    signaal_id: UUID
    oordeel: Inzageoordeel
    reden: str = ""

    @property
    def soort(self) -> str:
        """How the decision is kept with the signal."""
        return NIET_VERSTREKKEN if self.oordeel is Inzageoordeel.NIET else OVER_PERSOON

    @property
    def weglaten(self) -> tuple[str, ...]:
        """What the officer leaves out, since it could tell who reported."""
        if self.oordeel is not Inzageoordeel.WEL:
            return ()
        return tuple(part.strip() for part in self.reden.split(";") if part.strip())

    @property
    def zelfde(self) -> bool:
        """Whether the signal is about the person."""
        return self.oordeel is not Inzageoordeel.ANDER


@dataclass(frozen=True, slots=True)
class Signaalvondst:
    """A signal that may be about the person: what it says, why it was found, and what was decided before."""

    id: UUID
    nummer: str
    wat: str
    op: datetime
    waar: str
    wie: str
    tekst: str
    stand: str
    reden: str
    oordeel: Signaaloordeel | None = None


@dataclass(frozen=True, slots=True)
class Naamgenoot:
    """A person of the same name, with the numbers of the cases in which that person stands."""

    id: UUID
    geboortejaar: int | None
    nummers: tuple[str, ...]


def kept_oordeel(kept: Dubbelbesluit) -> Signaaloordeel:
    """The decision as it is kept with the signal."""
    if not kept.zelfde:
        return Signaaloordeel(kept.signaal_id, Inzageoordeel.ANDER, kept.reden)
    given = Inzageoordeel.NIET if kept.ander_soort == NIET_VERSTREKKEN else Inzageoordeel.WEL
    return Signaaloordeel(kept.signaal_id, given, kept.reden)


def require_judged(gevonden: Sequence[Signaalvondst], oordelen: Mapping[UUID, Signaaloordeel]) -> None:
    """Raise RegelFout where a signal that was found is not decided on, or is withheld without a ground."""
    undecided = [item.nummer for item in gevonden if item.id not in oordelen]
    if undecided:
        raise RegelFout("signalen", f"Beslis eerst over wie dit gaat: {', '.join(undecided)}.", "AVG art. 15")
    for item in gevonden:
        made = oordelen[item.id]
        if made.oordeel is Inzageoordeel.NIET and not is_argued(made.reden):
            told = f"Schrijf bij {item.nummer} op waarom u het niet geeft, met de grond."
            raise RegelFout("signalen", told, "AVG art. 23; UAVG art. 41")


def merge_judged(
    gevonden: Sequence[Signaalvondst],
    vastgelegd: Mapping[UUID, Dubbelbesluit | None],
    oordelen: Mapping[UUID, Signaaloordeel],
    gezien: Mapping[UUID, Signaaloordeel | None] | None,
) -> dict[UUID, Signaaloordeel]:
    """The decisions that hold for these signals: what the officer decided, over what is kept with each of them now.

    `gezien` is what was kept when the officer saw it; without it nobody looked before. Raises Botsing where a colleague decided otherwise since, and
    RegelFout where only a colleague did: nothing leaves on a decision that the officer has not read.
    """
    judged: dict[UUID, Signaaloordeel] = {}
    punten, moved, holders = [], [], {}
    for item in gevonden:
        kept = vastgelegd[item.id]
        now = kept_oordeel(kept) if kept is not None else None
        before = now if gezien is None else gezien.get(item.id)
        made = oordelen.get(item.id, before)
        name = str(item.id)
        if made not in (before, now) and before != now:
            punten.append(Botspunt({name: before}, {name: now}, {name: made}))
            holders[name] = (kept.id,) if kept is not None else ()
        elif made != now and before != now:
            moved.append(item.nummer)
        elif made is not None:
            judged[item.id] = made
    if punten:
        now_kept = {name: value for punt in punten for name, value in punt.nu.items()}
        raise Botsing(punten, Getoond(now_kept, tuple(now_kept), holders))
    if moved:
        told = f"Een collega besliste intussen over {join_nl(moved)}. Lees dat na, en maak het afschrift dan."
        raise RegelFout("signalen", told)
    return judged


def require_nothing_withheld(besluiten: Iterable[Dubbelbesluit]) -> None:
    """Raise RegelFout where a request is granted whole but a signal is not given (AVG art. 12 lid 4).

    Such a request is granted in part, and its decision names the ground.
    """
    if any(item.ander_soort == NIET_VERSTREKKEN for item in besluiten):
        raise RegelFout(
            "status",
            "U geeft een signaal niet. Kies ‘Deels ingewilligd’ en noem de grond in het besluit.",
            "AVG art. 12 lid 4",
        )


def require_not_asked_about(signaal: Signaal, vragers: Iterable[Persoon]) -> None:
    """Raise RegelFout where a request of one of these may be about the signal: by what was decided, else by the name.

    Nothing goes while somebody still asks what the register holds of them.
    """
    named = read_naam(signaal.persoon.eerste, signaal.achternaam)
    for persoon in vragers:
        decided, who = signaal.oordeel_over(persoon.id), persoon.gegevens
        alike = compare_names(read_naam(who.eerste, who.achternaam), named).score > 0
        if decided.zelfde if decided else alike:
            told = f"Er loopt een verzoek van iemand over wie {signaal.nummer} kan gaan; handel dat eerst af."
            raise RegelFout("", told, "AVG art. 12")


def tell_signalen(
    persoon: Persoon,
    signalen: Sequence[tuple[Signaal, Signaaloordeel]],
    casussen: Sequence[Casus],
    partners: Sequence[Partner],
    grondslagen: Mapping[str, Grondslag],
    lijst: Naamlijst,
) -> tuple[InzageSignaal, ...]:
    """These signals as the person may read them, the oldest first; who reported it is never named.

    Masked are the reporter, who passed it on, everybody whom the cases of the person name, and what the officer
    leaves out.
    """
    names = {partner.id: partner.naam for partner in partners}
    told = []
    for signaal, oordeel in sorted(signalen, key=lambda item: item[0].volgnr):
        hide = Inzagemasker(
            persoon, casussen, lijst, (signaal.melder_naam,), numbers=(signaal.melder_contact,),
            passed_on=signaal.van, words=oordeel.weglaten,
        )  # fmt: skip
        police = signaal.bron is SignaalBron.WIJKAGENT
        told.append(
            InzageSignaal(
                nummer=signaal.nummer,
                ontvangen_op=signaal.ontvangen_op,
                thema=signaal.thema.label,
                bron=_source(signaal),
                tekst=OTHERS_TELL if police else hide(signaal.tekst),
                waar=OTHERS_TELL if police else hide(str(signaal.plek)),
                stand=signaal.uitkomst.label if signaal.uitkomst else _state(signaal),
                grondslag=signaal.grondslag,
                gedeeld=_shared(signaal, names, grondslagen, hide),
                vernietigen_op=signaal.vernietigen_op,
            )
        )
    return tuple(told)


def _source(signaal: Signaal) -> str:
    if signaal.bron is SignaalBron.WIJKAGENT:
        return "politie"
    sealed = signaal.melder_naam or signaal.melder_contact
    return signaal.bron.label if signaal.bron in _ORGANISATIONS and not sealed else "een melding"


def _state(signaal: Signaal) -> str:
    return "Wordt nog gewogen" if signaal.is_open else "Afgerond"


def _shared(
    signaal: Signaal, names: Mapping[UUID, str], grondslagen: Mapping[str, Grondslag], hide: Inzagemasker
) -> tuple[Gedeeld, ...]:
    told = []
    for item in signaal.delingen:
        ground = grondslagen.get(item.grondslag)
        named = f"{ground.naam} ({ground.artikel})" if ground else item.grondslag
        told.append(
            Gedeeld(
                op=item.op,
                aan=names.get(item.partner_id, "") if item.partner_id else "",
                wat="dit signaal",
                grondslag=", ".join(part for part in (named, item.convenant) if part),
                waarom=OTHERS_TELL if signaal.bron is SignaalBron.WIJKAGENT else hide(item.noodzaak),
            )
        )
    return tuple(told)
