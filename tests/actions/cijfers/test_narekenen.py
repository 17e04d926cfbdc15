"""Every figure is what an independent count of the plain rows gives, for each kind of selection."""

from __future__ import annotations

from datetime import date

import pytest

from ivbdesk.cases.cijfers.periode import Periode, Selectie
from ivbdesk.desk import Desk
from tests.actions.cijfers.narekenen import differences
from tests.actions.cijfers.verzonnen import invent


@pytest.mark.op_beide_motoren
def test_every_figure_of_an_invented_register_is_right(desk: Desk) -> None:
    invent(desk, 120, 7)
    for selectie in (
        Selectie(Periode.of_year(2025)),
        Selectie(Periode(date(2024, 5, 3), date(2026, 2, 11))),
        Selectie(Periode.of_year(2025), "", "Midden (2352)"),
        Selectie(Periode.of_year(2025), "meervoudig", "Overig"),
    ):
        assert differences(desk, selectie) == [], selectie
