"""A meeting as it is played in the real conference window, with a plain account beside it of what was said there.

The account knows nothing of the program: who may read what is written out once more in `READERS` (domein 3.2).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivbdesk.actions.beheer.toegang import add_officer, close_casus_to, open_casus_to_all
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.actions.dossier.tijdlijn import ItemGegevens, record_entry
from ivbdesk.actions.keten import keten
from ivbdesk.actions.publiek import aanwezig
from ivbdesk.actions.publiek import overleg as acts
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.partner import InzetRol, Partner
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.storage.unit_of_work import Changes
from ivbdesk.ui.background import Background
from ivbdesk.ui.messages import Messages
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.conference import Conference
from ivbdesk.ui.window.idle import IdleWatch
from ivbdesk.ui.workplace import Workplace
from tests.storage.collega import context_of
from tests.ui.publiek.test_zaal import READERS, everything_said
from tests.werkplaats import NOW, PERSOON, casus_gegevens, new_desk, reopen

CODES = ("gemeente_oov", "incluzio", "ggz", "rijnhart_wonen", "politie", "om", "zvh", "halt")
KLASSE = {
    "gemeente_oov": Klasse.GEMEENTE, "incluzio": Klasse.ZORG, "ggz": Klasse.ZORG,
    "rijnhart_wonen": Klasse.CORPORATIE, "politie": Klasse.POLITIE, "om": Klasse.OM,
    "zvh": Klasse.VEILIGHEIDSHUIS, "halt": Klasse.OVERIG,
}  # fmt: skip
INVITED = CODES[:-2]
ROLES = (CODES, ("gemeente_oov", "incluzio", "ggz", "rijnhart_wonen"))
"""Who has a role in the first casus, and in the second."""
NAME, HIDDEN = "Jo van der Berg", "[overlastgever]"
PATIENCE_S = 60.0
MEETINGS = 8
"""Over the same two cases; then they are made anew."""
BOB = ("beeld", "oordeel", "besluit")
LOOSE = ("wat", "tekst")


def readers_of(kinds: Collection[Klasse]) -> frozenset[Klasse]:
    """Who may read later what was said among these."""
    for origin, own in (
        (Herkomst.ZORG, Klasse.ZORG),
        (Herkomst.POLITIE, Klasse.POLITIE),
        (Herkomst.OM, Klasse.OM),
    ):
        if own in kinds and set(kinds) <= READERS[origin]:
            return frozenset(READERS[origin])
    return frozenset(READERS[Herkomst.EIGEN])


ALL = frozenset(Klasse)
NEVER = datetime.min.replace(tzinfo=UTC)


class Huis:
    """One register, one work window and its conference window, for many meetings."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder, self._theme = folder, theme
        self.desk = new_desk(folder)
        self._colleague = add_officer(self.desk.ctx, "Bram Collega", "OOV", Recht.BEHEERDER)
        self._played = 0
        self._pair: list[UUID] = []
        self._enter()
        self.partners: dict[str, Partner] = {p.code: p for p in self.ctx.reads.keten.partners()}

    @property
    def ctx(self) -> Context:
        return self.desk.ctx

    def cases(self) -> list[UUID]:
        """Two cases, of which at most some meetings before this one spoke."""
        if self._played % MEETINGS == 0:
            self._pair = [self._open(roles) for roles in ROLES]
        self._played += 1
        return self._pair

    def _open(self, roles: Collection[str]) -> UUID:
        ctx = self.ctx
        casus_id = open_casus(ctx, casus_gegevens(), PERSOON)
        for code in roles:
            given = keten.InzetGegevens(self.partners[code].id, 1, InzetRol.BETROKKEN)
            keten.assign_partner(ctx, casus_id, given)
        for origin, word in ((Herkomst.POLITIE, "Mutatiewoord"), (Herkomst.ZORG, "Zorgwoord")):
            entry = ItemGegevens(ItemSoort.NOTITIE, Aard.FEIT, origin, "bron", word, NOW.date())
            record_entry(ctx, casus_id, entry)
        return casus_id

    def _enter(self) -> None:
        self.colleague = context_of(self.desk, self._colleague)
        self.work = QWidget()
        self.messages = Messages(self.work)
        self.background = Background(self.messages, self.work)
        self.place = Workplace(self.desk, self.background, self.messages, self._theme, self.work)
        self.conference = Conference(self.work, self.place, IdleWatch(self.work, 10, lambda: None))
        self.work.resize(800, 600)
        self.work.show()

    def leave(self) -> None:
        """Lock: what is typed is kept, the register closes, nothing of the window stays."""
        self.conference.end()
        self.background.shutdown()
        self.desk.close()
        self.work.close()
        self.work.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def enter(self) -> None:
        """Unlock: the register is opened anew."""
        self.desk = reopen(self._folder)
        self._enter()

    def rest(self) -> None:
        """Wait until all work is done and shown."""
        quiet = 0
        while quiet < 2:
            assert self.background.wait_idle(PATIENCE_S)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            quiet = quiet + 1 if self.background.is_idle else 0

    @property
    def zaal(self) -> ZaalWindow:
        assert self.conference.zaal is not None
        return self.conference.zaal

    def on_the_screen(self) -> str:
        """Every word of every window but the work window itself, with what is on the clipboard."""
        others = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not self.work]
        return "\n".join(everything_said(top) for top in {self.zaal, *others})


@dataclass(frozen=True)
class Typed:
    """Words in a field that were not kept: who may read them, and who was there for all of it."""

    text: str
    readers: frozenset[Klasse]
    heard_by: frozenset[str]
    with_names: bool


@dataclass
class Casus:
    """What was said of one casus in this meeting."""

    id: UUID
    item_id: UUID
    roles: tuple[str, ...]
    closed: bool = False
    kept: dict[str, str] = field(default_factory=lambda: dict.fromkeys(BOB, ""))
    readers: frozenset[Klasse] = ALL
    """Of what was kept."""
    typed: dict[str, Typed] = field(default_factory=dict)
    said: dict[str, frozenset[Klasse]] = field(default_factory=dict)
    """Every afspraak and stand by its words, with who may read it."""


class Verloop:
    """One meeting over two cases, and the account of it."""

    def __init__(self, huis: Huis, present: Collection[str]) -> None:
        self.huis = huis
        self.room = set(present) & set(INVITED)
        """Who is there: whoever left is away for the cases to come too."""
        self.names, self.at, self.own_copy = False, 0, ""
        ctx = huis.ctx
        made = huis.cases()
        invited = tuple(huis.partners[code].id for code in INVITED)
        given = acts.OverlegGegevens(OverlegSoort.LOKAAL, NOW.date(), None, "", "", invited)
        self.overleg_id = acts.plan_overleg(ctx, given)
        acts.put_on_agenda(ctx, self.overleg_id, made)
        agenda = ctx.reads.publiek.overleg(self.overleg_id).in_order()
        self.cases = [Casus(i.casus_id, i.id, roles) for i, roles in zip(agenda, ROLES, strict=True)]
        for code in INVITED:
            aanwezig.expect(ctx, self.overleg_id, huis.partners[code].id, code in self.room)
        acts.begin_overleg(ctx, self.overleg_id)
        self.hold()

    def hold(self) -> None:
        """Open the conference window; it goes on at the casus that stood on the screen last."""
        self.huis.conference.hold(self.overleg_id)
        self.huis.zaal.activateWindow()
        assert QTest.qWaitForWindowActive(self.huis.zaal)
        self.huis.rest()
        agenda = self.huis.colleague.reads.publiek.overleg(self.overleg_id).agenda
        shown = {item.id: max(time.van for time in item.vertoningen) for item in agenda if item.vertoningen}
        here = [n for n, casus in enumerate(self.cases) if not casus.closed]
        self.at = max(here, key=lambda n: (shown.get(self.cases[n].item_id, NEVER), -n))
        self.names = False

    @property
    def casus(self) -> Casus:
        """The one on the screen."""
        return self.cases[self.at]

    def beside(self, by: int) -> int:
        """The casus that the keys go to; one that is closed to the officer is passed by, until it is opened again."""
        order = [n for n, casus in enumerate(self.cases) if n == self.at or not casus.closed]
        return order[min(max(order.index(self.at) + by, 0), len(order) - 1)]

    @property
    def kinds(self) -> set[Klasse]:
        return {KLASSE[code] for code in self.room}

    @property
    def is_shown(self) -> bool:
        """Whether anything of the casus may be on the screen."""
        return not self.casus.closed and self.room <= {*self.casus.roles, "gemeente_oov"}

    def may_hear(self) -> bool:
        """Whether everyone here may read what was kept."""
        readers = self.casus.readers
        return self.is_shown and self.kinds <= readers

    def may_stay(self, typed: Typed) -> bool:
        """Whether words that were typed may be on the screen: for those who came later, and without names."""
        later = {KLASSE[code] for code in self.room - typed.heard_by}
        named = typed.with_names and not self.names and NAME in typed.text
        return self.is_shown and later <= typed.readers and not named

    def expected(self, name: str) -> str:
        """What the field must hold now."""
        typed = self.casus.typed.get(name)
        if typed is not None:
            return typed.text if self.may_stay(typed) else ""
        kept = self.casus.kept.get(name, "") if self.may_hear() else ""
        return kept if self.names else kept.replace(NAME, HIDDEN)

    def is_open_for(self, name: str) -> bool:
        """Whether the officer can type in the field."""
        typed = self.casus.typed.get(name)
        unseen = name in BOB and not self.may_hear()
        return self.is_shown and not unseen and (typed is None or self.may_stay(typed))

    def note_typed(self, name: str, text: str) -> None:
        """The officer typed: the field holds this now."""
        before = self.casus.typed.get(name)
        if text.strip() == (self.casus.kept.get(name, "")):
            self.casus.typed.pop(name, None)
            return
        heard = before.heard_by & self.room if before else frozenset(self.room)
        readers = (before.readers if before else ALL) & readers_of(self.kinds)
        self.casus.typed[name] = Typed(text, readers, heard, self.names)

    def note_copied(self, name: str) -> None:
        """The officer copied a field: what he typed there with names hidden is his own to copy."""
        typed = self.casus.typed.get(name)
        self.own_copy = typed.text if typed is not None and self.may_stay(typed) and not self.names else ""

    def note_kept(self) -> bool:
        """The officer kept picture, judgement and decision; what is not on the screen is not kept."""
        ready = [n for n in BOB if n in self.casus.typed and self.is_open_for(n)]
        for name in ready:
            typed = self.casus.typed.pop(name)
            kept = self.casus.kept[name]
            hidden = kept.replace(NAME, HIDDEN)
            typed_on = kept and typed.text.startswith(hidden)
            self.casus.kept[name] = (kept + typed.text[len(hidden) :] if typed_on else typed.text).strip()
            self.casus.readers &= typed.readers & readers_of(self.kinds)
        return bool(ready)

    def note_said(self, name: str) -> None:
        """The officer kept an afspraak or a stand."""
        typed = self.casus.typed.pop(name)
        self.casus.said[typed.text.strip()] = typed.readers & readers_of(self.kinds)

    def note_left(self) -> None:
        """The casus goes off the screen, with all that can be kept of it kept; names are hidden."""
        self.note_kept()
        self.names = False

    def come_or_go(self, code: str) -> None:
        """Somebody comes or goes; names are hidden again before who comes in."""
        self.room ^= {code}
        if code in self.room:
            self.names = False

    def tick_at_work(self, code: str) -> None:
        """The tick box of the work window."""
        act = aanwezig.arrive if code in self.room else aanwezig.leave
        act(self.huis.ctx, self.overleg_id, self.huis.partners[code].id)

    def close_to_me(self, closed: bool) -> None:
        """A colleague closes the casus to others, or opens it again."""
        other, casus = self.huis.colleague, self.casus
        act = close_casus_to if closed else lambda ctx, id, _, why: open_casus_to_all(ctx, id, why)
        act(other, casus.id, (), "familie van een collega")
        casus.closed = closed
        self.huis.place.changed.emit(Changes(frozenset({casus.id}), frozenset({"casus"})))

    def leaks(self) -> Iterator[str]:
        """What stands on the screen though someone there may not read it."""
        seen = self.huis.on_the_screen()
        for number, casus in enumerate(self.cases):
            here = number == self.at
            for name, text in casus.kept.items():
                if text and text.split()[0] in seen and not (here and self.may_hear()):
                    yield f"{name} van casus {number}: {text}"
            for name, typed in casus.typed.items():
                word = (typed.text.split() or [""])[-1]
                if word.startswith("W") and word in seen and not (here and self.may_stay(typed)):
                    yield f"getypt {name} van casus {number}: {typed.text}"
            for text, readers in casus.said.items():
                if text.split()[0] in seen and not (here and self.is_shown and self.kinds <= readers):
                    yield f"gezegd over casus {number}: {text}"
        if NAME in seen and not self.names and not self._typed_a_name():
            yield NAME
        if "Mutatiewoord" in seen and not (self.is_shown and self.kinds <= READERS[Herkomst.POLITIE]):
            yield "Mutatiewoord"
        if "Zorgwoord" in seen and not (self.is_shown and self.kinds <= READERS[Herkomst.ZORG]):
            yield "Zorgwoord"

    def _typed_a_name(self) -> bool:
        """Whether the officer typed a name with names hidden: it is there by his own hand, on the clipboard too."""
        if self.own_copy and QApplication.clipboard().text() == self.own_copy:
            return True
        return any(NAME in t.text and self.may_stay(t) for t in self.casus.typed.values())

    def losses(self, *, everywhere: bool = False) -> Iterator[str]:
        """What is not as it was kept or typed; of the casus on the screen, or of both."""
        agenda = {item.id: item for item in self.huis.colleague.reads.publiek.overleg(self.overleg_id).agenda}
        for number, casus in enumerate(self.cases):
            item = agenda[casus.item_id]
            stored = {"beeld": item.beeld, "oordeel": item.oordeel, "besluit": item.besluit}
            if stored != casus.kept:
                yield f"vastgelegd bij casus {number}: {stored}, niet {casus.kept}"
            if not casus.closed and (everywhere or number == self.at):
                found = self.huis.ctx.reads.dossier.casus(casus.id)
                texts = {a.wat for a in found.afspraken if a.bespreking_id == casus.item_id}
                mine = [v for v in found.verschillen if v.bespreking_id == casus.item_id]
                texts |= {visie.tekst for v in mine for visie in v.visies}
                if texts != set(casus.said):
                    yield f"gezegd over casus {number}: {texts}, niet {set(casus.said)}"
        for name, input in self.inputs().items():
            if input != self.expected(name):
                yield f"het veld {name}: {input!r}, niet {self.expected(name)!r}"

    def inputs(self) -> dict[str, str]:
        """What stands in the fields."""
        notes = self.huis.zaal.notities
        fields = (notes.picture, notes.judgement, notes.decision, notes.what, notes.words)
        return {f.name: f.value() for f in fields}
