"""Two registers in which the same happens, but for what is closed: who may not see that must be told the same by both."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from ivbdesk.actions.beheer import toegang
from ivbdesk.actions.bewaren.verzoeken import named_requests
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.zoeken.rijen import Auditregel, CasusFilter, SignaalFilter, WerkFilter
from ivbdesk.desk import Desk
from ivbdesk.drukwerk import drukkerij
from ivbdesk.storage.drafts import Drafts
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.window.main_window import MainWindow
from tests.storage.collega import context_of
from tests.ui.hand import rest, settle
from tests.werkplaats import Klok, new_desk, reopen

PLACES = (
    Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp"),
    Adres("Stilleweg", 8, "", "2352 CD", "Leiderdorp"),
)
ROLES = {"collega": Recht.REGIEVOERDER, "lezer": Recht.LEZER, "beheerder": Recht.BEHEERDER}
"""Who works in the register beside the owner."""
SHARED = ("object", "persoon")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Zaak:
    """A casus of the machine: its id in each register (only in the first for one that is silent), and who sees it."""

    ids: list[UUID]
    merk: str
    nummer: str
    verzwegen: bool
    besloten: bool
    plek: int
    persoon: str
    binnen: set[str] = field(default_factory=set)

    def is_hidden_from(self, role: str) -> bool:
        """Whether this role may not know of it."""
        return (self.besloten or self.verzwegen) and role not in self.binnen


class Wereld:
    """A register with everything, one without what is silent, their clock and their officers."""

    def __init__(self, folder: Path) -> None:
        self.klok = Klok()
        if not (
            folder / "leeg"
        ).exists():  # made once: a register takes longer to make than all that happens in it
            (folder / "leeg").mkdir()
            desk = new_desk(folder / "leeg", self.klok)
            for naam, recht in ROLES.items():
                toegang.add_officer(desk.ctx, naam, "OOV", recht)
            desk.close()
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        self.desks = [
            reopen(shutil.copytree(folder / "leeg", self.folder / name), self.klok)
            for name in ("vol", "kaal")
        ]
        self.ctx: list[dict[str, Context]] = []
        for desk in self.desks:
            officers = {item.naam: item.id for item in desk.ctx.reads.beheer.medewerkers()}
            theirs = {naam: context_of(desk, officers[naam]) for naam in ROLES}
            self.ctx.append({"eigenaar": desk.ctx, **theirs})
        self.zaken: list[Zaak] = []
        self.overleggen: list[list[UUID]] = []
        self.nood: list[tuple[Zaak, str, object]] = []

    def tick(self, by: timedelta = timedelta(minutes=7)) -> None:
        """Time goes on; what was opened in an emergency ends by itself."""
        self.klok.nu += by
        for zaak, role, until in self.nood:
            if until <= self.klok.nu:  # type: ignore[operator]  # a moment
                zaak.binnen.discard(role)
        self.nood = [item for item in self.nood if item[2] > self.klok.nu]  # type: ignore[operator]  # a moment

    def both(self, zaak: Zaak, do: Callable[[Context, UUID], object]) -> None:
        """Do this as the owner in each register that has the casus."""
        for ctxs, id in zip(self.ctx, zaak.ids, strict=False):
            do(ctxs["eigenaar"], id)
        self.tick()

    def close(self) -> None:
        """Let go of both registers."""
        for desk in self.desks:
            desk.close()
        shutil.rmtree(self.folder)


def told(ctx: Context, people: set[str]) -> str:
    """All that the reads tell an officer, in one text, without ids."""
    reads, today = ctx.reads, ctx.today()
    cases = reads.dossier.casussen(CasusFilter(alleen_open=False), today, 0, 99)
    sheets = [read_blad(ctx, row.id) for row in cases]
    open_work = WerkFilter()
    found: list[object] = [
        cases,
        reads.dossier.count_casussen(CasusFilter(alleen_open=False), today),
        [(sheet.op_dit_adres, sheet.stand.punten, sheet.gaten) for sheet in sheets],
        [reads.dossier.casussen_van_persoon(b.persoon.id) for s in sheets for b in s.casus.betrokkenen],
        reads.werk.werk(open_work, today, 0, 99), reads.werk.werk_tellingen(open_work, today),
        reads.werk.tellingen(today), reads.werk.uitgesteld(None, today),
        reads.keten.lopende_afspraken(), sorted(gap[:2] for gap in reads.keten.ketengaten()),
        reads.keten.open_verschillen(), reads.keten.kwetsbare_personen(today, today),
        reads.signaal.signalen(SignaalFilter(alleen_open=False), 0, 99),
        reads.signaal.count_signalen(SignaalFilter(alleen_open=False)),
        [reads.gelijkenis.buren(plek, "", "") for plek in PLACES],
        [reads.gelijkenis.buren(Adres(), "Jo", name) for name in sorted(people)],
        [reads.gelijkenis.lijkend_adres(plek) for plek in PLACES],
        [reads.signaal.meldingen_op(plek, ctx.now()) for plek in PLACES],
        [reads.inzage.naamgenoten("Jo", name) for name in sorted(people)],
        [reads.zoeken.zoek_casussen(word, today) for word in ("LD-2026", "Merk", *sorted(people))],
        [reads.zoeken.zoek_teksten(word, today) for word in ("gebeurtenis", "afspraak")],
        [
            (meeting.datum, [(item.vraag, item.beeld, item.besluit) for item in meeting.in_order()])
            for meeting in reads.publiek.overleggen()
        ],
        named_requests(ctx), reads.bewaren.vernietigingen(), reads.bewaren.gesloten_casussen(today),
        reads.bewaren.onderdelen(today, today), reads.invoer.bekende_personen(), reads.invoer.invoeren(),
        [as_shown(line) for line in reads.beheer.auditregels(0, 999) if line.entiteit not in SHARED],
    ]  # fmt: skip
    return _UUID.sub("#", json.dumps(found, default=repr, ensure_ascii=False))


def new_things(ctx: Context) -> set[str]:
    """The lines of the log about people and places, of which one may be known already by what is closed."""
    lines = ctx.reads.beheer.auditregels(0, 999)
    return {_UUID.sub("#", repr(as_shown(line))) for line in lines if line.entiteit in SHARED}


def as_shown(line: Auditregel) -> object:
    """A line of the log as the page shows it: not its place in the chain, and of what changed only which fields."""
    changed: dict[str, list[object]] = json.loads(line.wijzigingen) if line.wijzigingen else {}
    return (
        line.op,
        line.wie,
        line.actie,
        line.reden,
        line.entiteit,
        line.nummer,
        sorted(changed),
        changed.get("wat"),
    )


def window_of(desk: Desk, ctx: Context, theme: Theme, settings: QSettings) -> MainWindow:
    """The window as this officer has it, over a register that is open."""
    theirs = copy(desk)
    theirs.ctx, theirs.drafts = ctx, Drafts(desk.register.engine, ctx.officer, desk.register.note_drafts)
    theirs.drukkerij = drukkerij(ctx)
    made = MainWindow(theirs, theme, settings)
    made.show()
    made.resize(1440, 900)
    settle(made)
    return made


def pages(window: MainWindow) -> Iterator[str]:
    """What can be read on every page of the window, and in what a search for each of these words finds."""
    for key in window.pages:
        window.go_to(key)
        settle(window)
        yield from shown(window)
    for tab in window.beheer.tab_pages:
        window.go_to("beheer")
        window.beheer.tabs.show_tab(tab)
        settle(window)
        yield from shown(window)


def searched(window: MainWindow, words: str) -> Iterator[str]:
    """What the search field shows for these words."""
    window.top.search.setFocus()
    window.top.search.setText(words)
    window.top.search.textEdited.emit(words)
    rest(window)
    yield from (text for text in shown(window) if text != words)
    window.top.search.clear()


def shown(root: QWidget) -> Iterator[str]:
    """Every text of a window: words, tooltips, names for a screen reader, and the cells of lists."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (
            widget.toolTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.windowTitle(),
        )
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                    index = model.index(row, column)
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                        yield str(index.data(role) or "")
