"""The list of cases gives its columns what their words need: whole on a line, or on two, at every width."""

from __future__ import annotations

import pytest

from ivbdesk.actions.dossier.casus import NieuwePersoon, open_casus
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.ui.dossier.casussen import CasussenPage
from ivbdesk.ui.widgets.column_fit import shared
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.gemeten import cut_lines
from tests.ui.hand import rest
from tests.werkplaats import casus_gegevens


@pytest.mark.parametrize(("wide", "lines"), [(960, 2), (1024, 2), (1280, 1), (1440, 1), (1920, 1)])
def test_nothing_is_cut_and_a_row_has_one_line_where_there_is_room(
    window: MainWindow, wide: int, lines: int
) -> None:
    someone = NieuwePersoon(Persoonsgegevens("Elif", "van den", "Broek", 1980), Rol.OVERLASTGEVER)
    open_casus(window.place.ctx, casus_gegevens(titel="Meervoudig Laan van Klarenbeek 178"), someone)
    window.resize(wide, 768)
    window.go_to("casussen")
    rest(window)
    casussen = window.pages["casussen"]
    assert isinstance(casussen, CasussenPage)
    table = casussen.table
    assert list(cut_lines(table)) == []
    assert round(table.rowHeight(0) / table.fontMetrics().height() - 1) == lines


def test_what_is_spare_goes_to_the_column_that_lacks_most() -> None:
    needs, least = [100, 300, 150], [100, 150, 120]
    assert shared(550, needs, least, {1, 2}, [0, 1, 2]) == {0: 100, 1: 300, 2: 150}
    assert shared(370, needs, least, {1, 2}, [0, 1, 2]) == {0: 100, 1: 150, 2: 120}
    assert shared(460, needs, least, {1, 2}, [0, 1, 2]) == {0: 100, 1: 225, 2: 135}
    assert sum(shared(1000, needs, least, {1, 2}, [0, 1, 2]).values()) == 1000
