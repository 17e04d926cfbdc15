"""The documents of a casus: dropped or chosen, looked at inside the program, opened outside after a warning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import read_stuk, remove_stuk
from ivbdesk.actions.publiek.uitvoer import Drukkerij, read_over_dossier, save_dossier
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.act import act
from ivbdesk.ui.dossier.stuk_dialog import StukDialog
from ivbdesk.ui.dossier.stuk_view import StukView
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.outside import open_outside
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace


class StukkenTab(QWidget):
    """A table with what can be done to the chosen document below it."""

    def __init__(self, place: Workplace, drukkerij: Drukkerij) -> None:
        super().__init__()
        self.place, self._drukkerij = place, drukkerij
        self._blad: CasusBlad | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        hint = "Elk stuk is versleuteld onder een eigen sleutel. Sleep een bestand hierheen, of kies het."
        head = row(SecondaryButton("Dossier als PDF …", self.print_file).needing(self.place), stretch=False)
        head.insertWidget(0, MutedLabel(hint, small=True), 1)
        column.addLayout(head)
        self.table = PlainTable[Stuk](
            place.theme,
            "Stukken van de casus",
            (("Datum", 14), ("Stuk", 0), ("Van wie", 24), ("Bewijst", 0)),
            "Nog geen stukken. Sleep een brief, foto of verslag hierheen.",
        )
        self.table.cellActivated.connect(lambda *_: self.look())
        column.addWidget(self.table, 1)
        look, outside = (
            SecondaryButton("Bekijken", self.look),
            SecondaryButton("Buiten ivbdesk openen …", self.open_outside),
        )
        remove = SecondaryButton("Verwijderen …", self.remove).needing(self.place)
        self.table.offer((look, lambda stuk: stuk.vorm.is_shown), (outside, any_row), (remove, any_row))
        add = PrimaryButton("Stuk toevoegen", self.add_file).needing(self.place)
        self.buttons = row(add, look, outside, remove)
        column.addLayout(self.buttons)

    def show_blad(self, blad: CasusBlad) -> None:
        """Show the documents of a casus."""
        self._blad = blad
        reads, casus_id = self.place.ctx.reads, blad.casus.id
        self.place.read(self, lambda: reads.dossier.stukken(casus_id), self._show, key="stukken")

    def _show(self, found: Sequence[Stuk]) -> None:
        entries = {item.id: item for item in self._blad.casus.tijdlijn} if self._blad else {}
        rows = []
        for stuk in found:
            entry = entries.get(stuk.tijdlijnitem_id) if stuk.tijdlijnitem_id else None
            proves = f"{short_date(entry.datum)} · {entry.soort.label}\n{entry.tekst[:80]}" if entry else ""
            kind = " · ".join(dict.fromkeys((stuk.soort.label.lower(), stuk.vorm.label)))
            what = f"{stuk.naam}\n{kind} · {_size(stuk.grootte)}"
            rows.append((stuk, (short_date(stuk.datum), what, f"{stuk.bron}\n{stuk.herkomst.label}", proves)))
        self.table.show_rows(rows)

    @act("Stuk toevoegen", "document bestand bijlage pdf", needs=Recht.REGIEVOERDER)
    def add_file(self) -> None:
        """Add a document that is still to be chosen."""
        self.add(None)

    def add(self, file: Path | None) -> None:
        """Ask what a document is, and keep it."""
        if self._blad is not None:
            StukDialog(self.place, self._blad, file, self).start()

    def _chosen(self) -> Stuk | None:
        chosen = self.table.chosen()
        if len(chosen) != 1:
            self.place.messages.notice("Kies eerst één stuk in de lijst.")
            return None
        return chosen[0]

    def look(self) -> None:
        """Show the chosen document, from memory."""
        stuk, ctx = self._chosen(), self.place.ctx
        if stuk is None:
            return
        if not stuk.vorm.is_shown:
            self.place.messages.notice("Een kantoorbestand toont ivbdesk niet zelf; open het erbuiten.")
            return

        def show(found: tuple[Stuk, bytes]) -> None:
            StukView(self.place, *found, self).open()

        self.place.background.run(lambda: read_stuk(ctx, stuk.id), show, owner=self, key="stuk")

    def open_outside(self) -> None:
        """Open the chosen document in another program, after a warning."""
        stuk, ctx = self._chosen(), self.place.ctx
        if stuk is None:
            return
        warning = (
            "Buiten ivbdesk staat het stuk leesbaar op deze computer, en het andere programma kan er een kopie van "
            "bewaren. Bij het vergrendelen of sluiten verwijdert ivbdesk de leesbare kopie weer."
        )
        if self.place.messages.confirm("Dit stuk buiten ivbdesk openen?", "Openen", warning):
            self.place.background.run(
                lambda: read_stuk(ctx, stuk.id, "buiten het programma geopend"),
                lambda found: open_outside(found[1], found[0].uitgang),
                owner=self,
            )

    def remove(self) -> None:
        """Take away a document that does not belong here."""
        stuk, ctx = self._chosen(), self.place.ctx
        if stuk is None:
            return
        RedenDialog(
            self.place,
            "Stuk verwijderen",
            lambda reden: remove_stuk(ctx, stuk.id, reden),
            self,
            kind="stuk verwijderen",
            ref=str(stuk.id),
            verb="Verwijderen",
            label="Waarom hoort dit stuk hier niet",
            intro=f"‘{stuk.naam}’ verdwijnt met zijn sleutel en is niet terug te halen.",
        ).start()

    @act("Dossier als PDF", "afdrukken jurist rechter", needs=Recht.REGIEVOERDER)
    def print_file(self) -> None:
        """Make the file of the casus: every step, why, by whom, on what proof."""
        blad, ctx, druk = self._blad, self.place.ctx, self._drukkerij
        if blad is None:
            return
        casus_id = blad.casus.id
        UitvoerDialog(
            self.place,
            "Dossier als PDF",
            f"{blad.casus.nummer}_dossier.pdf",
            lambda who, target, keuzes: save_dossier(ctx, druk, casus_id, who, target, keuzes),
            lambda who: read_over_dossier(ctx, casus_id, who)[1],
            Ontvanger.JURIST,
            self,
        ).start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.add(files[0])
        if len(files) > 1:
            self.place.messages.notice("Voeg stukken één voor één toe: elk heeft een eigen bron en datum.")


def _size(number: int) -> str:
    kilobytes = max(1, round(number / 1024))
    return f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB".replace(".", ",")
