"""Points of attention for what was promised with a day: feedback to the melder, and to act soon (S30, S31)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivbdesk.cases.dossier.belofte import Belofte, BelofteSoort
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.signaalregels import Maat, Signaalregel, Signaalregels
from ivbdesk.cases.kader.soorten import AandachtSoort
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.werk.aandachtspunt import Aandachtspunt, Omgeving, make_point


def rule_of(regels: Signaalregels, soort: BelofteSoort) -> Signaalregel:
    """The rule by which a promise of this kind stands in the werkvoorraad."""
    return regels.regel(Maat.TERUGKOPPELING if soort.is_terugkoppeling else Maat.SPOED)


def told_on(regel: Signaalregel, op: date) -> str:
    """When it was promised, and what the officer can do."""
    return f"Toegezegd op {short_date(op)} · {regel.doen[0]}"


def promises(casus: Casus, regel: Signaalregel, om: Omgeving) -> Iterator[Aandachtspunt]:
    """What was promised in a casus and is not done yet; the row says what was promised."""
    for item in casus.beloften:
        if item.is_open and rule_of(om.regels, item.soort).meet is regel.meet:
            yield _point(item, regel)


def _point(item: Belofte, regel: Signaalregel) -> Aandachtspunt:
    told = told_on(regel, item.op)
    return make_point(
        regel, AandachtSoort.TERMIJN, item.soort.label, told, vanaf=item.op, termijn=item.uiterlijk, over=item.id, doen=""
    )  # fmt: skip


PUNTEN = {Maat.TERUGKOPPELING: promises, Maat.SPOED: promises}
"""What each of these measures finds."""
