"""What was typed but not saved yet: the drafts that wait in the register, with a way back to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.taal.nederlands import day_date
from ivbdesk.ui.invoer.invoerconcept import DRAFT, Invoerconcept
from ivbdesk.ui.widgets.basics import Card, LinkButton, MutedLabel
from ivbdesk.ui.widgets.layouts import Pair, clear
from ivbdesk.ui.workplace import Workplace

_NEW = "nieuwe casus"
_SIGNAL = "signaal"
_PAGES = {
    "partnerkaart": "partners", "instellingen": "beheer", "medewerker": "beheer", "toegang beëindigen": "beheer",
    "verzoek afhandelen": "beheer", "verzoek verlengen": "beheer", "vernietiging afwijzen": "beheer", "nog nodig": "beheer",
    "contactpersoon": "partners", "contactpersoon verwijderen": "partners", "convenant": "partners",
    "knelpunt": "partners", "overleg": "overleg", "overleg plannen": "overleg", "overleg afgelasten": "overleg",
    "bespreking": "overleg", "signaal verbeteren": "signalen", "gelijkenis": "signalen", "signaal heropenen": "signalen",
    "weging": "signalen", "bewaarplicht signaal opleggen": "signalen", "bewaarplicht signaal opheffen": "signalen",
    "toezegging": "werkvoorraad", "tijd noteren": "werkvoorraad", "afwezigheid": "beheer", "werk overdragen": "beheer", "behandelaar": "casussen",
    **dict.fromkeys(
        ("uitvoeringsplan beginnen", "actie van het plan", "voortgang van een actie", "inleiding en evaluatie",
         "nieuwe versie van het plan", "uitvoeringsplan vaststellen"),
        "rapportage",
    ),
    "inzage": "beheer", "verzoek van een inwoner": "beheer",
    "verzoek": "casussen", "stuk verwijderen": "casussen", "beperking opheffen": "casussen", "noodopening": "casussen",
}  # fmt: skip
_HEAD = ("status wijzigen", "gegevens", "notitie voor de driehoek")
_TABS = {
    "tijdlijn": "Tijdlijn", "snelle regel": "Tijdlijn", "partner inzetten": "Keten", "leefgebied": "Keten", "betrokkene": "Betrokkenen",
    "rol beëindigen": "Betrokkenen", "melder": "Betrokkenen", "afspraak": "Plan & afspraken",
    "afspraak afronden": "Plan & afspraken", "afspraak verzetten": "Plan & afspraken", "afweging": "Ladder",
    "dossierpunten": "Ladder", "middel starten": "Ladder", "middel beëindigen": "Ladder", "middel evalueren": "Ladder",
    "voorstel intrekken": "Ladder", "afschalen": "Ladder", "zienswijze": "Ladder", "besluit": "Ladder",
    "termijn": "Termijnen", "termijn opschorten": "Termijnen", "termijn hervatten": "Termijnen",
    "termijn verlengen": "Termijnen", "termijn afronden": "Termijnen", "handhavingsverzoek": "Termijnen",
    "ingebrekestelling": "Termijnen", "handhavingsbesluit": "Termijnen", "stuk": "Stukken", "zaakstuk": "Stukken", "brief": "Stukken", "brief opnemen": "Stukken", "toegang": "Overzicht",
    "doel": "Plan & afspraken", "doel wijzigen": "Plan & afspraken", "stappen bijwerken": "Plan & afspraken",
    "doel afronden": "Plan & afspraken", "afspraak in de keten": "Keten", "overdracht": "Keten",
    "punt uitstellen": "Overzicht", "overdracht beantwoorden": "Keten", "verschil van inzicht": "Keten", "standpunt": "Keten", "keuze bij verschil": "Keten",
    "delen": "Delen", "delen intrekken": "Delen", "informeren": "Delen",
    "kwetsbaarheid": "Betrokkenen", "kwetsbaarheid klaar": "Betrokkenen", "bewaarplicht opleggen": "Betrokkenen",
    "bewaarplicht opheffen": "Betrokkenen", "leeftijd": "Betrokkenen", "organisatie": "Betrokkenen",
    **dict.fromkeys(
        ("vergissing", "bereik", "woonadres", "vertegenwoordiger", "vertegenwoordiging beëindigen", "samenvoegen", "splitsen",
         "object", "object weghalen", "verbinden", "verbinding verbreken", "opgaan", "afsplitsen"),
        "Betrokkenen",
    ),
    "geadresseerde": "Ladder", "gat aanvaarden": "Keten", "begin van termijn": "Termijnen", "verbeurde dwangsom": "Termijnen",
}  # fmt: skip


KNOWN = frozenset({_NEW, _SIGNAL, DRAFT, *_PAGES, *_HEAD, *_TABS})
"""The kinds of draft that can be found back from the card."""


@dataclass(frozen=True)
class Concept:
    """One draft: the kind of form, the casus it belongs to (if any), and both in words."""

    soort: str
    casus_id: UUID | None
    kop: str
    regel: str
    ref: str = ""


class ConceptenCard(QWidget):
    """Hidden while no draft waits; `reload` reads them off the UI thread."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def reload(self) -> None:
        """Read again which drafts wait."""
        self.place.read(self, self._read, self._show, key="concepten")

    def _read(self) -> list[Concept]:
        waiting = []
        for soort, ref, op in self.place.desk.drafts.all():
            at = op.astimezone(AMSTERDAM)
            line = f"{day_date(at.date())} {at:%H:%M}"
            first = ref.partition("/")[0]
            if soort in _TABS or soort in _HEAD:
                try:
                    casus = self.place.ctx.reads.dossier.casus(UUID(first))
                except KeyError:
                    continue  # destroyed, or closed to this officer since
                head = f"{soort.capitalize()} · {casus.nummer}"
                waiting.append(Concept(soort, casus.id, head, f"{casus.titel} · {line}"))
            elif soort == DRAFT:
                kept = self.place.desk.drafts.load(soort, ref)
                concept = Invoerconcept.read(kept.inhoud) if kept is not None else None
                if (
                    concept is not None and concept.is_there
                ):  # without its file there is nothing to go back to
                    waiting.append(Concept(soort, None, f"Invoer · {InvoerSoort(ref).label}", line, ref))
            elif soort in (_NEW, _SIGNAL) or soort in _PAGES:
                waiting.append(Concept(soort, None, soort.capitalize(), line))
        return waiting

    def _show(self, drafts: Sequence[Concept]) -> None:
        clear(self._column)
        self.setVisible(bool(drafts))
        card = Card("Nog niet opgeslagen")
        card.add(MutedLabel("Open het formulier opnieuw; wat u typte staat er dan weer in.", small=True))
        for draft in drafts:
            line = MutedLabel(draft.regel, small=True)
            line.setContentsMargins(5, 0, 0, 0)
            card.add(Pair(LinkButton(draft.kop, partial(self._go, draft)), line))
        self._column.addWidget(card)

    def _go(self, draft: Concept) -> None:
        if draft.casus_id is not None:
            self.place.open_casus(draft.casus_id, _TABS.get(draft.soort, ""))
        elif draft.soort == _NEW:
            self.place.new_casus_asked.emit()
        elif draft.soort == _SIGNAL:
            self.place.new_signaal_asked.emit()
        elif draft.soort == DRAFT:
            self.place.invoer_asked.emit(draft.ref)
        else:
            self.place.page_asked.emit(_PAGES[draft.soort])
