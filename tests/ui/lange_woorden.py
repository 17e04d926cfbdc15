"""A register whose texts are as long as they come: surnames, titles and partners of real length, none of them real."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from ivbdesk import resources
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.kader.soorten import APV_151D, Thema
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens
from ivbdesk.demo.scenario import Moment, play, read_vignettes
from ivbdesk.desk import Desk
from ivbdesk.storage.keys.recovery import RecoveryKey
from tests.werkplaats import CHEAP, NOW, PASSPHRASE

TITEL = "Ernstige en aanhoudende woonoverlast met vermoeden van kamerverhuur, Burgemeester van Heemstrastraat 118-B"
ACHTERNAAM = "Oudenaarden-Schimmelpenninck van der Oyevaar"
STRAAT = "Burgemeester van Heemstra van Diepenheimstraat"


def _long(vignette: dict[str, Any]) -> dict[str, Any]:
    made = deepcopy(vignette)
    made["titel"] = TITEL
    made["adres"] = [STRAAT, "118", "B bis", "2351 ZX", "Hazerswoude-Rijndijk"]
    made["procesregie"] = "Gemeente Leiderdorp, team openbare orde, veiligheid en ondermijning"
    made["casusregie"] = "Incluzio, sociaal team Buitenhof en Zijlkwartier"
    made["eigenaar"] = "Stichting Woningcorporatie Rijnhart Wonen en Zorgvastgoed"
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
    plain = SignaalGegevens(
        SignaalBron.CORPORATIE,
        Thema.VERWARD,
        "Bewoner schreeuwt; verantwoordelijkheidsgevoel ontbreekt, woonbegeleidingsovereenkomst is opgezegd.",
        achternaam=ACHTERNAAM,
    )
    for hours in range(3):
        record_signaal(ctx, replace(plain, gebeurd_op=(NOW - timedelta(days=hours)).date()))
    return desk, first
