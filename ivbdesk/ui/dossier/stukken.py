"""The documents of a casus: dropped or chosen, looked at inside the program, opened outside after a warning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.stukken import Ingezien, look_at, remove_stuk, take_out
from ivbdesk.actions.publiek.uitvoer import Drukkerij, read_over_dossier, save_dossier
from ivbdesk.cases.beheer.beleid import VASTGELEGD
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.dossier.stuk import Stuk, Vorm
from ivbdesk.cases.dossier.stukinhoud import Bijlage
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.cases.taal.nederlands import short_date, shorten
from ivbdesk.ui.act import act
from ivbdesk.ui.brieven.brief_dialog import BriefDialog
from ivbdesk.ui.brieven.opneem_dialog import OpneemDialog
from ivbdesk.ui.brieven.sjablonen import check_templates
from ivbdesk.ui.dossier.bestanden import Bestand, Gesleept
from ivbdesk.ui.dossier.lezen import read_with_stop
from ivbdesk.ui.dossier.stuk_dialog import StukDialog
from ivbdesk.ui.dossier.stuk_view import StukView, facts_of, size_of
from ivbdesk.ui.dossier.zaakstuk_dialog import ZaakstukDialog
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.outside import open_outside
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.flow import Flow
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable, any_row
from ivbdesk.ui.workplace import Workplace

_WITHOUT, _WITH = "Weglaten", "Meegeven"


class StukkenTab(QWidget):
    """A table with what can be done to the chosen document below it."""

    def __init__(self, place: Workplace, drukkerij: Drukkerij) -> None:
        super().__init__()
        self.place, self._drukkerij = place, drukkerij
        self._blad: CasusBlad | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        hint = "Elk stuk is versleuteld onder een eigen sleutel. Sleep bestanden of een e-mail op de casus, of kies ze."
        head = row(SecondaryButton("Dossier als PDF …", self.print_file).needing(self.place), stretch=False)
        head.insertWidget(0, MutedLabel(hint, small=True), 1)
        column.addLayout(head)
        self.table = PlainTable[Stuk](
            place.theme,
            "Stukken van de casus",
            (("Datum", 14), ("Stuk", 0), ("Van wie", 24), ("Bewijst", 0)),
            "Nog geen stukken. Sleep een brief, foto of verslag hierheen.",
        )
        self.table.asked_open.connect(lambda *_: self.look())
        column.addWidget(self.table, 1)
        look, outside = (
            SecondaryButton("Bekijken", self.look),
            SecondaryButton("Buiten ivbdesk openen …", self.open_outside),
        )
        self.may_go_out = place.desk.beleid.met_buiten_openen
        if not self.may_go_out:
            outside.bar(f"Stukken worden niet buiten ivbdesk geopend. {VASTGELEGD}")
        remove = SecondaryButton("Verwijderen …", self.remove).needing(self.place)
        self.table.offer(
            (look, lambda stuk: stuk.vorm.is_shown), (outside, lambda _: self.may_go_out), (remove, any_row)
        )
        add = PrimaryButton("Stuk toevoegen", self.add_file).needing(self.place)
        refer = SecondaryButton("In het zaaksysteem …", self.add_reference).needing(self.place)
        letter = SecondaryButton("Brief maken …", self.write_letter).needing(self.place)
        final = SecondaryButton("Definitieve versie opnemen …", self.take_in_letter).needing(self.place)
        below = Flow(add, letter, final, refer, look, outside, remove, space=place.theme.px(8))
        column.addWidget(below)

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
            proves = (
                f"{short_date(entry.datum)} · {entry.soort.label}\n{shorten(entry.tekst, 80)}"
                if entry
                else ""
            )
            kind = " · ".join(dict.fromkeys((stuk.soort.label.lower(), stuk.vorm.label)))
            if stuk.verzonden_op is not None:
                kind += f" · verzonden {short_date(stuk.verzonden_op)}, {stuk.verzendwijze}"
            what = f"{stuk.naam}\n{kind} · {stuk.plek or size_of(stuk.grootte)}"
            rows.append((stuk, (short_date(stuk.datum), what, f"{stuk.bron}\n{stuk.herkomst.label}", proves)))
        self.table.show_rows(rows)

    @act("Stuk toevoegen", "document bestand bijlage pdf mail foto", needs=Recht.REGIEVOERDER)
    def add_file(self) -> None:
        """Add documents that are still to be chosen."""
        self.add([])

    def add(self, files: Sequence[Bestand]) -> None:
        """Ask what documents are, and keep them."""
        if self._blad is not None:
            StukDialog(self.place, self._blad, files, self).start()

    @act("Stuk in het zaaksysteem noemen", "zaaknummer verwijzing djuma", needs=Recht.REGIEVOERDER)
    def add_reference(self) -> None:
        """Note where a document stands that is not kept here."""
        if self._blad is not None:
            ZaakstukDialog(self.place, self._blad, self).start()

    @act(
        "Brief maken",
        "schrijven uitnodiging waarschuwing voornemen besluit word docx",
        needs=Recht.REGIEVOERDER,
    )
    def write_letter(self) -> None:
        """Make a letter from the dossier."""
        if self._blad is not None:
            BriefDialog(self.place, self._blad, self).start()

    @act("Definitieve versie opnemen", "brief verzonden aangetekend verzending", needs=Recht.REGIEVOERDER)
    def take_in_letter(self) -> None:
        """Keep a letter as it was sent, with what its sending begins."""
        if self._blad is not None:
            OpneemDialog(self.place, self._blad, self).start()

    @act("Briefsjablonen nakijken", "sjabloon huisstijl word", needs=Recht.REGIEVOERDER)
    def check_templates(self) -> None:
        """Tell what is wrong with the municipality's own templates."""
        check_templates(self.place)

    def take(self, found: Gesleept) -> None:
        """Keep what was dropped anywhere on the casus, or say why not."""
        if found.melding:
            self.place.messages.error(
                "Niet alles is overgenomen." if found.bestanden else "Dit kan niet zo.", "", found.melding
            )
        if found.bestanden:
            self.add(found.bestanden)

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
            self.place.messages.notice(_elsewhere(stuk))
            return

        def show(found: Ingezien) -> None:
            StukView(self.place, found, self._keep, self).open()

        read_with_stop(
            self.place, self, "Het stuk wordt geopend.", lambda: look_at(ctx, stuk.id), show, key="stuk"
        )

    def _keep(self, part: Bijlage) -> None:
        self.add([Bestand.of(part.naam, part.inhoud)])

    def open_outside(self) -> None:
        """Open the chosen document in another program, after a warning."""
        stuk, ctx = self._chosen(), self.place.ctx
        if stuk is None:
            return
        if stuk.vorm is Vorm.ZAAK:
            self.place.messages.notice(_elsewhere(stuk))
            return
        warning = (
            "Buiten ivbdesk staat het stuk leesbaar op deze computer, en het andere programma kan er een kopie van "
            "bewaren. Bij het vergrendelen of sluiten verwijdert ivbdesk de leesbare kopie weer."
        )
        if not self.place.messages.confirm("Dit stuk buiten ivbdesk openen?", "Openen", warning):
            return
        read_with_stop(
            self.place,
            self,
            "Het stuk wordt geopend.",
            lambda: take_out(ctx, stuk.id),
            self._let_out,
        )

    def _let_out(self, found: Ingezien) -> None:
        """What the file of a picture tells besides goes along only where the officer wants it."""
        ctx, ending = self.place.ctx, found.stuk.uitgang
        if found.beeld is None or not found.beeld.gegevens:
            open_outside(found.content, ending)
            return
        asked = self.place.messages.choose(
            "Mogen deze gegevens mee naar buiten?", (_WITHOUT, _WITH), facts_of(found.beeld)
        )
        if asked == _WITH:
            open_outside(found.content, ending)
        elif asked == _WITHOUT:
            bare = (
                ".jpg"
                if ending in (".heic", ".avif")
                else ".png"
                if ending in (".gif", ".bmp", ".tif")
                else ending
            )
            read_with_stop(
                self.place,
                self,
                "De gegevens worden weggelaten.",
                lambda: ctx.stuklezer.zonder_gegevens(found.content),
                lambda content: open_outside(content, bare),
            )

    def remove(self) -> None:
        """Take away a document that does not belong here."""
        stuk = self._chosen()
        if stuk is None:
            return
        RedenDialog(
            self.place,
            "Stuk verwijderen",
            lambda ctx, reden: remove_stuk(ctx, stuk.id, reden),
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


def _elsewhere(stuk: Stuk) -> str:
    if stuk.vorm is Vorm.ZAAK:
        who = f" Wie het mag lezen: {stuk.lezers}." if stuk.lezers else ""
        return f"Dit stuk staat in {stuk.plek}.{who}"
    return f"Een {stuk.vorm.label} toont ivbdesk niet zelf; open het stuk erbuiten."
