"""The audit log, page by page: who did what, and why; or who looked at what."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ivbdesk.actions.context import AMSTERDAM
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.cases.zoeken.rijen import Auditregel
from ivbdesk.ui.widgets.basics import LinkButton, MutedLabel
from ivbdesk.ui.widgets.layouts import row
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_PAGE = 100
_VIEWS = "casus bekijken"
_TELLING = frozenset({"wat", "botsing"})
"""What a line has that tells of something, and changed nothing."""


class LogboekTab(QWidget):
    """Newest first, a hundred lines at a time."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._offset = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            MutedLabel(
                "Het logboek kan niet worden gewijzigd; elke regel is aan de vorige geketend. U leest wat u mag zien.",
                small=True,
            )
        )
        self.only_views = QCheckBox("Alleen wie welke casus bekeek")
        self.only_views.toggled.connect(self._from_start)
        self._newer = LinkButton("Nieuwer", lambda: self._turn(-_PAGE))
        self._older = LinkButton("Ouder", lambda: self._turn(_PAGE))
        column.addLayout(row(self.only_views, self._newer, self._older))
        columns = (("Wanneer", 18), ("Wie", 20), ("Wat", 0), ("Waarom", 0))
        self.log = PlainTable[object](place.theme, "Logboek", columns, "Nog geen regels.")
        column.addWidget(self.log, 1)

    def reload(self) -> None:
        """Read the page of the log that is shown again."""
        reads, offset = self.place.ctx.reads, self._offset
        act = _VIEWS if self.only_views.isChecked() else ""
        self.place.read(
            self, lambda: reads.beheer.auditregels(offset, _PAGE + 1, actie=act), self._show, key="logboek"
        )

    def _from_start(self) -> None:
        self._offset = 0
        self.reload()

    def _turn(self, by: int) -> None:
        self._offset = max(0, self._offset + by)
        self.reload()

    def _show(self, rows: Sequence[Auditregel]) -> None:
        self._newer.setEnabled(self._offset > 0)
        self._older.setEnabled(len(rows) > _PAGE)
        self.log.show_rows([(line.volgnr, _words(line)) for line in rows[:_PAGE]])


def _words(line: Auditregel) -> tuple[str, ...]:
    at = line.op.astimezone(AMSTERDAM)
    changes: dict[str, list[object]] = json.loads(line.wijzigingen) if line.wijzigingen else {}
    is_new = "id" in changes
    only_told = "wat" in changes and changes.keys() <= _TELLING and changes["wat"][0] is None
    told = str(changes["wat"][1]) if only_told else ""
    names = (name.replace("_", " ") for name in changes if name not in _TELLING)
    fields = "nieuw" if is_new else ", ".join(names)
    about = " · ".join(part for part in (line.nummer, line.entiteit.capitalize(), fields, told) if part)
    return (
        f"{short_date(at.date())} {at:%H:%M}",
        line.wie,
        f"{line.actie.capitalize()}\n{about}",
        line.reden,
    )
