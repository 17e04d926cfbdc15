"""A draft holds everything that was typed but who reported."""

from __future__ import annotations

from uuid import UUID

import pytest
import sqlalchemy as sa

from ivbdesk.actions.dossier.blad import read_blad
from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.dossier.tijdlijn import ItemSoort
from ivbdesk.ui.betrokkenen.melder_dialog import MelderDialog
from ivbdesk.ui.dossier.item_dialog import ItemDialog
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.signaal.signaal_dialog import SignaalDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import settle
from tests.werkplaats import PERSOON, casus_gegevens

NAME, REACH = "Ria Boterbloem", "06 55501234"


def drafts(window: MainWindow) -> str:
    """All that is kept as a draft."""
    with window.place.desk.register.engine.connect() as connection:  # type: ignore[attr-defined]  # the real register
        return "\n".join(connection.scalars(sa.text("SELECT inhoud FROM concept")))


def forms(window: MainWindow, casus_id: UUID) -> dict[str, tuple[FormDialog, dict[str, str]]]:
    place = window.place
    blad = read_blad(place.ctx, casus_id)
    return {
        "melder": (MelderDialog(place, casus_id, window), {"naam": NAME, "contact": REACH}),
        "signaal": (
            SignaalDialog(place, None, window),
            {"tekst": "veel aanloop", "melder_naam": NAME, "melder_contact": REACH},
        ),
        "regel": (ItemDialog(place, blad, None, window), {"tekst": "veel aanloop", "bron": NAME}),
    }


@pytest.mark.parametrize("which", ["melder", "signaal", "regel"])
def test_a_form_keeps_all_but_who_reported(window: MainWindow, which: str) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    form, typed = forms(window, casus_id)[which]
    form.start()
    settle(window)
    for name, text in typed.items():
        form.fields[name].set_value(text)
    form.keep_draft()
    settle(window)
    kept = drafts(window)
    assert kept, "a draft is kept"
    assert "Boterbloem" not in kept
    assert "55501234" not in kept
    if "tekst" in typed:
        assert typed["tekst"] in kept
    form.reject()
    settle(window)


def test_the_quick_line_keeps_all_but_who_reported(window: MainWindow) -> None:
    casus_id = open_casus(window.place.ctx, casus_gegevens(), PERSOON)
    window.open_casus(casus_id, "Tijdlijn")
    settle(window)
    quick = window.casus_page.tijdlijn.quick
    quick.kind.set_value(ItemSoort.MELDING)
    quick.who.set_value(NAME)
    quick.text.set_value("veel aanloop")
    quick.keep_draft()
    settle(window)
    assert "veel aanloop" in drafts(window)
    assert "Boterbloem" not in drafts(window)
