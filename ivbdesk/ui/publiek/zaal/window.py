"""The conference window: made for a shared screen, large, by keyboard alone if wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut

from ivbdesk.actions.publiek import aanwezig, gezegd
from ivbdesk.actions.publiek.zaal import Zaal, log_names, read_zaal, told_of_time
from ivbdesk.cases.dossier.basis import Botsing
from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.cases.publiek.overleg import OverlegStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import AMSTERDAM, weekday_date
from ivbdesk.ui.forms.form_draft import DRAFT_AFTER_MS
from ivbdesk.ui.messages import ConfirmDialog, explain
from ivbdesk.ui.opened import Changed, StoredDraft
from ivbdesk.ui.publiek.zaal.footer import HELP
from ivbdesk.ui.publiek.zaal.frame import ZaalFrame
from ivbdesk.ui.publiek.zaal.kladblok import Kladblok
from ivbdesk.ui.publiek.zaal.notities import AFSPRAAK, VERSCHIL
from ivbdesk.ui.publiek.zaal.notulist import Notulist
from ivbdesk.ui.publiek.zaal.vastleggen import BOB, Vastleggen
from ivbdesk.ui.widgets.toetsen_dialog import ToetsenDialog
from ivbdesk.ui.workplace import Workplace

_LEAVE = "Het gedeelde beeld sluiten?"
_LEAVE_TOLD = "Dit scherm toont daarna het werkvenster of het bureaublad. Het overleg zelf blijft open."


_READERS = frozenset({"aanwezigheid", "deelname", "partner", "convenant", "casus", "inzet"})
"""What decides who may read the casus: when it changes, the screen is veiled until it is read anew."""


class ZaalWindow(ZaalFrame):
    """One casus at a time for those in the room; `left` says that the window closed."""

    left = Signal()

    def __init__(self, place: Workplace, overleg_id: UUID) -> None:
        super().__init__(place)
        self._overleg_id = overleg_id
        self._zaal: Zaal | None = None
        self._names = False
        self._wanted: UUID | None = None
        self._klad = Kladblok(place)
        self._vast = Vastleggen(place, overleg_id, self._klad, self._on_kept, self._on_refused)
        self._refusals: dict[UUID, str] = {}
        """Why something that was typed was not kept, by Bespreking."""
        self._meanwhile: set[tuple[UUID, str]] = set()
        """What a colleague kept while the officer typed there too."""
        self._since = monotonic()
        self._notulist = Notulist(place, overleg_id, self)
        self._wire()
        self.veil()
        self._read()

    def _wire(self) -> None:
        self.agenda.chosen.connect(self.go_to)
        self.agenda.moved.connect(self._move)
        notes = self.notities
        notes.typed.connect(self._on_typed)
        notes.agreed.connect(self._agree)
        notes.noted.connect(partial(self._keep_notes, asked=True))
        notes.dissented.connect(self._dissent)
        self.place.changed.connect(self._on_changed)
        self._notulist.changed.connect(self._on_notulist)
        acting: dict[str, Callable[[], object]] = {
            "PgDown": partial(self.step, 1), "PgUp": partial(self.step, -1), "Esc": self.ask_to_leave,
            "F1": self.show_keys, "F2": lambda: notes.take_focus(notes.who),
            "F3": lambda: notes.take_focus(notes.decision), "F4": lambda: notes.take_focus(notes.from_whom),
            "F6": self.agenda.take_focus, "F8": self.turn_names,
        }  # fmt: skip
        for key, act in acting.items():
            QShortcut(QKeySequence(key), self, act)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._tick.start()
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._pause.timeout.connect(self._save_draft)

    def _on_changed(self, changes: Changed) -> None:
        zaal = self._zaal
        about = zaal is not None and changes.touches(zaal.bespreking.casus_id)
        if _READERS & changes.entiteiten:
            self.veil()
        if about or {"overleg", *_READERS} & changes.entiteiten:
            self._read()

    def _on_notulist(self) -> None:
        self._since = monotonic()
        if self._notulist.took_over:
            self.voet.tell("U maakt nu de notities.")
            self.place.messages.speak("U maakt nu de notities.")
        self._read()

    def _read(self) -> None:
        """Read what is wanted now: what was asked last, not what is still on the screen."""
        ctx, overleg_id, names, wanted = self.place.ctx, self._overleg_id, self._names, self._wanted
        klad = self._klad

        def work() -> tuple[Zaal, dict[UUID, StoredDraft | None]]:
            zaal = read_zaal(ctx, overleg_id, wanted, namen=names)
            return zaal, klad.reader([item.id for item in zaal.overleg.agenda])()

        self.place.background.run(work, self._on_read, self._failed, key="zaal", owner=self)

    def _on_read(self, found: tuple[Zaal, dict[UUID, StoredDraft | None]]) -> None:
        zaal, drafts = found
        self._klad.take_up(drafts)
        if zaal.agenda and zaal.bespreking not in zaal.agenda:  # somebody came who may not know of this casus
            self._wanted = zaal.agenda[0].id
            self._read()
            return
        shown = zaal.overleg.on_screen
        if not self._notulist.writes and shown in zaal.agenda and shown is not zaal.bespreking:
            self._wanted, self._names = shown.id, False
            self._read()
            return
        before = {partner.id for partner in self._zaal.aanwezig} if self._zaal is not None else set()
        if self._names and not {partner.id for partner in zaal.aanwezig} <= before:
            self._names = False  # who comes in did not hear why names were shown
            self._read()
            return
        if self._zaal is None or self._zaal.bespreking.id != zaal.bespreking.id:
            self._since = monotonic()
            self._wanted = zaal.bespreking.id
        self._zaal = zaal
        self._show(zaal)
        self._note_screen(zaal)
        self.unveil()

    def _show(self, zaal: Zaal) -> None:
        overleg, id = zaal.overleg, zaal.bespreking.id
        clock = f" · {overleg.tijd:%H:%M}" if overleg.tijd else ""
        self.title.setText(overleg.soort.label)
        self.when.setText(f"{weekday_date(overleg.datum)}{clock}")
        self.mark.setText(f"Gedeeld beeld · namen {'getoond' if self._names else 'verborgen'}")
        follows = not self._notulist.writes
        self.agenda.show_zaal(zaal, closed=follows)
        self.beeld.show_zaal(zaal)
        meanwhile = {part for item, part in self._meanwhile if item == id}
        self.notities.show_zaal(zaal, self._klad.of(id), meanwhile, self._notulist.told, closed=follows)
        self.voet.tell_problem(self._refusals.get(id, ""))
        self._show_clock()

    def _note_screen(self, zaal: Zaal) -> None:
        """Keep what the room can read from now on: this casus, or none."""
        shown, item = zaal.overleg.on_screen, zaal.bespreking
        ctx, overleg_id = self.place.ctx, self._overleg_id
        if zaal.overleg.status is not OverlegStatus.BEZIG or not self._notulist.writes:
            return
        if zaal.beeld is not None and shown is not item:
            work = partial(aanwezig.put_on_screen, ctx, overleg_id, item.id)
        elif zaal.beeld is None and shown is not None:
            work = partial(aanwezig.clear_screen, ctx, overleg_id)
        else:
            return
        self.place.background.run(work, lambda _: None, self._failed, key="scherm", owner=self)

    def _move(self, partner_id: UUID, came: bool) -> None:
        """Somebody came in or left; a refusal bares the screen as it was."""
        if self._follows():
            self._read()
            return
        if came:
            self.veil()
        act = aanwezig.arrive if came else aanwezig.leave
        work = partial(act, self.place.ctx, self._overleg_id, partner_id)

        def refused(error: BaseException) -> None:
            if self._wanted is not None:
                self._refusals[self._wanted] = told_of(error)
            self._read()

        self.place.background.run(work, lambda _: None, refused, owner=self)

    def _show_clock(self) -> None:
        if self._zaal is not None:
            self.clock.setText(told_of_time(self._zaal, int(monotonic() - self._since)))

    def step(self, by: int) -> None:
        """Show the next or the previous casus of the agenda."""
        if self._zaal is None:
            return
        order = self._zaal.agenda
        at = next((n for n, b in enumerate(order) if b.id == self._zaal.bespreking.id), None)
        if at is None:
            return
        self.go_to(order[min(max(at + by, 0), len(order) - 1)].id)

    def go_to(self, bespreking_id: UUID) -> None:
        """Show another casus; names are hidden again, what was typed is kept, or stays with its casus."""
        if self._zaal is None or bespreking_id == self._zaal.bespreking.id or self._follows():
            return
        self._leave_casus()
        self._names = False
        self.voet.clear()
        self._wanted = bespreking_id
        self.veil()
        self._read()

    def _follows(self) -> bool:
        """Whether a colleague leads, which is then told."""
        if not self._notulist.writes:
            self.voet.tell_problem(self._notulist.told)
        return not self._notulist.writes

    def turn_names(self) -> None:
        """Show names after it is logged, or hide them again."""
        zaal = self._zaal
        if zaal is None or zaal.beeld is None:
            return
        if self._names:
            self._names = False
            self.veil()
            self._read()
            return
        ctx, casus_id, overleg_id = self.place.ctx, zaal.bespreking.casus_id, self._overleg_id

        def shown(_: object) -> None:
            if self._wanted == zaal.bespreking.id:
                self._names = True
                self._read()

        work = partial(log_names, ctx, casus_id, overleg_id)
        self.place.background.run(work, shown, self._failed, owner=self)

    def _on_typed(self, part: str) -> None:
        """The officer typed: from now on this is no more what was kept."""
        zaal = self._zaal
        if zaal is None or zaal.beeld is None:
            return
        id, raw, kept = zaal.bespreking.id, self.notities.raw(part), self.notities.kept(zaal, part)
        if all(str(raw[name]).strip() == str(value) for name, value in kept.items()):
            self._klad.put(id, part, None)
            self._meanwhile.discard((id, part))
        else:
            earlier = self._klad.of(id).get(part)
            self._klad.put(id, part, Getypt.now(raw, kept, zaal.lezers, zaal.beeld.namen, earlier))
        self._pause.start()

    def _save_draft(self) -> None:
        if self._zaal is not None:
            self._klad.save(self._zaal.bespreking.id)

    def _agree(self) -> None:
        values, notes = self.notities.agreement(), self.notities
        if values is not None and self._zaal is not None and notes.is_open(AFSPRAAK):
            self._vast.agree(self._zaal, values[notes.who], values[notes.what], values[notes.until])

    def _dissent(self) -> None:
        values, notes = self.notities.difference(), self.notities
        if values is not None and self._zaal is not None and notes.is_open(VERSCHIL):
            self._vast.dissent(self._zaal, values[notes.from_whom], values[notes.stand], values[notes.words])

    def _keep_notes(self, *, asked: bool = False) -> None:
        zaal, parts = self._zaal, [name for name in BOB if self.notities.is_open(name)]
        kept = zaal is not None and self._vast.note(zaal, parts)
        if asked and not kept:
            self.voet.tell("Er is niets nieuws om vast te leggen.")

    def _on_kept(self, id: UUID, part: str) -> None:
        self._refusals.pop(id, None)
        self._meanwhile = {(item, name) for item, name in self._meanwhile if item != id}
        if not shiboken6.isValid(self):
            return
        at = self.place.ctx.now().astimezone(AMSTERDAM)
        self.voet.tell(f"Bewaard om {at:%H.%M}")
        if part == AFSPRAAK and part not in self._klad.of(id):
            self.notities.begin_next_agreement()
        self._read()

    def _on_refused(self, id: UUID, part: str, error: BaseException) -> None:
        told = told_of(error)
        if not shiboken6.isValid(self):
            self.place.messages.notice(f"{told} Wat u typte in het overleg, is bewaard als concept.")
            return
        zaal = self._zaal
        if isinstance(error, Botsing):
            self._meanwhile |= {(id, name) for punt in error.punten for name in punt.nu}
            self._read()
        elif zaal is None or zaal.bespreking.id != id:
            self._refusals[id] = told
            number = (
                zaal.nummers.get(next(b.casus_id for b in zaal.overleg.agenda if b.id == id), "")
                if zaal
                else ""
            )
            self.voet.tell_problem(f"{number}: {told} Wat u typte, staat daar nog.")
        elif not (isinstance(error, RegelFout) and self.notities.refuse(part, error.veld, told)):
            self.voet.tell_problem(told)

    def _failed(self, error: BaseException) -> None:
        self.voet.tell_problem(told_of(error))

    def _leave_casus(self, *, keep: bool = True) -> None:
        """Keep the time that was spent and what was typed, first as a draft; the rest of it stays so."""
        zaal = self._zaal
        if zaal is None:
            return
        seconds = int(monotonic() - self._since)
        self._since = monotonic()
        if zaal.beeld is not None and seconds and self._notulist.writes:
            spent = partial(gezegd.spend_time, self.place.ctx, self._overleg_id, zaal.bespreking.id, seconds)
            self.place.background.run(spent, lambda _: None, owner=self.place)
        self._klad.save(zaal.bespreking.id)
        if keep and self._notulist.writes:
            self._keep_notes()

    def show_keys(self) -> None:
        """Say what each key does here."""
        ToetsenDialog(self.place, HELP, self, "De toetsen van het gedeelde beeld.").show()

    def ask_to_leave(self) -> None:
        """Ask before the shared screen shows what is behind this window."""
        question = ConfirmDialog(_LEAVE, "Sluiten", _LEAVE_TOLD, self)
        question.accepted.connect(self._leave_casus)
        question.accepted.connect(self.close)
        question.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed as a draft; whoever closes it by the window is asked first."""
        if event.spontaneous():
            event.ignore()
            self.ask_to_leave()
            return
        self._leave_casus(keep=False)
        dark = partial(aanwezig.clear_screen, self.place.ctx, self._overleg_id)
        if self._notulist.writes:
            self.place.background.run(dark, lambda _: None, owner=self.place)
        self._notulist.leave()
        self._tick.stop()
        self.left.emit()
        event.accept()


def told_of(error: BaseException) -> str:
    """What was refused, in words for the room."""
    return error.melding if isinstance(error, RegelFout) else explain(error)[0]
