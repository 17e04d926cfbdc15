"""One table of the figures: drawn, in words and numbers, and how it was counted."""

from __future__ import annotations

from collections.abc import Callable

from ivbdesk.cases.cijfers.blad import ALLEMAAL_KLEIN, Bladregel, Bladtabel
from ivbdesk.ui.rapportage.staven import Staven
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel
from ivbdesk.ui.widgets.plain_table import PlainTable
from ivbdesk.ui.workplace import Workplace

_MOST_ROWS, _NARROW = 25, 10


class Tabelkaart(Card):
    """The card; Enter on a line asks what is behind its number."""

    def __init__(
        self,
        place: Workplace,
        tabel: Bladtabel,
        nu: str,
        toen: str,
        behind: Callable[[Bladtabel, Bladregel], None] | None,
    ) -> None:
        super().__init__(tabel.kop)
        self.tabel = tabel
        if tabel.alles_klein:
            self.add(Label(ALLEMAAL_KLEIN))
            return
        if tabel.getekend:
            self.add(Staven(place.theme, tabel, nu, toen))
            self.add(MutedLabel(tabel.legenda(nu, toen, "Gearceerd"), small=True))
        self.table = PlainTable[str](
            place.theme,
            tabel.kop,
            [(tabel.eenheid.capitalize(), 0), (nu, max(len(nu), _NARROW)), (toen, max(len(toen), _NARROW))],
            "Hier is niets te tonen.",
        )
        self.table.show_whole(_MOST_ROWS)
        lines = tabel.all_lines()
        self.table.show_rows(
            [(f"{n}", (line.naam, line.nu.teken, line.toen.teken)) for n, line in enumerate(lines)]
        )
        if behind is not None:
            self.table.asked_open.connect(lambda at: behind(tabel, lines[at]))
        self.add(self.table)
        for told in tabel.zinnen:
            self.add(Label(told))
        self.add(MutedLabel(f"Zo geteld: {tabel.zo_geteld}", small=True))
