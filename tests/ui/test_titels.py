"""What stands at the top of a form, and in the taskbar, is said in whole words."""

from __future__ import annotations

from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.widgets.basics import HeaderLabel
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.rondgang import forms


def test_no_title_of_a_form_ends_within_a_word(window: MainWindow) -> None:
    short = {p.kort: p.naam for p in window.place.ctx.reads.keten.partners() if p.kort.endswith(".")}
    assert "Belastingd." in short
    wrong = []
    for name, dialog in forms(window):
        assert isinstance(dialog, FormDialog)
        titles = [dialog.findChildren(HeaderLabel)[0].text(), dialog.windowTitle().removesuffix(" – ivbdesk")]
        told = [title for title in titles if "…" in title or any(title.endswith(cut) for cut in short)]
        if told or "Pdf" in titles[1]:
            wrong.append((name, told))
    assert wrong == []
