"""A weighing to read: the options side by side, both perspectives, and every earlier version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond
from ivbdesk.cases.besluitvorming.deelbaar import shared_state
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.kader.maatregelgrond import chosen_grounds
from ivbdesk.cases.ladder.gericht import name_of
from ivbdesk.cases.taal.nederlands import count, short_date
from ivbdesk.ui.fields.chooser import Chooser
from ivbdesk.ui.widgets.basics import (
    Card,
    Chip,
    HeaderLabel,
    Label,
    MutedLabel,
    PrimaryButton,
)
from ivbdesk.ui.widgets.layouts import clear, row, scrolling
from ivbdesk.ui.widgets.lees_dialog import LeesDialog
from ivbdesk.ui.workplace import Workplace


class AfwegingView(LeesDialog):
    """Choose a version; the newest is shown first. `save` writes the one that is shown as a PDF of one page."""

    def __init__(
        self,
        place: Workplace,
        casus: Casus,
        save: Callable[[Afweging], object],
        parent: QWidget,
    ) -> None:
        help = partial(place.help_asked.emit, "Afweging")
        super().__init__(place.theme, "", 1060, 820, parent, help)
        self.place, self._save = place, save
        self._casus = casus
        self._weighings = sorted(casus.afwegingen, key=lambda item: item.vastgelegd_op, reverse=True)
        px = place.theme.px
        self.versions = Chooser("Versie van de afweging")
        for item in self._weighings:
            name = place.ctx.kader.soort(item.code).naam
            self.versions.addItem(f"{name} · versie {item.versie} · {short_date(item.opgesteld_op)}")
        self.versions.currentIndexChanged.connect(self._show)
        self.head.insertWidget(1, PrimaryButton("Eén bladzijde PDF …", lambda: self._save(self.shown)))
        self.column.addWidget(self.versions)
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(0, px(8), px(6), 0)
        self._body.setSpacing(px(12))
        self.column.addWidget(scrolling(content), 1)
        self._show()

    @property
    def shown(self) -> Afweging:
        """The weighing that is on the screen."""
        return self._weighings[max(0, self.versions.currentIndex())]

    def _aimed(self, item: Afweging) -> str:
        return name_of(self._casus, item.geadresseerde)

    def _show(self) -> None:
        clear(self._body)
        item = self.shown
        kader = self.place.ctx.kader_under(item)
        self.name.setText(f"Afweging: {kader.soort(item.code).naam}")
        told = f"Versie {item.versie}, {short_date(item.opgesteld_op)}, handelingskader {item.kader_versie}"
        self._body.addWidget(MutedLabel(told, small=True))
        if item.wijziging:
            self._body.addWidget(Label(f"Veranderd sinds de vorige versie: {item.wijziging}"))
        if begun := self._begun_with(item):
            self._body.addWidget(MutedLabel(begun, small=True))
        if item.opties:
            self._body.addWidget(_options_card(item))
        self._body.addWidget(_views_card(item))
        self._body.addWidget(
            _texts_card(
                "Evenredigheid (Awb 3:4)",
                (
                    ("Geschikt", item.geschikt),
                    ("Noodzakelijk", item.noodzakelijk),
                    ("Evenwichtig", item.evenwichtig),
                    ("Artikel 8 EVRM", item.evrm),
                    ("Huisgenoten, kinderen en woonruimte", item.derden),
                    ("Kan betrokkene zich eraan houden", item.kwetsbaarheid),
                    ("Verwijtbaarheid", item.verwijtbaarheid),
                    ("Band met de woning", item.woningband),
                    ("Vervangende woonruimte", item.woonruimte),
                    ("Afspraken en toezeggingen", item.toezeggingen),
                ),
            )
        )
        for ground in chosen_grounds(kader.gronden_van(item.code), item.gronden):
            self._body.addWidget(Label(f"Grond {ground.code}: {ground.naam}"))
        self._body.addWidget(_accounted_card(item, kader))
        again = short_date(item.evaluatie_op) if item.evaluatie_op else ""
        self._body.addWidget(
            _texts_card(
                f"Besluit: {item.bevoegd}",
                (
                    ("", item.besluit),
                    ("Gericht aan", self._aimed(item)),
                    ("Mandaat", item.mandaat),
                    ("Eigen beleid", item.beleid),
                    ("Spoed", item.spoed_reden if item.spoed else ""),
                    ("Als het beter gaat", item.afschaalplan),
                    ("Evaluatie", again),
                ),
            )
        )
        self._body.addStretch(1)

    def _begun_with(self, item: Afweging) -> str:
        """With which words it began, and how many of them the officer confirmed one by one."""
        earlier = next((one for one in self._weighings if one.id == item.overgenomen_van), None)
        if earlier is None:
            return ""
        name = self.place.ctx.kader_under(earlier).soort(earlier.code).naam
        fields = count(len(item.bevestigd.split()), "veld is", "velden zijn")
        return f"Begonnen met de afweging van {name}, {short_date(earlier.opgesteld_op)}; {fields} bevestigd."


def _options_card(item: Afweging) -> Card:
    card = Card("Mogelijkheden naast elkaar")
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    for column, option in enumerate(item.opties):
        grid.addWidget(HeaderLabel(option.naam, 3), 0, column)
        if option.gekozen:
            grid.addLayout(row(Chip("Gekozen", "ok")), 1, column)
        for line, (title, text) in enumerate(
            (("Levert op", option.voor), ("Gevolgen en bezwaren", option.tegen))
        ):
            grid.addWidget(MutedLabel(title, small=True), 2 + 2 * line, column)
            words = Label(text or "–")
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 3 + 2 * line, column)
        grid.setColumnStretch(column, 1)
    card.add(grid)
    return card


def _views_card(item: Afweging) -> Card:
    card = Card("Perspectieven")
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    for column, (name, who, text) in enumerate(
        (
            ("Zorg", item.zorg_door, item.zorgperspectief),
            ("Veiligheid", item.veiligheid_door, item.veiligheidsperspectief),
        )
    ):
        grid.addWidget(HeaderLabel(f"{name} ({who})", 3), 0, column)
        words = Label(text)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, 1, column)
        grid.setColumnStretch(column, 1)
    card.add(grid)
    for stand in item.standpunten:
        kind = "!" if stand.stand.is_dissent else "·"
        card.add(
            Label(f"{kind} {stand.organisatie}, {stand.stand.label.lower()}: {stand.tekst}".rstrip(": "))
        )
        if told := shared_state(stand):
            card.add(MutedLabel(told, small=True))
    return card


def _texts_card(title: str, texts: Sequence[tuple[str, str]]) -> Card:
    card = Card(title)
    for name, text in texts:
        if text.strip():
            card.add(Label(f"{name}: {text}" if name else text))
    if not any(text.strip() for _, text in texts):
        card.add(MutedLabel("Niets vastgelegd."))
    return card


def _accounted_card(item: Afweging, kader: Handelingskader) -> Card:
    card = Card("Lichtere middelen en wat ontbreekt")
    for given in item.verantwoordingen:
        if given.code in kader.maatregelen:
            card.add(
                Label(
                    f"{kader.soort(given.code).naam}: {given.grond.label.lower()}. {given.toelichting}".strip()
                )
            )
        elif given.grond is Grond.MOTIVERING and given.code in kader.dossierpunten:
            card.add(
                Label(f"{given.code} {kader.dossierpunten[given.code].naam} ontbreekt: {given.toelichting}")
            )
    if item.motivering.strip():
        card.add(Label(f"Afwijking van de volgorde: {item.motivering}"))
    if not item.verantwoordingen:
        card.add(MutedLabel("Voor dit middel zijn geen lichtere middelen gevraagd."))
    return card
