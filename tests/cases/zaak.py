"""A casus in memory, for the rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from ivbdesk import resources
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Persoon, Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.betrokkenen.partner import Inzet, InzetRol, Partner
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Tijdlijnitem, Verificatie
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.kader_lezer import read_handelingskader
from ivbdesk.cases.kader.leefgebied_kader import read_leefgebieden
from ivbdesk.cases.kader.soorten import Herkomst, Klasse, Urgentie

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
KADER = read_handelingskader(resources.read("handelingskader.toml"), "handelingskader.toml")
GEBIEDEN = read_leefgebieden(resources.read("leefgebieden.toml"), "leefgebieden.toml")
INCLUZIO = Partner(
    uuid4(),
    "incluzio",
    "Incluzio Leiderdorp",
    "Incluzio",
    "zorg",
    klasse=Klasse.ZORG,
    expertise="1,7",
    codes="Z01",
)
GGZ = Partner(
    uuid4(),
    "ggz",
    "Geestelijke gezondheidszorg",
    "GGZ",
    "zorg",
    klasse=Klasse.ZORG,
    expertise="9",
    codes="Z06",
)
PARTNERS = (INCLUZIO, GGZ)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def zaak(**changes: object) -> Casus:
    """An active casus of woonoverlast with one person and an address."""
    casus = Casus(
        uuid4(), "LD-2026-001", 1, CasusSoort.WOONOVERLAST, "Woonoverlast Proeflaan 3", CasusStatus.ACTIEF,
        Urgentie.GEEL, "", "overlast beëindigen", "Gemeentewet art. 172", days_ago(60), "2026-1",
        procesregie="Gemeente OOV", casusregie="Incluzio", geinformeerd_op=days_ago(50),
        object=Object(uuid4(), Adres("Proeflaan", 3, "", "2351 AB", "Leiderdorp"), Huurvorm.SOCIALE_HUUR),
    )  # fmt: skip
    person = Persoon(uuid4(), Persoonsgegevens("Jo", "van der", "Berg", 1980))
    casus.betrokkenen.append(Betrokkenheid(uuid4(), casus.id, person, Rol.OVERLASTGEVER, days_ago(60)))
    for name, value in changes.items():
        setattr(casus, name, value)
    return casus


def score(casus: Casus, gebied: int, value: int | None, days: int = 10) -> None:
    casus.leefgebieden.append(
        Leefgebiedscore(uuid4(), casus.id, gebied, value, days_ago(days), "sociaal team")
    )


def inzet(casus: Casus, gebied: int, partner: Partner, rol: InzetRol = InzetRol.TREKKER) -> Inzet:
    made = Inzet(uuid4(), casus.id, partner.id, gebied, rol, days_ago(10))
    casus.inzetten.append(made)
    return made


def afspraak(casus: Casus, gebied: int, in_days: int) -> Afspraak:
    made = Afspraak(
        uuid4(),
        casus.id,
        "bellen",
        INCLUZIO.id,
        "",
        TODAY + timedelta(days=in_days),
        days_ago(50),
        leefgebied=gebied,
    )
    casus.afspraken.append(made)
    return made


def item(
    casus: Casus, soort: ItemSoort, tekst: str = "tekst", days: int = 5, melder: UUID | None = None,
    herkomst: Herkomst = Herkomst.EIGEN, bron: str = "OOV", verificatie: Verificatie = Verificatie.GEMELD,
    bijzonder: bool = False, incident: UUID | None = None,
) -> Tijdlijnitem:  # fmt: skip
    made = Tijdlijnitem(
        uuid4(), casus.id, soort, Aard.WAARNEMING, herkomst, bron, tekst, days_ago(days), NOW,
        verificatie=verificatie, melder_id=melder, bijzonder=bijzonder, incident_id=incident,
    )  # fmt: skip
    casus.tijdlijn.append(made)
    return made
