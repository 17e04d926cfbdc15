"""One signal: what was reported, what resembles it, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivbdesk.actions.bewaren.bewaren_signaal import hold_signal, release_signal
from ivbdesk.actions.context import Context
from ivbdesk.actions.signaal.signaal import Gelijkenisbesluit, judge_likeness
from ivbdesk.actions.signaal.weging import reopen
from ivbdesk.cases.dossier.belofte import Belofte
from ivbdesk.cases.kader.grondslag import Grondslag
from ivbdesk.cases.signaal.gelijkenis import Buur, needs_reason
from ivbdesk.cases.signaal.ontvangst import moment_words
from ivbdesk.cases.signaal.signaal import Dubbelbesluit, Signaal, SignaalBron, Signaaldeling
from ivbdesk.cases.taal.nederlands import short_date, weekday_date
from ivbdesk.ui.dossier.beloften_block import BeloftenBlock
from ivbdesk.ui.forms.reden_dialog import RedenDialog
from ivbdesk.ui.signaal.buren_field import buur_words
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.signaal.signaal_model import times_words
from ivbdesk.ui.signaal.toon_melder_dialog import ToonMelderDialog
from ivbdesk.ui.signaal.weging_blad import WegingBlad
from ivbdesk.ui.widgets.basics import Card, Label, LinkButton, MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.widgets.layouts import Fact, Pair, row
from ivbdesk.ui.workplace import Workplace


@dataclass(frozen=True)
class Signaalbeeld:
    """A signal with all that its card shows; `nummers` are those of the cases it speaks of."""

    signaal: Signaal
    melder: bool
    buren: Sequence[Buur]
    keer: int
    nummers: Mapping[UUID, str]
    gedeeld: tuple[str, ...]
    beloften: Sequence[Belofte]
    namen: Mapping[UUID, str]


def _told(grondslagen: Mapping[str, Grondslag], item: Signaaldeling, names: Mapping[UUID, str]) -> str:
    """With whom a signal was shared, when, and on which ground."""
    ground = grondslagen.get(item.grondslag)
    why = f"{ground.naam} ({ground.artikel})" if ground else item.grondslag
    partner = names.get(item.partner_id, "") if item.partner_id else ""
    return " · ".join(part for part in (short_date(item.op), partner, why, item.convenant) if part)


def read_beeld(ctx: Context, signaal_id: UUID) -> Signaalbeeld:
    """Read it; raises KeyError, also for one of a closed casus."""
    reads = ctx.reads
    found = reads.signaal.signaal(signaal_id)
    names = {p.id: p.naam for p in reads.keten.partners()}
    return Signaalbeeld(
        found,
        reads.signaal.heeft_melder(signaal_id),
        reads.gelijkenis.buren(found.plek, found.persoon.eerste, found.achternaam, signaal_id),
        reads.signaal.meldingen_op(found.plek, found.ontvangen_op, signaal_id) + 1,
        reads.dossier.casusnummers([found.casus_id] if found.casus_id else []),
        tuple(_told(ctx.naslag.grondslagen, item, names) for item in found.delingen),
        reads.signaal.beloften(signaal_id),
        {item.id: item.naam for item in reads.beheer.medewerkers()},
    )


class SignaalKaart(QWidget):
    """`weighing_asked` gives the id of the signal to weigh."""

    weighing_asked = Signal(object)

    def __init__(self, place: Workplace, beeld: Signaalbeeld) -> None:
        super().__init__()
        self.place, self._beeld = place, beeld
        self.signaal = beeld.signaal
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self._told())
        promised = BeloftenBlock(place)
        promised.show_beloften(beeld.beloften, beeld.namen)
        column.addWidget(promised)
        if not self.signaal.is_open or self.signaal.antwoorden:
            column.addWidget(self._weighed())
        column.addWidget(self._alike())
        column.addStretch(1)

    def _told(self) -> Card:
        signaal = self.signaal
        card = Card(" · ".join(p for p in (signaal.nummer, signaal.thema.label) if p))
        card.add(self._age())
        if signaal.acuut and signaal.is_open:
            card.add(Label("! Acuut gevaar gemeld. Bel eerst 112, Veilig Thuis of de crisisdienst.", "late"))
        if times := times_words(self._beeld.keer):
            card.add(Label(times, "late"))
        words = Label(signaal.tekst)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(words)
        happened = weekday_date(signaal.gebeurd_op) if signaal.gebeurd_op else "niet bekend"
        source = ", ".join(p for p in (signaal.bron.label, signaal.van) if p)
        for title, value in (
            ("Waar", str(signaal.plek)),
            ("Over wie", signaal.naam),
            ("Gebeurd op", happened),
            ("Ontvangen", moment_words(signaal.ontvangen_op)),
            ("Van wie", source),
            ("Melder", self._reporter()),
        ):
            card.add(Fact(title, value))
        card.add(row(*self._buttons()))
        return card

    def _age(self) -> Label:
        signaal = self.signaal
        if not signaal.is_open:
            done = f" op {short_date(signaal.gewogen_op)}" if signaal.gewogen_op else ""
            return MutedLabel(f"{signaal.status.label}{done}", small=True)
        term, today = self.place.ctx.naslag.weegtermijn, self.place.today()
        late = term.is_late(signaal.ontvangen_op, today, signaal.acuut)
        words = term.words(signaal.ontvangen_op, today, signaal.acuut)
        return Label(f"{signaal.status.label} · {words}", "late" if late else "small")

    def _reporter(self) -> str:
        if self.signaal.bron is SignaalBron.ANONIEM:
            return "Anoniem gemeld"
        told = "Verzegeld vastgelegd" if self._beeld.melder else "Geen naam vastgelegd"
        return f"{told}; wil een terugkoppeling" if self.signaal.wil_terugkoppeling else told

    def _buttons(self) -> list[QWidget]:
        made: list[QWidget] = []
        if self.signaal.is_open:
            made.append(
                PrimaryButton("Wegen …", lambda: self.weighing_asked.emit(self.signaal.id)).needing(
                    self.place
                )
            )
        made.append(SecondaryButton("Verbeteren …", self._correct).needing(self.place))
        if self._beeld.melder:
            made.append(SecondaryButton("Toon melder …", self._unseal).needing(self.place))
        casus_id = self.signaal.casus_id
        if casus_id is not None:
            name = self._beeld.nummers.get(casus_id, "de casus")
            made.append(LinkButton(f"Naar {name}", lambda: self.place.open_casus(casus_id)))
        return made

    def _correct(self) -> None:
        SignaalDialog(self.place, self.signaal, self.window()).start()

    def _unseal(self) -> None:
        ToonMelderDialog(self.place, self.signaal, self.window()).start()

    def _weighed(self) -> Card:
        card = Card("Weging")
        beeld, kader = self._beeld, self.place.ctx.naslag.wegingskader
        weigher = self.signaal.gewogen_door
        by = beeld.namen.get(weigher, "") if weigher else ""
        card.add(WegingBlad(kader, self.signaal, gedeeld=beeld.gedeeld, gewogen_door=by))
        if not self.signaal.is_open and self.signaal.casus_id is None:
            if self.signaal.bewaarplicht:
                card.add(Label(f"Bewaarplicht: {self.signaal.bewaarplicht}"))
            verb = "opheffen" if self.signaal.bewaarplicht else "opleggen"
            hold = SecondaryButton(f"Bewaarplicht {verb} …", lambda: self._hold(verb)).needing(self.place)
            card.add(row(SecondaryButton("Opnieuw wegen …", self._reopen).needing(self.place), hold))
        return card

    def _hold(self, verb: str) -> None:
        id = self.signaal.id
        act = release_signal if self.signaal.bewaarplicht else hold_signal
        RedenDialog(
            self.place, f"Bewaarplicht {verb}", lambda ctx, reden: act(ctx, id, reden), self.window(),
            kind=f"bewaarplicht signaal {verb}", ref=str(id), verb=verb.capitalize(),
            intro="Zolang een bewaarplicht loopt, wordt dit signaal niet vernietigd.",
        ).start()  # fmt: skip

    def _reopen(self) -> None:
        id = self.signaal.id
        RedenDialog(
            self.place, f"{self.signaal.nummer} opnieuw wegen", lambda ctx, reden: reopen(ctx, id, reden), self.window(),
            kind="signaal heropenen", ref=str(id), verb="Opnieuw wegen",
            intro="Wat eerder is besloten blijft in het logboek staan.",
        ).start()  # fmt: skip

    def _alike(self) -> Card:
        card = Card("Lijkt op")
        if not self._beeld.buren:
            card.add(MutedLabel("Er is niets eerder bekend bij dit adres of deze naam.", small=True))
        decided = {item.ander_id: item for item in self.signaal.dubbelbesluiten}
        for buur in self._beeld.buren:
            self._add_likeness(card, buur, decided.get(buur.id))
        return card

    def _add_likeness(self, card: Card, buur: Buur, made: Dubbelbesluit | None) -> None:
        head = LinkButton(f"{buur.nummer} {buur.wat}", partial(self._open, buur))
        card.add(Pair(head, MutedLabel(f"{buur_words(buur)} · {buur.reden}", small=True)))
        if made is not None:
            why = f": {made.reden}" if made.reden else ""
            card.add(
                Label(
                    f"✓ {'Hetzelfde' if made.zelfde else 'Iets anders'}{why} ({short_date(made.op)})", "small"
                )
            )
            return
        buttons = []
        for zelfde, words in ((True, "Hetzelfde"), (False, "Iets anders")):
            button = SecondaryButton(words, partial(self._decide, buur, zelfde)).needing(self.place)
            button.setAccessibleName(f"{buur.nummer} {words.lower()}")
            buttons.append(button)
        card.add(row(*buttons))

    def _open(self, buur: Buur) -> None:
        if buur.soort == "casus":
            self.place.open_casus(buur.id)
        else:
            self.place.signaal_asked.emit(buur.id)

    def _decide(self, buur: Buur, zelfde: bool) -> None:
        ctx, id = self.place.ctx, self.signaal.id
        if not needs_reason(buur.score, zelfde):
            made = Gelijkenisbesluit(buur.soort, buur.id, zelfde)
            self.place.background.run(lambda: judge_likeness(ctx, id, made), lambda _: None, owner=self.place)
            return
        RedenDialog(
            self.place,
            f"Waarom is {buur.nummer} iets anders",
            lambda ctx, reden: judge_likeness(ctx, id, Gelijkenisbesluit(buur.soort, buur.id, False, reden)),
            self.window(),
            kind="gelijkenis",
            ref=f"{id}/{buur.id}",
            verb="Iets anders",
        ).start()
