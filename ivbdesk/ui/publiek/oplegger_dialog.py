"""The note for the driehoek: what is asked, for whom, a look at the PDF, and making it final."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.bestand import require_writable
from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.publiek.oplegger import (
    Notitie,
    Render,
    hand_over,
    make_draft,
    make_final,
    suggest_question,
)
from ivbdesk.cases.publiek.bevinding import Naleeskeuze
from ivbdesk.cases.publiek.ontvanger import DRIEHOEK
from ivbdesk.cases.publiek.projectie import Gevraagd, Oplegvraag
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField, OptionalDateField
from ivbdesk.ui.fields.fields import CheckField, LongTextField, TextField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.publiek.nalezen import Nalezen
from ivbdesk.ui.publiek.nalezen_dialog import after_reading
from ivbdesk.ui.widgets.basics import MutedLabel
from ivbdesk.ui.widgets.waarheen import ask_where
from ivbdesk.ui.workplace import Workplace

_PREVIEW_AFTER_MS = 700
_PASSWORD_MIN = 12
_PASSWORD_MAX_BYTES = 127


class OpleggerDialog(FormDialog):
    """Form at the left, the PDF as it will be at the right; saving asks where and logs it."""

    def __init__(self, place: Workplace, blad: CasusBlad, render: Render, parent: QWidget) -> None:
        self._blad, self._render = blad, render
        self._target: Path | None = None
        self._keuzes: tuple[Naleeskeuze, ...] = ()
        super().__init__(
            place, f"Notitie voor de driehoek · {blad.casus.nummer}", self._make, draft=("notitie voor de driehoek", str(blad.casus.id)),
            verb="Opslaan als PDF …", parent=parent,
            intro="Alleen wat de ontvanger nodig heeft komt erin. Elke export komt in het logboek.",
        )  # fmt: skip
        self._add_fields()
        self._add_preview()
        self._preview_timer = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._preview_timer.timeout.connect(self.refresh_preview)
        for field in self.fields.values():
            field.changed.connect(self._preview_timer.start)

    def _add_fields(self) -> None:
        today, ctx = self.place.today(), self.place.ctx
        self.ontvanger = ChoiceField("ontvanger", "Ontvanger", [(o, o.label) for o in DRIEHOEK])
        self.driehoek_op = DateField("driehoek_op", "Datum driehoek", today, komt=True)
        self.add_row(self.ontvanger, self.driehoek_op)
        self.driehoek_op.set_value(today + timedelta(days=7))
        measures = [
            ("", "Geen maatregel"),
            *((s.code, f"{s.naam} (trede {s.trede})") for s in ctx.kader.maatregelen.values() if s.trede),
        ]
        self.soort = ChoiceField("soort", "Wat wordt gevraagd", [(g, g.label) for g in Gevraagd])
        self.voor_wanneer = OptionalDateField("voor_wanneer", "Besluit nodig vóór", today, komt=True)
        self.add_row(self.soort, self.voor_wanneer)
        self.code = self.add(ChoiceField("code", "Voorgesteld middel", measures))
        self.besluit = self.add(TextField("besluit", "Gevraagd besluit", "In één zin."))
        self.kern = self.add(LongTextField("kern", "Kern", "Ten hoogste 600 tekens.", lines=4))
        self.voorstel = self.add(LongTextField("voorstel", "Voorstel", lines=2))
        self.alternatieven = self.add(LongTextField("alternatieven", "Alternatieven", lines=2))
        self.gevolgen = self.add(LongTextField("gevolgen", "Gevolgen", "Wonen, kinderen, huur.", lines=2))
        self.communicatie = self.add(LongTextField("communicatie", "Communicatie en vervolg", lines=2))
        self.steller = self.add(TextField("steller", "Steller"))
        self._add_special()
        self.add_heading("Bestand")
        self.definitief = self.add(
            CheckField(
                "definitief",
                "Definitief maken",
                "Geen watermerk; het register bewaart deze versie onveranderlijk.",
            )
        )
        self.wachtwoord = self.add(
            TextField(
                "wachtwoord",
                "Wachtwoord op de PDF",
                "Leeg: geen wachtwoord. Geef het langs een andere weg door.",
                secret=True,
            )
        )

    def _add_special(self) -> None:
        special = [item for item in self._blad.casus.tijdlijn if item.bijzonder]
        self._special: dict[UUID, TextField] = {}
        if special:
            self.add_heading("Bijzondere gegevens, één voor één")
            self.form.addWidget(
                MutedLabel(
                    "Blijven weg, tenzij u per regel opschrijft waarom de ontvanger ze nodig heeft.",
                    small=True,
                )
            )
        for number, item in enumerate(special):
            title = f"{short_date(item.datum)} · {shorten(item.tekst, 70)}"
            self._special[item.id] = self.add(TextField(f"open_{number}", title, hint="reden, of leeg laten"))

    def _add_preview(self) -> None:
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        position = outer.indexOf(self.frame.scroll)
        outer.removeWidget(self.frame.scroll)
        right = QVBoxLayout()
        self.nalezen = Nalezen(self.place.theme)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Voorbeeld van de PDF")
        right.addWidget(self.nalezen)
        right.addWidget(self._view, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, self.place.theme.px(22), self.place.theme.px(8))
        body.addWidget(self.frame.scroll, 10)
        body.addLayout(right, 11)
        outer.insertLayout(position, body, 1)
        self._buffer: QBuffer | None = None

    def start(self) -> None:
        """Show the dialog, with the question as the record suggests it."""
        ctx, casus_id = self.place.ctx, self._blad.casus.id
        super().start()
        area = self.screen().availableGeometry()
        px = self.place.theme.px
        self.resize(min(px(1240), area.width() * 95 // 100), min(px(860), area.height() * 92 // 100))
        day = self.driehoek_op.value()
        self.place.read(self, lambda: suggest_question(ctx, casus_id, day), self._suggest)

    def _suggest(self, vraag: Oplegvraag) -> None:
        if not self._touched and not self.frame.banner.isVisible():
            self.soort.set_value(vraag.soort)
            self.code.set_value(vraag.code)
            self.besluit.set_value(vraag.besluit)
            self.kern.set_value(vraag.kern)
            self.voorstel.set_value(vraag.voorstel)
            self.alternatieven.set_value(vraag.alternatieven)
            self.gevolgen.set_value(vraag.gevolgen)
            self.steller.set_value(vraag.steller)
            self._touched = False
        self.refresh_preview()

    def _question(self, values: FormValues) -> Oplegvraag:
        reasons = {id: values[field].strip() for id, field in self._special.items()}
        return Oplegvraag(
            values[self.soort],
            values[self.besluit].strip(),
            kern=values[self.kern].strip(),
            steller=values[self.steller].strip(),
            driehoek_op=values[self.driehoek_op],
            code=values[self.code],
            voor_wanneer=values[self.voor_wanneer],
            voorstel=values[self.voorstel].strip(),
            alternatieven=values[self.alternatieven].strip(),
            gevolgen=values[self.gevolgen].strip(),
            communicatie=values[self.communicatie].strip(),
            opengesteld={id: reason for id, reason in reasons.items() if reason},
        )

    def problems(self, values: FormValues) -> dict[str, str]:
        """A note that asks nothing is no note; a password is long enough, and fits (ISO 32000-2, 7.6.4)."""
        wrong = {}
        if not values[self.besluit].strip():
            wrong["besluit"] = "Schrijf in één zin wat de driehoek wordt gevraagd."
        if 0 < len(values[self.wachtwoord]) < _PASSWORD_MIN:
            wrong["wachtwoord"] = f"Gebruik ten minste {_PASSWORD_MIN} tekens, bijvoorbeeld drie woorden."
        if len(values[self.wachtwoord].encode()) > _PASSWORD_MAX_BYTES:
            wrong["wachtwoord"] = (
                f"Een PDF kan ten hoogste {_PASSWORD_MAX_BYTES} tekens als wachtwoord hebben."
            )
        return wrong

    def refresh_preview(self) -> None:
        """Make the draft again and show it; while a field is wrong the last good one stays."""
        try:
            values = FormValues({name: field.value() for name, field in self.fields.items()})
        except ValueError:
            return
        ctx, casus_id, render = self.place.ctx, self._blad.casus.id, self._render
        question, keuzes = self._question(values), self._keuzes
        self.place.read(
            self,
            lambda: make_draft(ctx, render, casus_id, values[self.ontvanger], question, keuzes=keuzes),
            self._show_preview,
            key="voorbeeld",
        )

    def _show_preview(self, note: Notitie) -> None:
        self.nalezen.show_found(note.waarschuwingen)
        self._document.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(note.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def submit(self) -> None:
        """Have it read over, ask where the PDF goes, then make it."""
        values = self.values()
        if values is None or not self.save_button.isEnabled():
            return
        ctx, casus_id, render = self.place.ctx, self._blad.casus.id, self._render
        question = self._question(values)
        self.place.background.run(
            lambda: make_draft(ctx, render, casus_id, values[self.ontvanger], question),
            self._read_over,
            owner=self,
        )

    def _read_over(self, note: Notitie) -> None:
        after_reading(self.place, self, note.nalezing, self._keuzes, self._save_as)

    def _save_as(self, keuzes: tuple[Naleeskeuze, ...]) -> None:
        self._keuzes = keuzes
        self.refresh_preview()
        version = "definitief" if self.definitief.value() else "concept"
        proposal = f"{self._blad.casus.nummer}_oplegger_{version}.pdf"
        if target := ask_where(self.place.messages, self, "Waar komt de PDF", proposal, "PDF (*.pdf)"):
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Make the PDF, write it, and log that it left the program."""
        self._target = target
        super().submit()

    def _make(self, values: FormValues) -> Path:
        assert self._target is not None
        ctx, casus_id = self.place.ctx, self._blad.casus.id
        require_writable(self._target)
        make = make_final if values[self.definitief] else make_draft
        note = make(
            ctx,
            self._render,
            casus_id,
            values[self.ontvanger],
            self._question(values),
            values[self.wachtwoord] or None,
            self._keuzes,
        )
        hand_over(ctx, casus_id, note, self._target)
        return self._target

    def _on_saved(self, result: object) -> None:
        self.place.messages.notice("De notitie is opgeslagen en staat in het logboek.")
        super()._on_saved(result)
