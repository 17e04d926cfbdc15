"""A document looked at inside the program: from memory, without a readable file anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ivbdesk.actions.dossier.stukken import Ingezien
from ivbdesk.cases.dossier.stuk import Vorm
from ivbdesk.cases.dossier.stukinhoud import Afbeelding, Bijlage, Bladzijde, Bladzijden, Mail
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.dossier.platen import NO_PDF, NO_PICTURE, Platen
from ivbdesk.ui.widgets.basics import HeaderLabel, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_MOST_SHOWN = 6


class StukView(LeesDialog):
    """The content below its name, origin and date; `keep` takes an attachment of a mail as a document of its own."""

    def __init__(
        self,
        place: Workplace,
        found: Ingezien,
        keep: Callable[[Bijlage], None] | None,
        parent: QWidget,
    ) -> None:
        stuk = found.stuk
        help = partial(place.help_asked.emit, "Stuk")
        super().__init__(place.theme, stuk.naam, 980, 820, parent, help)
        self.place, self._keep = place, keep
        told = (stuk.soort.label, short_date(stuk.datum), stuk.herkomst.label, stuk.bron)
        self.column.addWidget(MutedLabel(" · ".join(part for part in told if part), small=True))
        if found.mail is not None:
            self._show_heads(found.mail)
        self.body = self._body(found)
        self.column.addWidget(self.body, 1)
        if found.mail is not None and found.mail.bijlagen:
            self._show_attachments(found.mail)
        if found.beeld is not None and found.beeld.gegevens:
            self.column.addWidget(Label(facts_of(found.beeld), "near"))

    def _body(self, found: Ingezien) -> QWidget:
        if found.stuk.vorm is Vorm.PDF:
            pages = partial(self.place.ctx.stuklezer.bladzijden, found.content)
            return Platen(self.place, self._room, pages, NO_PDF, self)
        if found.beeld is not None:
            only = Bladzijden((Bladzijde(found.beeld.plaatje, ""),), 0, 1)
            return Platen(self.place, self._room, lambda _: only, NO_PICTURE, self)
        text = QPlainTextEdit(found.mail.tekst if found.mail is not None else found.tekst)
        text.setReadOnly(True)
        text.setAccessibleName("Inhoud van het stuk")
        return text

    def _show_heads(self, mail: Mail) -> None:
        self.heads = Label("\n".join(f"{title}: {told}" for title, told in mail.koppen))
        self.heads.setTextFormat(Qt.TextFormat.PlainText)
        self.heads.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.heads)
        for remark in mail.opmerkingen:
            self.column.addWidget(Label(remark, "near"))

    def _show_attachments(self, mail: Mail) -> None:
        self.column.addWidget(HeaderLabel("Bijlagen", 2))
        self.attachments = PlainTable[Bijlage](
            self.place.theme, "Bijlagen", (("Naam", 0), ("Grootte", 12)), "Geen bijlagen."
        )
        self.attachments.show_rows([(part, (part.naam, size_of(len(part.inhoud)))) for part in mail.bijlagen])
        self.attachments.show_whole(_MOST_SHOWN)
        self.column.addWidget(self.attachments)
        if self._keep is not None:
            self.column.addLayout(
                row(SecondaryButton("Bijlage als stuk bewaren …", self.keep_attachment).needing(self.place))
            )

    def keep_attachment(self) -> None:
        """Keep the chosen attachment as a document of its own; the only one there is, needs no choosing."""
        chosen = self.attachments.chosen() or self.attachments.things
        if len(chosen) != 1:
            self.place.messages.notice("Kies eerst één bijlage in de lijst.")
        elif self._keep is not None:
            self._keep(chosen[0])

    @property
    def _room(self) -> int:
        return self.width() - self.place.theme.px(70)


def facts_of(beeld: Afbeelding) -> str:
    """What the file of a picture tells besides the picture."""
    told = " · ".join(f"{title}: {value}" for title, value in beeld.gegevens)
    return f"Dit bestand vertelt ook: {told}"


def size_of(number: int) -> str:
    """So many bytes as an officer reads it."""
    kilobytes = max(1, round(number / 1024))
    return f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB".replace(".", ",")
