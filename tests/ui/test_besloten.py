"""A closed casus tells nobody outside that it is there: explored, on every page and in every read, for each role."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.beheer.toegang import (
    NOOD_DUURT,
    close_casus_to,
    open_casus_to_all,
    open_in_nood,
)
from ivbdesk.actions.besluitvorming.verschil import VisieGegevens, record_difference
from ivbdesk.actions.bewaren.verzoeken import take_in
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import NieuwePersoon, assign, change_status, open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten.keten import AfspraakGegevens, make_afspraak, score_leefgebied
from ivbdesk.actions.publiek import gezegd
from ivbdesk.actions.publiek import overleg as meetings
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.kader import CasusSoort
from ivbdesk.cases.kader.soorten import Herkomst, Thema
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.ui.theme import Theme
from tests.diep import DEEP
from tests.ui.besloten_wereld import PLACES, ROLES, Wereld, Zaak, new_things, pages, searched, told, window_of
from tests.werkplaats import casus_gegevens

FAST = settings(max_examples=2, stateful_step_count=14)
MANY = settings(max_examples=int(os.environ.get("IVBDESK_STAPPEN", "2000")) // 40, stateful_step_count=40)
HOW = settings(
    MANY if DEEP else FAST,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not DEEP,
)
NAMES = ("Zandloper", "Kraaienest", "Wolkbreuk")
any_case = st.integers(0, 30)
any_place = st.integers(0, len(PLACES) - 1)


class Besloten(RuleBasedStateMachine):
    """The owner works in open, closed and silent cases; the others look."""

    theme: Theme
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.w = Wereld(self.folder)
        self._steps = 0

    def teardown(self) -> None:
        """What the real window shows at the end, to each role; then let go."""
        try:
            for role in ROLES:
                self._compare(role)
                self._look_round(role)
        finally:
            self.w.close()

    @initialize()
    def begin(self) -> None:
        """An open casus, one that is silent at the same address and one that is closed, each with everything."""
        for silent, place, name in ((True, 0, NAMES[1]), (False, 0, NAMES[0]), (False, 1, NAMES[2])):
            self._open(silent, place, name)
        self._plan()
        for at in range(3):
            for act in (self._report, self._agree, self._differ, self._ask_for_data, self._talk):
                act(at)
        self._close(2)

    def _one(self, at: int) -> Zaak | None:
        return self.w.zaken[at % len(self.w.zaken)] if self.w.zaken else None

    @rule(silent=st.booleans(), place=any_place, name=st.sampled_from(NAMES))
    def open_one(self, silent: bool, place: int, name: str) -> None:
        """A casus at one of two addresses, of somebody whose name may be that of another."""
        self._open(silent, place, name)

    def _open(self, silent: bool, place: int, name: str) -> None:
        mark = f"Merkteken{len(self.w.zaken):03d}"
        soort = CasusSoort.ONDERMIJNING if silent else CasusSoort.WOONOVERLAST
        given = casus_gegevens(soort=soort, titel=f"{mark} pand", adres=PLACES[place], casusregie=mark)
        person = NieuwePersoon(Persoonsgegevens("Jo", "", name, 1980), Rol.OVERLASTGEVER)
        ids = [
            open_casus(ctx["eigenaar"], given, person) for ctx in (self.w.ctx[:1] if silent else self.w.ctx)
        ]
        number = self.w.ctx[0]["eigenaar"].reads.dossier.casus(ids[0]).nummer
        self.w.zaken.append(Zaak(ids, mark, number, silent, silent, place, name))
        self.w.tick()

    @rule(at=any_case)
    def close_it(self, at: int) -> None:
        """Closed to all but the owner."""
        self._close(at)

    def _close(self, at: int) -> None:
        if zaak := self._one(at):
            self.w.both(zaak, lambda ctx, id: close_casus_to(ctx, id, (), "niet voor iedereen"))
            zaak.besloten, zaak.binnen = True, set()

    @rule(at=any_case)
    def open_it_again(self, at: int) -> None:
        """Open to all: only what was never silent, for of that the other register does not know."""
        zaak = self._one(at)
        if zaak and not zaak.verzwegen:
            self.w.both(zaak, lambda ctx, id: open_casus_to_all(ctx, id, "voorbij"))
            zaak.besloten, zaak.binnen = False, set()

    @rule(at=any_case, role=st.sampled_from(("collega", "beheerder")))
    def hand_over(self, at: int, role: str) -> None:
        """Whoever is given a casus sees it from then on."""
        zaak = self._one(at)
        if zaak and not zaak.verzwegen:
            officers = [ctxs[role].officer for ctxs in self.w.ctx]
            for ctxs, id, officer in zip(self.w.ctx, zaak.ids, officers, strict=False):
                assign(ctxs["eigenaar"], id, ctxs["eigenaar"].officer, officer, "waarneming")
            self.w.tick()
            if zaak.besloten:
                zaak.binnen.add(role)

    @rule(at=any_case)
    def report(self, at: int) -> None:
        """Meldingen, with the mark of the casus in their words."""
        self._report(at)

    def _report(self, at: int) -> None:
        if zaak := self._one(at):
            what = ItemGegevens(
                ItemSoort.MELDING, Aard.VERKLARING, Herkomst.MELDER, "bewoner", f"gebeurtenis {zaak.merk}",
                self.w.klok.nu.date(),
            )  # fmt: skip
            for _ in range(3):
                self.w.both(zaak, lambda ctx, id: record_entry(ctx, id, what))

    @rule(at=any_case)
    def agree(self, at: int) -> None:
        """An afspraak with a partner, and a score that leaves a gap in the chain."""
        self._agree(at)

    def _agree(self, at: int) -> None:
        if zaak := self._one(at):
            self.w.both(zaak, lambda ctx, id: make_afspraak(ctx, id, self._afspraak(ctx, zaak)))
            self.w.both(zaak, lambda ctx, id: score_leefgebied(ctx, id, 1, 1, "OOV", ""))

    def _afspraak(self, ctx: Context, zaak: Zaak) -> AfspraakGegevens:
        return AfspraakGegevens(
            f"afspraak {zaak.merk}", ctx.reads.keten.partners()[0].id, "", self.w.klok.nu.date()
        )

    @rule(at=any_case)
    def differ(self, at: int) -> None:
        """Partners differ, which the page Overleg lists."""
        self._differ(at)

    def _differ(self, at: int) -> None:
        if zaak := self._one(at):
            about = f"verschil {zaak.merk} {self.w.klok.nu:%d %H %M}"

            def do(ctx: Context, id: object) -> None:
                partner = ctx.reads.keten.partners()[0].id
                view = VisieGegevens(partner, Perspectief.ZORG, Stand.TEGEN, f"omdat {zaak.merk}")
                record_difference(ctx, id, about, (view,))  # type: ignore[arg-type]  # the id of a casus

            self.w.both(zaak, do)

    @rule(at=any_case)
    def ask_for_data(self, at: int) -> None:
        """Somebody of the casus asks what the register holds."""
        self._ask_for_data(at)

    def _ask_for_data(self, at: int) -> None:
        if zaak := self._one(at):

            def do(ctx: Context, id: object) -> None:
                person = ctx.reads.dossier.casus(id).betrokkenen[0].persoon.id  # type: ignore[arg-type]
                take_in(ctx, person, VerzoekSoort.INZAGE, ctx.today(), f"vraag {zaak.merk}")

            self.w.both(zaak, do)

    @rule()
    def plan(self) -> None:
        """A meeting, in both registers."""
        self._plan()

    def _plan(self) -> None:
        ids = []
        for ctxs in self.w.ctx:
            guest = ctxs["eigenaar"].reads.keten.partners()[0].id
            given = meetings.OverlegGegevens(
                OverlegSoort.LOKAAL, ctxs["eigenaar"].today(), None, "", "Anne", (guest,)
            )
            ids.append(meetings.plan_overleg(ctxs["eigenaar"], given))
        self.w.overleggen.append(ids)
        self.w.tick()

    @precondition(lambda self: bool(self.w.overleggen))
    @rule(at=any_case)
    def talk(self, at: int) -> None:
        """A casus on the agenda, with its question and what is said, kept."""
        self._talk(at)

    def _talk(self, at: int) -> None:
        if zaak := self._one(at):
            for ctxs, id, overleg in zip(self.w.ctx, zaak.ids, self.w.overleggen[-1], strict=False):
                ctx = ctxs["eigenaar"]
                meetings.put_on_agenda(ctx, overleg, [id])
                item = next(b for b in ctx.reads.publiek.overleg(overleg).agenda if b.casus_id == id)
                meetings.change_bespreking(ctx, overleg, item.id, f"vraag {zaak.merk}", 10)
                gezegd.note_bespreking(
                    ctx,
                    overleg,
                    item.id,
                    beeld=f"beeld {zaak.merk}",
                    oordeel="",
                    besluit=f"besluit {zaak.merk}",
                )
            self.w.tick()

    @rule(place=any_place)
    def signal(self, place: int) -> None:
        """Something new is heard at an address."""
        for ctxs in self.w.ctx:
            given = SignaalGegevens(
                SignaalBron.BOA, Thema.WOONOVERLAST, f"gehoord {len(self.w.zaken)}", adres=PLACES[place]
            )
            record_signaal(ctxs["eigenaar"], given)
        self.w.tick()

    @rule(at=any_case)
    def end(self, at: int) -> None:
        """The casus is done."""
        zaak = self._one(at)
        if zaak and self.w.ctx[0]["eigenaar"].reads.dossier.casus(zaak.ids[0]).status.is_open:
            self.w.both(zaak, lambda ctx, id: change_status(ctx, id, CasusStatus.GESLOTEN, "klaar"))

    @rule(at=any_case)
    def emergency(self, at: int) -> None:
        """The colleague opens a closed casus by its number; never a silent one."""
        zaak = self._one(at)
        if zaak is None or not zaak.is_hidden_from("collega"):
            return
        for number, ctxs in enumerate(self.w.ctx):
            try:
                opened = open_in_nood(ctxs["collega"], zaak.nummer, "politie staat voor de deur")
            except RegelFout:
                assert zaak.verzwegen
            else:
                assert opened == zaak.ids[number]
                assert not zaak.verzwegen
        if not zaak.verzwegen:
            zaak.binnen.add("collega")
            self.w.nood.append((zaak, "collega", self.w.klok.nu + NOOD_DUURT))
        self.w.tick()

    @rule()
    def wait(self) -> None:
        """Hours pass."""
        self.w.tick(NOOD_DUURT / 2)

    @invariant()
    def nothing_is_told(self) -> None:
        """Both registers say the same, and no word of what is closed; to one of the roles in turn."""
        self._steps += 1
        self._compare(list(ROLES)[self._steps % len(ROLES)])

    def _compare(self, role: str) -> None:
        full, bare = (told(ctxs[role], set(NAMES)) for ctxs in self.w.ctx)
        self._hold(role, full)
        assert full == bare, _first_difference(role, full, bare)
        made, known = (new_things(ctxs[role]) for ctxs in self.w.ctx)
        assert made <= known, made - known

    def _look_round(self, role: str) -> None:
        store = QSettings(str(self.w.folder / "venster.ini"), QSettings.Format.IniFormat)
        window = window_of(self.w.desks[0], self.w.ctx[0][role], self.theme, store)
        try:
            for text in pages(window):
                self._hold(role, text)
            for zaak in self.w.zaken[-2:]:
                if zaak.is_hidden_from(role):
                    for word in (zaak.nummer, zaak.merk, zaak.persoon):
                        for text in searched(window, word):
                            self._hold(role, text)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _hold(self, role: str, text: str) -> None:
        hidden = [zaak for zaak in self.w.zaken if zaak.is_hidden_from(role)]
        known = {zaak.persoon for zaak in self.w.zaken if not zaak.is_hidden_from(role)}
        for zaak in hidden:
            secret = {zaak.merk, zaak.nummer} | ({zaak.persoon} - known)
            leaked = [word for word in secret if word in text]
            assert not leaked, f"{role} leest {leaked} van {zaak.nummer}: {text[:300]}"


def _first_difference(role: str, full: str, bare: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(full, bare, strict=False)) if a != b), 0)
    return f"{role}\nmet:    {full[max(0, at - 200) : at + 200]}\nzonder: {bare[max(0, at - 200) : at + 200]}"


def test_no_edge_tells_of_a_closed_casus(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    Besloten.theme, Besloten.folder = theme, tmp_path
    run_state_machine_as_test(Besloten, settings=HOW)  # type: ignore[no-untyped-call]
