"""Every form that shows what stands in the register is saved over what stands there then; of any other it is said why not."""

from __future__ import annotations

import inspect

from ivbdesk.ui.forms.form_dialog import FormDialog
from tests.ui.formulieren import every_form

NEW = "it records something new: an earlier thing stays as it is"
AGAIN = "it asks for an act, of which the domain decides again on what stands there then"
LOOKS = "it keeps nothing of the register but that it was done"
OWN = "it is of this officer, or of this computer, alone"

FOLLOWS_NOTHING = {
    "AanvaardDialog": NEW,
    "AfschaalDialog": AGAIN,
    "AfsplitsDialog": AGAIN,
    "AfspraakDialog": NEW,
    "AfwezigDialog": NEW,
    "AgendaDialog": NEW,
    "AntwoordDialog": AGAIN,
    "BehandelaarDialog": AGAIN,
    "BelofteDialog": AGAIN,
    "BriefDialog": LOOKS,
    "DeelDialog": NEW,
    "EindDialog": AGAIN,
    "EindeRolDialog": AGAIN,
    "HandhavingsbesluitDialog": AGAIN,
    "HandhavingsverzoekDialog": NEW,
    "HerstelProefDialog": LOOKS,
    "HerstelsleutelDialog": OWN,
    "HervatDialog": AGAIN,
    "IngebrekeDialog": AGAIN,
    "IntrekDialog": AGAIN,
    "InzageDialog": "it judges signals one by one, and the act itself asks where a colleague judged one since",
    "KopieDialog": LOOKS,
    "KopieProefDialog": LOOKS,
    "KwetsbaarheidKlaarDialog": AGAIN,
    "LeeftijdDialog": NEW,
    "LijstDialog": LOOKS,
    "MelderDialog": NEW,
    "NalezenDialog": LOOKS,
    "NieuwVerzoekDialog": NEW,
    "NieuweCasusDialog": NEW,
    "NoodDialog": LOOKS,
    "ObjectDialog": NEW,
    "OpgaanDialog": AGAIN,
    "OpneemDialog": NEW,
    "OpleggerDialog": NEW,
    "OpschortDialog": AGAIN,
    "OverdraagDialog": AGAIN,
    "OverdrachtDialog": NEW,
    "PassphraseDialog": OWN,
    "PlanbeginDialog": NEW,
    "PlanversieDialog": AGAIN,
    "RedenDialog": AGAIN,
    "StandpuntDialog": "the act itself tells of a stand that was not seen",
    "StatusDialog": AGAIN,
    "StukDialog": NEW,
    "TermijnDialog": NEW,
    "TermijnKlaarDialog": AGAIN,
    "ToonMelderDialog": LOOKS,
    "ToonMeldersDialog": LOOKS,
    "TijdDialog": OWN,
    "UitstelDialog": NEW,
    "UitvoerDialog": LOOKS,
    "VerbeurteDialog": NEW,
    "VerbindDialog": NEW,
    "VernieuwDialog": OWN,
    "VerschilDialog": NEW,
    "VertegenwoordigerDialog": NEW,
    "VerzoekDialog": NEW,
    "VoorstelDialog": NEW,
    "WeergaveDialog": OWN,
    "WeigerDialog": AGAIN,
    "ZaakstukDialog": NEW,
    "ZoekTweedeDialog": LOOKS,
}


def follows(kind: type[FormDialog]) -> bool:
    """Whether this form, or what it is made of, says what it shows of the register."""
    return any(
        ".follow(" in inspect.getsource(one)
        for one in kind.__mro__
        if issubclass(one, FormDialog) and one is not FormDialog
    )


def test_each_form_follows_the_register_or_says_why_not() -> None:
    silent = {kind.__name__ for kind in every_form() if not follows(kind)}
    assert silent - FOLLOWS_NOTHING.keys() == set(), "follow what it shows, or say here why not"
    assert FOLLOWS_NOTHING.keys() - silent == set()
