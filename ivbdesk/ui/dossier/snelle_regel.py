"""The quick line: an entry of the tijdlijn in half a minute, with who told it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ivbdesk.actions.dossier.blad import CasusBlad
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.cases.dossier.bron import BekendeBron, known_sources
from ivbdesk.cases.dossier.regelsoort import Regelsoort, first_certainty
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.persoonsnummers import told_of_numbers
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.fields.date_field import DateField
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.field_errors import left_empty, read_errors, tell_errors
from ivbdesk.ui.fields.fields import TextField
from ivbdesk.ui.fields.proposals import Proposals
from ivbdesk.ui.fields.suggest_field import SuggestField
from ivbdesk.ui.forms.form_draft import DRAFT_AFTER_MS
from ivbdesk.ui.forms.navraag import Navraag
from ivbdesk.ui.forms.once import Once, SavedBefore
from ivbdesk.ui.forms.tekstvraag import Tekstvraag
from ivbdesk.ui.opened import StoredDraft
from ivbdesk.ui.widgets.basics import Card, PrimaryButton, SecondaryButton
from ivbdesk.ui.workplace import Workplace

DRAFT = "snelle regel"
_ANOTHER = "Wat u daarna wijzigde, staat nog in de snelle regel en is niet opgeslagen."
_ONE_MORE = "Verbeter de regel die in de tijdlijn staat. Drukt u nog eens op Vastleggen, dan komt er een tweede regel bij."
_WORD = 5
"""The characters for which a choice has room at least, so that the five stand beside each other in a narrow window."""


class SnelleRegel(Card):
    """Asks kind, day, who told it and what; proposes what it is and where it comes from, by resources/tijdlijn.toml."""

    def __init__(self, place: Workplace, more: Callable[[], None]) -> None:
        super().__init__()
        self.place = place
        self._blad: CasusBlad | None = None
        self._shown: UUID | None = None
        self._kept = False
        self._sources: list[BekendeBron] = []
        self._vraag = Tekstvraag()
        self._navraag = Navraag(place.ctx.naslag.datumvragen, place.today())
        self.kind = ChoiceField("soort", "Snel vastleggen", [(s, s.label) for s in ItemSoort])
        self.date = DateField("datum", "Wanneer", place.today(), geweest=True)
        self.date.clock = place.ctx.now
        self.date.set_value(place.today())
        self.who = SuggestField("bron", "Wie", hint="kies of typ")
        self.aard = ChoiceField("aard", "Wat is het", [(a, a.label) for a in Aard])
        self.herkomst = ChoiceField("herkomst", "Herkomst", [(h, h.label) for h in Herkomst])
        self.text = TextField(
            "tekst", "Wat is er gebeurd of gezegd", hint="Enter legt vast", longest=10_000, needed=True
        )
        self._record_button = PrimaryButton("Vastleggen", self.record).needing(self.place)
        for narrow in (self.kind, self.who, self.aard, self.herkomst):
            narrow.combo.setMinimumContentsLength(_WORD)
        first, second = QHBoxLayout(), QHBoxLayout()
        for field, stretch in (
            (self.kind, 3),
            (self.date, 4),
            (self.who, 5),
            (self.aard, 3),
            (self.herkomst, 3),
        ):
            first.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._record_button, SecondaryButton("Meer velden …", more).needing(self.place)):
            column = QVBoxLayout()
            column.addSpacing(self.fontMetrics().height() + 2)
            column.addWidget(button)
            column.addStretch(1)
            second.addLayout(column)
        self.add(first)
        self.add(second)
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._keeping.timeout.connect(self.keep_draft)
        self.text.edit.returnPressed.connect(self.record)
        self.text.changed.connect(self._warn)
        self.kind.changed.connect(self._propose)
        self.who.changed.connect(self._follow_source)
        self._once = Once(self.place)
        self._empty = self._typed()
        self._proposals = Proposals(self.who, self.aard, self.herkomst)
        for part in self._fields():
            part.changed.connect(self._keeping.start)

    def show_blad(self, blad: CasusBlad) -> None:
        """Show a casus; what is typed stays while the casus stays, and its draft comes back otherwise."""
        self._blad = blad
        self._sources = known_sources(blad.casus, self.place.ctx.kader.bronregels)
        own = self.place.ctx.naslag.regelsoorten.eigen_bron
        self.who.show_choices(list(dict.fromkeys([*(known.naam for known in self._sources), own])))
        if self._shown == blad.casus.id:
            return
        self.keep_draft()
        self._shown, self._kept = blad.casus.id, False
        self._show({})
        drafts, ref = self.place.desk.drafts, str(blad.casus.id)
        self.place.read(
            self,
            lambda: drafts.load(DRAFT, ref),
            lambda draft: self._put_back(draft, ref),
            key=f"concept/{DRAFT}/{ref}",
        )

    def keep_draft(self) -> None:
        """Keep the quick line as far as it is typed, encrypted, off the UI thread; one without words is forgotten."""
        self._keeping.stop()
        if self._shown is None or (not self._kept and not self.text.value()):
            return
        self._kept = bool(self.text.value())
        typed = self._typed() if self.who.may_be_kept() else self._typed() | {self.who.name: ""}
        self._keep(self._shown, json.dumps(typed) if self._kept else "")

    def _keep(self, casus_id: UUID, text: str) -> None:
        ref, now, drafts = str(casus_id), self.place.ctx.now(), self.place.desk.drafts
        work = partial(drafts.save, DRAFT, ref, text, now) if text else partial(drafts.discard, DRAFT, ref)
        self.place.background.run(work, lambda _: None, owner=self.place, key=f"concept/{DRAFT}/{ref}")

    def _put_back(self, draft: StoredDraft | None, ref: str) -> None:
        if ref != str(self._shown):
            return
        self._kept = draft is not None
        if draft is not None and not self.text.value():
            self._show(read_draft(draft.inhoud, self._empty))

    def _typed(self) -> dict[str, object]:
        return {field.name: field.raw() for field in self._fields()}

    def _show(self, typed: Mapping[str, object]) -> None:
        for field in self._fields():
            field.set_raw(self._empty[field.name])
        self._proposals = Proposals(self.who, self.aard, self.herkomst)
        for field in self._fields():  # the kind first: it proposes the others
            if field.name in typed:
                field.set_raw(typed[field.name])
            field.show_error("")
        self._warn()
        self._keeping.stop()

    def _propose(self) -> None:
        """What the kind usually is, where the officer did not say otherwise."""
        usual = self._usual()
        own = usual is not None and usual.herkomst is Herkomst.EIGEN
        self.who.set_title(usual.wie if usual else "Wie")
        self._proposals.propose(self.aard, usual and usual.aard)
        self._proposals.propose(self.who, self.place.ctx.naslag.regelsoorten.eigen_bron if own else None)
        self._follow_source()

    def _usual(self) -> Regelsoort | None:
        kind = self.kind.chosen()
        return self.place.ctx.naslag.regelsoorten.soorten[kind] if kind else None

    def _follow_source(self) -> None:
        """A source that the casus knows has its own origin; else it is that of the kind."""
        rules, usual = self.place.ctx.kader.bronregels, self._usual()
        typed = rules.normal(self.who.value())
        known = next((k for k in self._sources if typed and rules.normal(k.naam) == typed), None)
        origin = usual and usual.herkomst
        if known is not None:
            origin = known.herkomst
        elif typed and typed == rules.normal(self.place.ctx.naslag.regelsoorten.eigen_bron):
            origin = Herkomst.EIGEN
        self._proposals.propose(self.herkomst, origin)

    def _special(self) -> str:
        """What the program has to say of special data in the quick line."""
        found = self.place.ctx.naslag.woordkeus.find(self.text.value())
        return "\n".join(item.told for item in found if item.is_bijzonder)

    def _warn(self) -> None:
        told = self._special()
        kept = (
            "Blijft het staan, dan is de regel een bijzonder persoonsgegeven en gaat hij in geen export mee."
        )
        self.text.show_error(f"{told}\n{kept}" if told else "")

    def record(self) -> None:
        """Record the line, on the day that was typed or today."""
        if self._blad is None or not self._record_button.isEnabled():
            return
        wrong = read_errors(self._fields())
        if wrong:  # what is empty besides is asked at once too
            wrong = left_empty(self._fields()) | wrong
        if tell_errors(self._fields(), wrong) is not None:
            return
        day = self.date.value()
        far = self._navraag.far_days({self.date.name: self.date}, {self.date.name: day}, self._empty)
        if asked_day := self._navraag.ask(far):
            self.date.show_error(f"{asked_day[self.date.name]} Leg dan nog een keer vast.")
            return
        if asked := self._vraag.ask(self.text.value(), told_of_numbers(self.text.value())):
            self.text.show_error(asked)
            return
        kind, nature, origin = self.kind.value(), self.aard.value(), self.herkomst.value()
        ctx, casus_id = self.place.ctx, self._blad.casus.id
        gegevens = ItemGegevens(
            kind, nature, origin, self.who.value(), self.text.value(), day,
            verificatie=first_certainty(kind, nature, origin, ctx.kader.bronregels),
            bijzonder=bool(self._special()),
        )  # fmt: skip
        self._record_button.setEnabled(False)
        self.place.background.run(
            self._once.saving(lambda: record_entry(ctx, casus_id, gegevens), gegevens, casus_id),
            lambda _: self._on_recorded(casus_id, gegevens.tekst),
            lambda error: self._on_failed(casus_id, gegevens.tekst, error),
            owner=self,
        )

    def _on_recorded(self, casus_id: UUID, text: str) -> None:
        """What was recorded goes from the line of its casus; what is typed since, here or in another casus, stays."""
        self._record_button.setEnabled(True)
        if casus_id != self._shown:
            self._keep(casus_id, "")
            return
        if self.text.value() == text:
            self._show({self.kind.name: self.kind.raw()})
        self.keep_draft()
        self.text.setFocus()

    def _on_saved_before(self, casus_id: UUID, text: str, error: SavedBefore) -> None:
        if not error.changed:
            self.place.messages.notice(error.wat)
            self._on_recorded(casus_id, text)
            return
        self._record_button.setEnabled(True)
        self.place.messages.error(error.wat, _ANOTHER, _ONE_MORE)

    def _on_failed(self, casus_id: UUID, text: str, error: BaseException) -> None:
        self._once.failed(error)
        if isinstance(error, SavedBefore):
            self._once.forget(casus_id)
            self._on_saved_before(casus_id, text, error)
            return
        self._record_button.setEnabled(True)
        if not isinstance(error, RegelFout):
            self.place.messages.show_exception(error)
        elif casus_id != self._shown:
            self.place.messages.notice(
                f"{error.melding} Wat u typte, staat nog in de snelle regel van die casus."
            )
        else:
            names = {field.name for field in self._fields()}
            told = error.per_veld().items()
            wrong = {name if name in names else self.text.name: one.melding for name, one in told}
            tell_errors(self._fields(), wrong)

    def _fields(self) -> tuple[Field, ...]:
        return self.kind, self.date, self.who, self.aard, self.herkomst, self.text


def read_draft(text: str, empty: Mapping[str, object]) -> Mapping[str, object]:
    """The quick line as it was kept; of an earlier version of the program only its words."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        kept = None
    return kept if isinstance(kept, dict) and kept.keys() == empty.keys() else {**empty, "tekst": text}
