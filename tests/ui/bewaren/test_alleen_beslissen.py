"""Where one officer may destroy alone, it is not said that another decides."""

from __future__ import annotations

from ivbdesk.cases.bewaren.bewaren import read_bewaartermijnen
from ivbdesk.ui.bewaren.bewaren import BewarenTab
from ivbdesk.ui.widgets.basics import MutedLabel, PrimaryButton, SecondaryButton
from ivbdesk.ui.window.main_window import MainWindow
from tests.actions.bewaren.test_bewaren_signaal import TERMS_TEXT, dismiss, heard, waiting
from tests.cases.zaak import KADER
from tests.ui.hand import settle
from tests.werkplaats import Klok


def test_only_of_refusing_is_said_that_another_does_it(window: MainWindow, klok: Klok) -> None:
    desk = window.place.desk
    alone = TERMS_TEXT.replace(
        'uitkomsten = ["niets", "advies"]', 'uitkomsten = ["niets", "advies"]\npersonen = 1'
    )
    terms = read_bewaartermijnen(alone, "bewaartermijnen.toml", KADER.maatregelen)
    object.__setattr__(desk.ctx.naslag, "termijnen", terms)
    dismiss(desk, heard(desk))
    waiting(desk, klok)
    tab = BewarenTab(window.place)
    tab.reload()
    settle(window)
    tab.proposals.selectRow(0)
    (carrying,) = (one for one in tab.findChildren(PrimaryButton) if one.text() == "Vernietigen …")
    (refusing,) = (one for one in tab.findChildren(SecondaryButton) if one.text() == "Afwijzen …")
    assert (carrying.isEnabled(), refusing.isEnabled()) == (True, False)
    told = " ".join(label.text() for label in tab.findChildren(MutedLabel) if not label.isHidden())
    assert "beslist over vernietiging" not in told
    assert "Vernietigen mag u hier zelf. Afwijzen doet een ander" in told
    assert refusing.toolTip() in told
