"""Which rows of a list that was judged are taken in."""

from __future__ import annotations

import pytest

from ivbdesk.cases.invoer.invoercheck import Controle
from ivbdesk.cases.invoer.invoerveld import InvoerSoort
from ivbdesk.cases.invoer.rijkeurder import Invoerrij, Rijbevinding
from ivbdesk.cases.taal.fouten import RegelFout

NEW, KNOWN, KNOWN_TOO = Invoerrij(2, {}), Invoerrij(3, {}, bekend="S-1"), Invoerrij(4, {}, bekend="S-2")
BAD = Invoerrij(5, {}, (Rijbevinding(5, "Tekst", "De tekst ontbreekt.", "Vul hem in."),))


def judged(*rows: Invoerrij) -> Controle:
    return Controle(InvoerSoort.SIGNAAL, rows)


def test_a_known_row_comes_in_only_when_it_is_named() -> None:
    assert judged(KNOWN, NEW, KNOWN_TOO).choose() == [NEW]
    assert judged(KNOWN, NEW, KNOWN_TOO).choose({3}) == [KNOWN, NEW]


def test_a_bad_row_is_mended_or_left_out() -> None:
    with pytest.raises(RegelFout, match="1 rij kan niet worden ingevoerd"):
        judged(NEW, BAD).choose({5})
    assert judged(NEW, BAD).choose({5}, zonder_foute=True) == [NEW]


def test_an_import_brings_something_in() -> None:
    for rows in ((), (KNOWN,)):
        with pytest.raises(RegelFout, match="geen rij"):
            judged(*rows).choose()
