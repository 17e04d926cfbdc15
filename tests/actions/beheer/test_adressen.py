"""The addresses of the municipality: an extract loaded as a whole, and what a beginning becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from ivbdesk.actions.beheer.adressen import load_addresses
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.desk import Desk
from tests.werkplaats import database_of

BAG = """\
openbareruimtenaam;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaatsnaam;buurtnaam;wijknaam
Proeflaan;12;;;2351 AB;Leiderdorp;Houtkamp;West
Proeflaan;12;A;;2351 AB;Leiderdorp;Houtkamp;West
Proeflaan;12;A;2;2351AB;Leiderdorp;Houtkamp;West
Proeflaan;120;;;2351 AC;Leiderdorp;Houtkamp;West
Hoge Rijndijk;3;;BIS;2352 BD;Leiderdorp;Doeskwartier;Zuid
Łódźplein;7;;;2352 BE;Leiderdorp;Doeskwartier;Zuid
Proeflaan;5;;;2353 XX;Elders;;
Proeflaan;twaalf;;;2353 XX;Elders;;
"""


def load(desk: Desk, folder: Path, text: str, codec: str = "utf-8") -> tuple[int, ...]:
    path = folder / "bag.csv"
    path.write_bytes(text.encode(codec))
    return load_addresses(desk.ctx, desk.invoerbank.lees_adressen(path)).overgeslagen


def test_a_beginning_becomes_streets_and_addresses_and_a_postcode_leads_there(
    desk: Desk, tmp_path: Path
) -> None:
    reads = desk.ctx.reads.adressen
    assert reads.aanvullen("proef") == []
    assert load(desk, tmp_path, BAG) == (9,)
    assert reads.telling() == (7, 4)

    def become(typed: str) -> list[str]:
        return [str(one.adres) for one in reads.aanvullen(typed)]

    assert become("proe") == ["Proeflaan, Elders", "Proeflaan, Leiderdorp"]
    assert become("PROEFLAAN 12") == [
        "Proeflaan 12, 2351 AB Leiderdorp", "Proeflaan 12 A, 2351 AB Leiderdorp",
        "Proeflaan 12 A2, 2351 AB Leiderdorp", "Proeflaan 120, 2351 AC Leiderdorp",
    ]  # fmt: skip
    assert become("proeflaan 12a2") == ["Proeflaan 12 A2, 2351 AB Leiderdorp"]
    assert become("rijn") == ["Hoge Rijndijk, Leiderdorp"]
    assert become("lodz") == ["Łódźplein, Leiderdorp"]
    assert become("2352bd 3") == ["Hoge Rijndijk 3 BIS, 2352 BD Leiderdorp"]
    assert become("100%") == become("_") == become("") == []
    (known,) = reads.vind(Adres("proeflaan", 12, "a-2"))
    assert (known.adres.postcode, known.waar) == ("2351 AB", "buurt Houtkamp, wijk West")
    assert [one.adres.straat for one in reads.vind(Adres("", 3, "bis", "2352 BD"))] == ["Hoge Rijndijk"]
    assert reads.vind(Adres("Proeflaan", 13)) == []


def test_another_extract_takes_the_place_of_the_one_before_and_a_bad_one_changes_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    load(desk, tmp_path, BAG)
    other = "Straatnaam,Huisnummer,Postcode,Woonplaats\nÉénlaan,1,2351 AB,Leiderdorp\n"
    load(desk, tmp_path, f"Uittreksel\n{other}", "cp1252")
    reads = desk.ctx.reads.adressen
    assert [str(one.adres) for one in reads.aanvullen("eenl")] == ["Éénlaan, Leiderdorp"]
    assert reads.telling() == (1, 1)
    for wrong in ("a;b;c\n1;2;3\n", "straat;huisnummer;postcode\nLaan;x;2351 AB\n"):
        with pytest.raises(RegelFout):
            load(desk, tmp_path, wrong)
    assert reads.telling() == (1, 1)
    with database_of(desk).connect() as connection:
        log = " ".join(connection.scalars(sa.text("SELECT wijzigingen FROM audit")))
    assert "7 adressen geladen" in log
    assert "laan" not in log


def test_a_refused_extract_tells_the_heads_it_found(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RegelFout, match="Bovenaan staat: Straatje, Nr, Zip"):
        load(desk, tmp_path, "Straatje;Nr;Zip\nLaan;1;2351 AB\n")
