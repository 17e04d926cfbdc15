"""Before a copy of a person's own data is made: which signals are about this person, and which are not given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivbdesk.actions.bewaren.inzage import (
    Inzagevondst,
    RenderInzage,
    find_for_inzage,
    read_over_inzage,
    save_inzage,
)
from ivbdesk.cases.betrokkenen.adrestekst import read_fields, require_address
from ivbdesk.cases.betrokkenen.betrokkene import Persoon
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.bewaren.inzage_signaal import Signaaloordeel, require_judged
from ivbdesk.cases.dossier.basis import Botsing
from ivbdesk.cases.publiek.bevinding import Naleeskeuze, Nalezing
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.bewaren.oordeel_field import OordeelField
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.forms.botsing_dialog import BotsingDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.publiek.nalezen_dialog import after_reading
from ivbdesk.ui.widgets.basics import Label, MutedLabel
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

SEARCH_AFTER_MS = 400


class InzageDialog(FormDialog):
    """Finds by name, by the addresses of the cases, and by the address that is typed here, which is not kept."""

    def __init__(self, place: Workplace, persoon: Persoon, render: RenderInzage, parent: QWidget) -> None:
        self._persoon = persoon
        self._target: Path | None = None
        self._keuzes: tuple[Naleeskeuze, ...] = ()
        self._seen: Mapping[UUID, Signaaloordeel | None] = {}

        def submit(values: FormValues) -> None:
            assert self._target is not None
            places = _places([values[field] for field in self._adres])
            save_inzage(
                place.ctx,
                persoon.id,
                render,
                self._target,
                values[self.signalen],
                places,
                self._seen,
                self._keuzes,
            )

        super().__init__(
            place, f"Inzage voor {persoon.naam}", submit, draft=("inzage", str(persoon.id)), verb="PDF maken …",
            parent=parent,
            intro="Casussen van deze persoon komen vanzelf in het afschrift. Van elk signaal dat geen casus werd, "
            "beslist u of het over deze persoon gaat: dezelfde naam is niet genoeg. Een casus van soort ondermijning die "
            "u niet mag zien, staat hier nooit bij: vraag een beheerder wie daarover beslist (UAVG art. 41).",
        )  # fmt: skip
        self._namesakes = Label("", "near")
        self._namesakes.hide()
        self.form.addWidget(self._namesakes)
        self.form.addWidget(
            MutedLabel(
                "Woont of woonde de inwoner ergens waar geen casus loopt? Zoek ook daar. Dit adres wordt niet bewaard.",
                small=True,
            )
        )
        self._adres = (
            TextField("straat", "Straat"),
            TextField("huisnummer", "Huisnummer"),
            TextField("toevoeging", "Toevoeging"),
            TextField("postcode", "Postcode"),
        )
        self.add_row(*self._adres)
        self.signalen = self.add(OordeelField("signalen", "Gevonden signalen"))
        self._search = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._search.timeout.connect(self._find)
        for field in self._adres:
            field.changed.connect(self._search.start)

    def start(self) -> None:
        """Show the form, and look for the first time."""
        super().start()
        self._find()

    def _find(self) -> None:
        ctx, persoon = self.place.ctx, self._persoon
        places = _places([field.value() for field in self._adres], strict=False)
        self.place.read(self, lambda: find_for_inzage(ctx, persoon, places), self._show, key="inzage zoeken")

    def _show(self, found: Inzagevondst) -> None:
        self.signalen.show_found(found.signalen)
        numbers = sorted({number for item in found.naamgenoten for number in item.nummers})
        if numbers:
            self._namesakes.setText(
                f"Let op: ook in {join_nl(numbers)} staat iemand met deze naam. Is dat dezelfde persoon, maak dan ook "
                "daar een afschrift."
            )
        self._namesakes.setVisible(bool(numbers))
        self.frame.fit(self.design_width)

    def problems(self, values: FormValues) -> dict[str, str]:
        """Every signal that is shown is judged, before is asked where the copy goes."""
        try:
            _places([values[field] for field in self._adres])
            require_judged(self.signalen.found, {item.signaal_id: item for item in values[self.signalen]})
        except RegelFout as wrong:
            return {wrong.veld: wrong.melding, "": wrong.melding}  # also at the foot: the list can be long
        return {}

    def submit(self) -> None:
        """Have it read over, ask where the PDF goes, then make it."""
        values = self.values()
        if values is None or not self.save_button.isEnabled():
            return
        ctx, persoon, judged = self.place.ctx, self._persoon, values[self.signalen]
        places = _places([values[field] for field in self._adres])
        self.place.background.run(
            lambda: read_over_inzage(ctx, persoon, judged, places), self._read_over, owner=self
        )

    def _read_over(self, found: Nalezing) -> None:
        after_reading(self.place, self, found, self._keuzes, self._save_as)

    def _save_as(self, keuzes: tuple[Naleeskeuze, ...]) -> None:
        self._keuzes = keuzes
        title, kind = "Waar komt het afschrift", "PDF (*.pdf)"
        if target := ask_where(self.place.messages, self, title, "inzage.pdf", kind):
            self._target = target
            self._make()

    def _make(self) -> None:
        self._seen = self.signalen.seen
        super().submit()

    def _on_failed(self, error: BaseException) -> None:
        super()._on_failed(error)
        if isinstance(error, RegelFout) and not isinstance(error, Botsing):
            self._find()  # a colleague may have recorded or judged a signal

    def _ask(self, botsing: Botsing) -> None:
        asked = BotsingDialog(self.place, botsing, self.signalen.parts, {}, self)
        asked.decided.connect(self._go_on)
        asked.open()

    def _go_on(self, botsing: Botsing, theirs: list[str], anew: dict[str, str]) -> None:
        self.signalen.go_on_from(botsing.nu.waarden, theirs)
        if not anew:
            self._make()
            return
        self.keep_draft()
        self._show_problems({self.signalen.name: "\n".join(anew.values())})

    def _on_saved(self, result: object) -> None:
        self.place.messages.notice("Het afschrift is opgeslagen en staat in het logboek. Lees het na.")
        super()._on_saved(result)


def _places(parts: Sequence[str], *, strict: bool = True) -> list[Adres]:
    """The address that was typed, if one was; while it is being typed a part that is no address yet finds nothing."""
    if not any(text.strip() for text in parts):
        return []
    straat, huisnummer, toevoeging, postcode = parts
    try:
        return [require_address(read_fields(straat, huisnummer, toevoeging, postcode, ""))]
    except RegelFout:
        if strict:
            raise
        return []
