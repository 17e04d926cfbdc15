"""What is decided, as who decides reads it: the order, its limits, who watches over it, and what the resident said."""

from __future__ import annotations

from datetime import date, timedelta

from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm, Zienswijze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort, Toets
from ivbdesk.cases.publiek.lezer import Lezer, of_means
from ivbdesk.cases.taal.nederlands import short_date

NOT_YET = "nog niet ingevuld"
Regels = tuple[tuple[str, str], ...]
"""Pairs of a name and what is said of it."""


def decision_lines(
    casus: Casus, kader: Handelingskader, soort: Maatregelsoort | None, lezer: Lezer, op: date, vandaag: date
) -> Regels:
    """The decision on a measure as it is prepared, or held on `op`; what its file asks and nobody filled in is said to lack.

    Nothing for a means that asks no decision, or of which the recipient may not read (Awb 5:9, 5:24, 5:32a, 5:32b).
    """
    if soort is None or not lezer.reads_means(soort) or not _asks(kader, soort, Toets.BESLUIT):
        return ()
    decision = casus.besluit_over(soort.code, op)
    if decision is None:
        return (("De last", "Het besluit is nog niet voorbereid."),)
    last = decision.geldig_tot and (
        decision.geldig_tot if op == vandaag else min(op + timedelta(days=1), decision.geldig_tot)
    )
    until, held = short_date(last) if last else "", "Gold" if last and last < vandaag else "Geldt"
    over, last_day = of_means(soort), decision.begunstiging_tot
    comply = f"tot en met {short_date(last_day)}. " if last_day else ""
    told = {
        "last": ("De last", lezer.text(decision, "last", over)),
        "dwangsom": ("Dwangsom", _penalty(decision, lezer.text(decision, "dwangsom_per", over))),
        "begunstiging": ("Begunstigingstermijn", f"{comply}{lezer.text(decision, 'begunstiging', over)}"),
        "geldig_tot": (f"{held} tot en met", until),
        "toezicht": ("Toezicht", lezer.text(decision, "toezicht", over)),
    }
    return tuple(
        (name, text.strip() or NOT_YET)
        for veld, (name, text) in told.items()
        if text.strip() or kader.asks_field(soort, veld)
    )


def hearing_lines(
    casus: Casus, kader: Handelingskader, soort: Maatregelsoort | None, lezer: Lezer, op: date
) -> Regels:
    """How the resident was heard, what was said, and what was done with it (Awb 4:8, 4:11, 3:46)."""
    if soort is None or not lezer.reads_means(soort):
        return ()
    hearing = casus.zienswijze_over(soort, op)
    if hearing is None:
        asked = _asks(kader, soort, Toets.ZIENSWIJZE) or _asks(kader, soort, Toets.GEHOORD)
        return (("Zienswijze", "Betrokkene is nog niet uitgenodigd om te reageren."),) if asked else ()
    over = of_means(soort)
    lines = [("Zienswijze", f"{_how(hearing)}. {lezer.text(hearing, 'inhoud', over)}".strip())]
    if hearing.vorm in (Hoorvorm.SCHRIFTELIJK, Hoorvorm.MONDELING):
        lines.append(
            ("Hoe daarmee rekening is gehouden", lezer.text(hearing, "verwerking", over).strip() or NOT_YET)
        )
    if hearing.vorm is Hoorvorm.NIET_GEHOORD:
        lines.append(("Waarom niet vooraf gehoord", lezer.text(hearing, "grond", over).strip() or NOT_YET))
    return tuple(lines)


def _asks(kader: Handelingskader, soort: Maatregelsoort, toets: Toets) -> bool:
    return any(kader.dossierpunten[code].toets is toets for code in soort.dossier)


def _penalty(decision: Besluit, per: str) -> str:
    """The amounts in words; what of them is there already while one is missing."""
    if decision.dwangsom or decision.dwangsom_bedrag is None:
        return decision.dwangsom
    lacks = [
        what
        for what, there in (
            ("per wat", per.strip()),
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
