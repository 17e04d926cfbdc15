"""What is decided, as who decides reads it: the order, its limits, who watches over it, and what the resident said."""

from __future__ import annotations

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Toets
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.nederlands import short_date

NOT_YET = "nog niet ingevuld"
Regels = tuple[tuple[str, str], ...]
"""Pairs of a name and what is said of it."""


def decision_lines(casus: Casus, kader: Handelingskader, soort: Maatregelsoort | None, publiek: Publiek,
                   clean: Redactie) -> Regels:  # fmt: skip
    """The decision on a measure as it is prepared; what its file asks and nobody filled in is said to lack.

    Nothing for a means that asks no decision, or of which the recipient may not read (Awb 5:9, 5:24, 5:32a, 5:32b).
    """
    if soort is None or publiek.hides_care(soort.spoor) or not _asks(kader, soort, Toets.BESLUIT):
        return ()
    decision = casus.besluit_over(soort.code)
    if decision is None:
        return (("De last", "Het besluit is nog niet voorbereid."),)
    until = short_date(decision.geldig_tot) if decision.geldig_tot else ""
    told = {
        "last": ("De last", clean(decision.last)),
        "dwangsom": ("Dwangsom", _penalty(decision)),
        "begunstiging": ("Begunstigingstermijn", clean(decision.begunstiging)),
        "geldig_tot": ("Geldt tot", until),
        "toezicht": ("Toezicht", clean(decision.toezicht)),
    }
    return tuple(
        (name, text.strip() or NOT_YET)
        for veld, (name, text) in told.items()
        if text.strip() or kader.asks_field(soort, veld)
    )


def hearing_lines(
    casus: Casus, kader: Handelingskader, soort: Maatregelsoort | None, publiek: Publiek, clean: Redactie
) -> Regels:
    """How the resident was heard, what was said, and what was done with it (Awb 4:8, 4:11, 3:46)."""
    if soort is None or publiek.hides_care(soort.spoor):
        return ()
    hearing = casus.zienswijze_over(soort)
    if hearing is None:
        asked = _asks(kader, soort, Toets.ZIENSWIJZE) or _asks(kader, soort, Toets.GEHOORD)
        return (("Zienswijze", "Betrokkene is nog niet uitgenodigd om te reageren."),) if asked else ()
    lines = [("Zienswijze", f"{_how(hearing)}. {clean(hearing.inhoud)}".strip())]
    if hearing.vorm in (Hoorvorm.SCHRIFTELIJK, Hoorvorm.MONDELING):
        lines.append(("Hoe daarmee rekening is gehouden", clean(hearing.verwerking).strip() or NOT_YET))
    if hearing.vorm is Hoorvorm.NIET_GEHOORD:
        lines.append(("Waarom niet vooraf gehoord", clean(hearing.grond).strip() or NOT_YET))
    return tuple(lines)


def _asks(kader: Handelingskader, soort: Maatregelsoort, toets: Toets) -> bool:
    return any(kader.dossierpunten[code].toets is toets for code in soort.dossier)


def _penalty(decision: Besluit) -> str:
    """The amounts in words; what of them is there already while one is missing."""
    if decision.dwangsom or decision.dwangsom_bedrag is None:
        return decision.dwangsom
    lacks = [
        what
        for what, there in (
            ("per wat", decision.dwangsom_per.strip()),
            ("het maximum", decision.dwangsom_max),
        )
        if not there
    ]
    return f"€ {decision.dwangsom_bedrag}; {' en '.join(lacks)} {NOT_YET}"


def _how(hearing: Zienswijze) -> str:
    """The form of the hearing with its day: the reaction, or until when it is awaited."""
    if hearing.ontvangen_op is not None:
        return f"{hearing.vorm.label}, {short_date(hearing.ontvangen_op)}"
    if hearing.vorm is Hoorvorm.NIET_GEHOORD:
        return hearing.vorm.label
    until = f", reageren kan tot en met {short_date(hearing.uiterlijk)}" if hearing.uiterlijk else ""
    return f"{hearing.vorm.label}; uitgenodigd op {short_date(hearing.uitgenodigd_op)}{until}"
