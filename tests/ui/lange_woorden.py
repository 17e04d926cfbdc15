"""A register whose texts are as long as they come: surnames, titles and partners of real length, none of them real."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from ivbdesk import resources
from ivbdesk.actions.beheer.toegang import add_officer
from ivbdesk.actions.besluitvorming.verschil import VisieGegevens, record_difference
from ivbdesk.actions.betrokkenen.organisaties import OrganisatieGegevens, add_organisatie
from ivbdesk.actions.bewaren.verzoeken import take_in
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier.overdracht import OverdrachtGegevens, ask_handover
from ivbdesk.actions.dossier.plan import DoelGegevens, set_goal
from ivbdesk.actions.dossier.stukken import StukGegevens, add_stuk
from ivbdesk.actions.publiek.overleg import OverlegGegevens, plan_overleg, put_on_agenda
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.besluitvorming.afweging import Stand
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief
from ivbdesk.cases.besluitvorming.verzoek import VerzoekSoort
from ivbdesk.cases.betrokkenen.medewerker import Recht
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.dossier.overdracht import OverdrachtSoort
from ivbdesk.cases.kader.soorten import APV_151D, Herkomst, StukSoort, Thema
from ivbdesk.cases.publiek.overleg import OverlegSoort
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.demo.scenario import Moment, play, read_vignettes
from ivbdesk.desk import Desk
from ivbdesk.storage.keys.recovery import RecoveryKey
from tests.werkplaats import CHEAP, NOW, PASSPHRASE

TITEL = "Ernstige en aanhoudende woonoverlast met vermoeden van kamerverhuur & prostitutie, Burgemeester van Heemstrastraat 118-B"
ACHTERNAAM = "Oudenaarden-Schimmelpenninck van der Oyevaar"
_ORGANISATIE = "Stichting Woningcorporatie Rijnhart Wonen & Zorgvastgoed"
LANG = (
    "Bewoner schreeuwt; verantwoordelijkheidsgevoel ontbreekt en de woonbegeleidingsovereenkomst is opgezegd. "
    "De aansprakelijkheidsverzekering keert niet uit."
)
STRAAT = "Burgemeester van Heemstra van Diepenheimstraat"


def _long(vignette: dict[str, Any]) -> dict[str, Any]:
    made = deepcopy(vignette)
    made["titel"] = TITEL
    made["adres"] = [STRAAT, "118", "B bis", "2351 ZX", "Hazerswoude-Rijndijk"]
    made["procesregie"] = "Gemeente Leiderdorp, team openbare orde, veiligheid en ondermijning"
    made["casusregie"] = "Incluzio, sociaal team Buitenhof en Zijlkwartier"
    made["eigenaar"] = _ORGANISATIE
    made["urgentie_reden"] = "Aansprakelijkheidsstelling, geweldsdelicten en uithuisplaatsingsverzoek"
    for person in made["personen"]:
        person["tussenvoegsel"], person["achternaam"] = "van den", ACHTERNAAM
    return made


def long_register(folder: Path) -> tuple[Desk, UUID]:
    """The register, open, and the casus in it that has one of everything."""
    moment = Moment(NOW - timedelta(days=760))
    desk = Desk.create(
        folder / "lang.ivb", PASSPHRASE, RecoveryKey.new(), f"Annemarie van den {ACHTERNAAM}",
        "Strategisch adviseur openbare orde en veiligheid", {APV_151D: "2:79"}, moment, CHEAP,
    )  # fmt: skip
    ctx = desk.ctx
    vignettes = read_vignettes(resources.read("demonstratie.toml"))
    (first,) = play(ctx, moment, [_long(vignettes[0])], NOW.date())
    moment.nu = max(moment.nu, NOW)
    plain = SignaalGegevens(SignaalBron.CORPORATIE, Thema.VERWARD, LANG, achternaam=ACHTERNAAM)
    for days in range(3):
        record_signaal(ctx, replace(plain, gebeurd_op=(NOW - timedelta(days=days)).date()))
    _fill(ctx, first)
    return desk, first


def _fill(ctx: Context, casus_id: UUID) -> None:
    """One of each thing that a casus, a plan and a meeting hold, and that no vignette has."""
    partner, today = ctx.reads.keten.partners()[0].id, ctx.today()
    add_officer(ctx, f"Bartholomeus {ACHTERNAAM}", "Teamleider", Recht.REGIEVOERDER)
    set_goal(ctx, casus_id, DoelGegevens(1, LANG, LANG, today, ("bellen", "schrijven")))
    rol = next(iter(OrganisatieRol))
    add_organisatie(ctx, casus_id, OrganisatieGegevens(rol, _ORGANISATIE, "verhuur@voorbeeld.invalid"))
    stand = VisieGegevens(partner, Perspectief.ZORG, Stand.TEGEN, LANG)
    record_difference(ctx, casus_id, LANG, (stand,))
    handover = OverdrachtGegevens(OverdrachtSoort.CASUSREGIE, _ORGANISATIE, LANG)
    ask_handover(ctx, casus_id, handover)
    paper = StukGegevens(LANG[:60], StukSoort.BRIEF, today, Herkomst.CORPORATIE, _ORGANISATIE, None)
    add_stuk(ctx, casus_id, paper, b"Geachte mevrouw")
    person = ctx.reads.dossier.casus(casus_id).betrokkenen[0].persoon.id
    take_in(ctx, person, VerzoekSoort.INZAGE, today, LANG)
    meeting = plan_overleg(
        ctx, OverlegGegevens(OverlegSoort.LOKAAL, today, None, _ORGANISATIE, LANG, (partner,))
    )
    put_on_agenda(ctx, meeting, [casus_id])
