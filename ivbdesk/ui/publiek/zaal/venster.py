"""The conference window: made for a shared screen, large, by keyboard alone if wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from time import monotonic
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivbdesk.actions.publiek import aanwezig
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.actions.publiek.zaal import Zaal, log_names, read_zaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.dossier.basis import Botsing
from ivbdesk.cases.publiek.overleg import OverlegStatus
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.nederlands import weekday_date
from ivbdesk.ui.opened import Changed, StoredDraft
from ivbdesk.ui.publiek.zaal.aanwezig import Agendakolom
from ivbdesk.ui.publiek.zaal.beeld import Beeld
from ivbdesk.ui.publiek.zaal.notities import Blok, Notities
from ivbdesk.ui.widgets.basics import Label
from ivbdesk.ui.workplace import Workplace

_DESIGN_HEIGHT, _DESIGN_SCALE = 900, 1.36
_LEAST_SCALE = 1.1
KEYS = "PgDn/PgUp volgende of vorige casus · F2 afspraak · F3 besluit · F4 verschil · F6 wie is er · F8 namen · Esc sluit"


class Zaalvenster(QWidget):
    """One casus at a time for those in the room; `left` says that the window closed."""

    left = Signal()

    def __init__(self, place: Workplace, overleg_id: UUID) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ivbdesk – casusoverleg")
        self.place, self._overleg_id = place, overleg_id
        self._zaal: Zaal | None = None
        self._names = False
        self._wanted: UUID | None = None
        self._drafted: UUID | None = None
        self._since = monotonic()
        self._scale = 0.0
        self._build()
        self._wire()
        self._read()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.setProperty("role", "zaal")
        bar = QFrame()
        bar.setProperty("role", "zaalbalk")
        line = self._bar = QHBoxLayout(bar)
        self._title, self._when = Label("", "strong", wrap=False), Label("", wrap=False)
        self._mark, self._clock = (
            Label("Gedeeld beeld · namen verborgen", "merk", wrap=False),
            Label("", wrap=False),
        )
        for widget in (self._title, self._when, self._mark):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._clock)
        outer.addWidget(bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        self.agenda = Agendakolom()
        levels = [trede.naam for trede in self.place.ctx.kader.treden if trede.nummer]
        self.beeld = Beeld(self.place.theme, levels)
        self.notities = Notities(self.place.today())
        self._side = QFrame()
        self._side.setProperty("role", "zijkant")
        QVBoxLayout(self._side).addWidget(self.notities)
        body.addWidget(self.agenda, 19)
        middle = QWidget()
        middle.setProperty("role", "zaal")
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self.beeld, 1)
        self._middle.addWidget(self.notities.beeldvorming)
        body.addWidget(middle, 52)
        body.addWidget(self._side, 29)
        outer.addLayout(body, 1)
        self._problem = Label("", "bad")
        self._problem.setContentsMargins(12, 0, 12, 0)
        outer.addWidget(self._problem)
        keys = Label(KEYS, "muted-small")
        keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(keys)

    def _wire(self) -> None:
        self.agenda.chosen.connect(self.go_to)
        self.agenda.moved.connect(self._move)
        self.notities.agreed.connect(self._agree)
        self.notities.noted.connect(self._note)
        self.notities.dissented.connect(self._dissent)
        self.place.changed.connect(self._on_changed)
        self.place.theme.changed.connect(self._dress)
        acting: dict[str, Callable[[], object]] = {
            "PgDown": partial(self.step, 1), "PgUp": partial(self.step, -1), "Esc": self.close,
            "F2": lambda: self.notities.take_focus(self.notities.who), "F3": lambda: self.notities.take_focus(self.notities.decision),
            "F4": lambda: self.notities.take_focus(self.notities.from_whom), "F6": self.agenda.take_focus, "F8": self.turn_names,
        }  # fmt: skip
        for key, act in acting.items():
            QShortcut(QKeySequence(key), self, act)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_clock)
        self._tick.start()

    def _on_changed(self, changes: Changed) -> None:
        zaal = self._zaal
        about = zaal is not None and zaal.bespreking.casus_id in changes.casussen
        if about or {"overleg", "deelname", "aanwezigheid", "partner", "convenant"} & changes.entiteiten:
            self._read()

    def _read(self) -> None:
        """Read what is wanted now: what was asked last, not what is still on the screen."""
        ctx, overleg_id, names = self.place.ctx, self._overleg_id, self._names
        work = partial(read_zaal, ctx, overleg_id, self._wanted, namen=names)
        self.place.background.run(work, self._show, self._failed, key="zaal", owner=self)

    def _show(self, zaal: Zaal) -> None:
        other = self._zaal is None or self._zaal.bespreking.id != zaal.bespreking.id
        self._zaal = zaal
        overleg = zaal.overleg
        clock = f" · {overleg.tijd:%H:%M}" if overleg.tijd else ""
        self._title.setText(overleg.soort.label)
        self._when.setText(f"{weekday_date(overleg.datum)}{clock}")
        self._mark.setText(f"Gedeeld beeld · namen {'getoond' if self._names else 'verborgen'}")
        self.agenda.show_zaal(zaal)
        self.beeld.show_zaal(zaal)
        self.notities.show_beeld(zaal.beeld, zaal.aanwezig, other=other)
        self._note_screen(zaal)
        if other:
            self._since = monotonic()
            self._drafted = None
        if (
            zaal.beeld is not None and self._drafted is None
        ):  # what was typed is for no room that may see nothing
            id, drafts = zaal.bespreking.id, self.place.desk.drafts
            self.place.read(
                self, lambda: drafts.load("overleg", str(id)), partial(self._put_back, id), key="zaalconcept"
            )
        self._show_clock()

    def _note_screen(self, zaal: Zaal) -> None:
        """Keep what the room can read from now on: this casus, or none."""
        shown, item, ctx, overleg_id = (
            zaal.overleg.on_screen,
            zaal.bespreking,
            self.place.ctx,
            self._overleg_id,
        )
        if zaal.overleg.status is not OverlegStatus.BEZIG:
            return
        if zaal.beeld is not None and shown is not item:
            work = partial(aanwezig.put_on_screen, ctx, overleg_id, item.id)
        elif zaal.beeld is None and shown is not None:
            work = partial(aanwezig.clear_screen, ctx, overleg_id)
        else:
            return
        self.place.background.run(work, lambda _: None, self._failed, key="scherm", owner=self)

    def _move(self, partner_id: UUID, came: bool) -> None:
        act = aanwezig.arrive if came else aanwezig.leave
        work = partial(act, self.place.ctx, self._overleg_id, partner_id)
        self.place.background.run(work, lambda _: None, self._failed, owner=self)

    def _put_back(self, bespreking_id: UUID, draft: StoredDraft | None) -> None:
        if self._zaal is None or self._zaal.bespreking.id != bespreking_id or self._drafted is not None:
            return
        self._drafted = bespreking_id
        if draft is not None:
            self.notities.put_back(json.loads(draft.inhoud))

    def _show_clock(self) -> None:
        if self._zaal is None:
            return
        item = self._zaal.bespreking
        order = self._zaal.overleg.in_order()
        at = next(n for n, b in enumerate(order, 1) if b.id == item.id)
        left = item.minuten * 60 - item.seconden - int(monotonic() - self._since)
        told = f"nog {-(-left // 60)} min" if left > 0 else f"! {-left // 60} min over tijd"
        self._clock.setText(f"casus {at} van {len(order)} · {told}")

    def step(self, by: int) -> None:
        """Show the next or the previous casus of the agenda."""
        if self._zaal is None:
            return
        order = self._zaal.overleg.in_order()
        at = next(n for n, b in enumerate(order) if b.id == self._zaal.bespreking.id)
        self.go_to(order[min(max(at + by, 0), len(order) - 1)].id)

    def go_to(self, bespreking_id: UUID) -> None:
        """Show another casus; names are hidden again, the time is kept, what was typed stays as a draft."""
        if self._zaal is None or bespreking_id == self._zaal.bespreking.id:
            return
        self.keep()
        self._names = False
        self._problem.setText("")
        self._wanted = bespreking_id
        self._read()

    def turn_names(self) -> None:
        """Show names after it is logged, or hide them again."""
        zaal = self._zaal
        if zaal is None or zaal.beeld is None:
            return
        if self._names:
            self._names = False
            self._read()
            return
        ctx, casus_id, overleg_id = self.place.ctx, zaal.bespreking.casus_id, self._overleg_id

        def shown(_: object) -> None:
            if self._wanted in (None, zaal.bespreking.id):
                self._names = True
                self._read()

        work = partial(log_names, ctx, casus_id, overleg_id)
        self.place.background.run(work, shown, self._failed, owner=self)

    def _do(
        self,
        act: Callable[..., object],
        *args: object,
        block: Blok | None = None,
        then: Callable[[], None] = lambda: None,
        **more: object,
    ) -> None:
        """Act for the casus on the screen; `block` shows what is wrong, `then` follows when it is kept."""
        if self._zaal is None:
            return
        work = partial(act, self.place.ctx, self._overleg_id, self._zaal.bespreking.id, *args, **more)
        self._problem.setText("")
        failed = partial(self._failed, block=block)
        self.place.background.run(work, partial(self._done, then), failed, owner=self)

    def _done(self, then: Callable[[], None], _: object) -> None:
        then()
        if self._zaal is not None:
            if self._drafted is not None:
                self._discard(self._drafted)
            self._read()

    def _failed(self, error: BaseException, block: Blok | None = None) -> None:
        if isinstance(error, Botsing):
            self.notities.tell_meanwhile(
                {n: str(words) for punt in error.punten for n, words in punt.nu.items()}
            )
        elif not isinstance(error, RegelFout):
            self.place.messages.show_exception(error)
        elif block is not None and error.veld in block.fields:
            block.fields[error.veld].show_error(error.melding)
            block.fields[error.veld].setFocus()
        else:
            self._problem.setText(error.melding)

    def _agree(self, partner_id: UUID, wat: str, uiterlijk: date) -> None:
        notes = self.notities
        self._do(
            acts.agree, partner_id, wat, uiterlijk, block=notes.afspraak, then=notes.begin_next_agreement
        )

    def _note(self, beeld: str, oordeel: str, besluit: str) -> None:
        typed = {"beeld": beeld, "oordeel": oordeel, "besluit": besluit}
        self._do(
            acts.note_bespreking, block=self.notities.besluit, then=partial(self.notities.is_kept, typed),
            gezien=self.notities.seen, **typed,
        )  # fmt: skip

    def _dissent(self, partner_id: UUID, stand: Stand, tekst: str) -> None:
        notes = self.notities
        self._do(acts.dissent, partner_id, stand, tekst, block=notes.verschil, then=notes.clear_stand)

    def keep(self) -> None:
        """Keep the time that was spent, and what is typed: the rest of it as an encrypted draft."""
        if self._zaal is None:
            return
        item, ctx, notes = self._zaal.bespreking, self.place.ctx, self.notities
        seconds = int(monotonic() - self._since)
        self._since = monotonic()
        if self._zaal.beeld is not None and seconds:
            spent = partial(acts.spend_time, ctx, self._overleg_id, item.id, seconds)
            self.place.background.run(spent, lambda _: None, self._not_kept, owner=self.place)
        noted, draft = notes.unkept(), notes.loose()
        if noted and self._zaal.beeld is not None:
            said = notes.seen | noted
            kept = partial(acts.note_bespreking, ctx, self._overleg_id, item.id, gezien=notes.seen, **said)
            failed = partial(self._not_kept, bespreking_id=item.id, draft=draft | {"besluit": noted})
            self.place.background.run(kept, lambda _: None, failed, owner=self.place)
        elif noted:  # while nothing is shown, nothing is kept in the casus
            draft |= {"besluit": noted}
        if notes.is_typed() or "besluit" in draft:
            self._save_draft(item.id, draft)
        elif self._drafted is not None:
            self._discard(item.id)

    def _not_kept(
        self,
        error: BaseException,
        bespreking_id: UUID | None = None,
        draft: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        """The window went on, or is closed: what was typed stays as a draft."""
        if bespreking_id is not None and draft is not None:
            self._save_draft(bespreking_id, draft)
        if isinstance(error, RegelFout):
            self.place.messages.notice(f"{error.melding} Wat u typte in het overleg, is bewaard als concept.")
        else:
            self.place.messages.show_exception(error)

    def _save_draft(self, bespreking_id: UUID, draft: Mapping[str, Mapping[str, object]]) -> None:
        text, now = json.dumps(draft), self.place.ctx.now()
        save = partial(self.place.desk.drafts.save, "overleg", str(bespreking_id), text, now)
        self.place.background.run(save, lambda _: None, owner=self.place, key=f"concept/{bespreking_id}")

    def _discard(self, bespreking_id: UUID) -> None:
        gone = partial(self.place.desk.drafts.discard, "overleg", str(bespreking_id))
        self.place.background.run(gone, lambda _: None, owner=self.place, key=f"concept/{bespreking_id}")

    def _dress(self) -> None:
        self._scale = 0.0
        self._fit()

    def _fit(self) -> None:
        """Text as large as the window is high: the room reads it from afar."""
        scale = max(_LEAST_SCALE, self.height() / self.place.theme.px(_DESIGN_HEIGHT) * _DESIGN_SCALE)
        if abs(scale - self._scale) < 0.04 * scale:
            return
        self._scale = scale
        self.setFont(self.place.theme.font(scale))
        self.setStyleSheet(self.place.theme.sheet(scale))
        unit = self.fontMetrics().height()
        self._bar.setContentsMargins(unit, unit // 2, unit, unit // 2)
        self._bar.setSpacing(unit)
        self._middle.setContentsMargins(0, 0, 0, unit // 2)
        for layout in (self.agenda.layout(), self.notities.beeldvorming.layout(), self._side.layout()):
            if layout is not None:
                layout.setContentsMargins(unit, unit // 2, unit, unit // 2)
                layout.setSpacing(unit // 2)
        if self._zaal is not None:
            self.beeld.show_zaal(self._zaal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the window."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; the meeting itself is closed in the work window."""
        self.keep()
        dark = partial(aanwezig.clear_screen, self.place.ctx, self._overleg_id)
        self.place.background.run(dark, lambda _: None, owner=self.place)
        self._tick.stop()
        self.left.emit()
        event.accept()
