"""The mapping of the domain classes on the tables.

One class for one thing: the dataclasses of `cases` are mapped as they are, so the domain knows nothing
of SQL and has no twin here.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import composite, registry, relationship

from ivbdesk.cases.besluitvorming.afweging import Afweging, Optie, Standpunt, Verantwoording
from ivbdesk.cases.besluitvorming.besluit import Besluit
from ivbdesk.cases.besluitvorming.bewijs import Bewijs
from ivbdesk.cases.besluitvorming.dossierpunt import Dossierpunt
from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.inzichtverschil import Inzichtverschil, Visie
from ivbdesk.cases.besluitvorming.maatregel import Maatregel
from ivbdesk.cases.besluitvorming.termijn import Opschorting, Termijn, Verlenging
from ivbdesk.cases.besluitvorming.uitstel import Uitstel
from ivbdesk.cases.besluitvorming.verzoek import Verzoek
from ivbdesk.cases.besluitvorming.zienswijze import Zienswijze
from ivbdesk.cases.betrokkenen.betrokkene import Betrokkenheid, Melder, Persoon, Persoonsgegevens
from ivbdesk.cases.betrokkenen.kwetsbaarheid import Kwetsbaarheid
from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.betrokkenen.medewerker import Medewerker, Toegang
from ivbdesk.cases.betrokkenen.object import Adres, Object
from ivbdesk.cases.betrokkenen.partner import Contactpersoon, Inzet, Partner
from ivbdesk.cases.betrokkenen.register import Instelling, Oplegger
from ivbdesk.cases.bewaren.vernietiging import Bewaarplicht, Vernietiging
from ivbdesk.cases.dossier.afspraak import Afspraak
from ivbdesk.cases.dossier.casus import Casus, Statusovergang
from ivbdesk.cases.dossier.doel import Doel, Stap
from ivbdesk.cases.dossier.overdracht import Overdracht
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.dossier.verstrekking import Convenant, Verstrekking
from ivbdesk.cases.invoer.invoer import Invoer, Invoerregel
from ivbdesk.cases.kader.kaderversie import Kaderversie
from ivbdesk.cases.keten.knelpunt import Knelpunt
from ivbdesk.cases.publiek.overleg import Bespreking, Deelname, Overleg
from ivbdesk.cases.signaal.signaal import Dubbelbesluit, Signaal, Signaaldeling, Wegingsantwoord
from ivbdesk.cases.zoeken.weergave import Weergave
from ivbdesk.storage.tables import dossier as t

_mapper = registry(metadata=t.metadata)


def start_mappers() -> None:
    """Map the domain classes on the tables; a second call does nothing."""
    if sa.inspect(Casus, raiseerr=False) is not None:
        return
    plain: dict[type[Any], sa.Table] = {
        Instelling: t.instelling,
        Medewerker: t.medewerker,
        Melder: t.melder,
        Tijdlijnitem: t.tijdlijnitem,
        Leefgebiedscore: t.leefgebiedscore,
        Inzet: t.inzet,
        Afspraak: t.afspraak,
        Standpunt: t.standpunt,
        Verantwoording: t.verantwoording,
        Maatregel: t.maatregel,
        Dossierpunt: t.dossierpunt,
        Statusovergang: t.statusovergang,
        Oplegger: t.oplegger,
        Toegang: t.toegang,
        Stuk: t.stuk,
        Bewaarplicht: t.bewaarplicht,
        Vernietiging: t.vernietiging,
        Verzoek: t.verzoek,
        Kaderversie: t.kaderversie,
        Bewijs: t.bewijs,
        Zienswijze: t.zienswijze,
        Besluit: t.besluit,
        Optie: t.optie,
        Opschorting: t.opschorting,
        Verlenging: t.verlenging,
        Handhavingsverzoek: t.handhavingsverzoek,
        Contactpersoon: t.contactpersoon,
        Convenant: t.convenant,
        Overdracht: t.overdracht,
        Stap: t.stap,
        Deelname: t.deelname,
        Bespreking: t.bespreking,
        Verstrekking: t.verstrekking,
        Visie: t.visie,
        Knelpunt: t.knelpunt,
        Wegingsantwoord: t.wegingsantwoord,
        Dubbelbesluit: t.dubbelbesluit,
        Signaaldeling: t.signaaldeling,
        Kwetsbaarheid: t.kwetsbaarheid,
        Uitstel: t.uitstel,
        Invoerregel: t.invoerregel,
        Weergave: t.weergave,
    }
    for kind, table in plain.items():
        _mapper.map_imperatively(kind, table)
    _mapper.map_imperatively(
        Partner,
        t.partner,
        properties={
            "contactpersonen": relationship(
                Contactpersoon,
                order_by=t.contactpersoon.c.naam,
                lazy="selectin",
                cascade="all, delete-orphan",
            )
        },
    )
    _mapper.map_imperatively(
        Doel, t.doel, properties={"stappen": relationship(Stap, order_by=t.stap.c.volgorde)}
    )
    _mapper.map_imperatively(
        Inzichtverschil,
        t.inzichtverschil,
        properties={"visies": relationship(Visie, order_by=t.visie.c.op)},
    )
    _mapper.map_imperatively(
        Overleg,
        t.overleg,
        properties={
            "deelnames": relationship(Deelname, lazy="selectin", cascade="all, delete-orphan"),
            "agenda": relationship(
                Bespreking, order_by=t.bespreking.c.volgorde, lazy="selectin", cascade="all, delete-orphan"
            ),
        },
    )
    _mapper.map_imperatively(
        Signaal,
        t.signaal,
        properties={
            "antwoorden": relationship(
                Wegingsantwoord,
                order_by=t.wegingsantwoord.c.code,
                lazy="selectin",
                cascade="all, delete-orphan",
            ),
            "dubbelbesluiten": relationship(Dubbelbesluit, lazy="selectin", cascade="all, delete-orphan"),
            "delingen": relationship(
                Signaaldeling, order_by=t.signaaldeling.c.op, lazy="selectin", cascade="all, delete-orphan"
            ),
        },
    )
    _mapper.map_imperatively(
        Invoer,
        t.invoer,
        properties={
            "regels": relationship(Invoerregel, order_by=t.invoerregel.c.regel, cascade="all, delete-orphan")
        },
    )
    c = t.object_.c
    place = composite(Adres, c.straat, c.huisnummer, c.toevoeging, c.postcode, c.plaats)
    _mapper.map_imperatively(Object, t.object_, properties={"adres": place})
    content = composite(Persoonsgegevens, *(t.persoon.c[part.name] for part in fields(Persoonsgegevens)))
    _mapper.map_imperatively(
        Persoon, t.persoon, properties={"gegevens": content}, exclude_properties=["volgnr"]
    )
    _mapper.map_imperatively(
        Betrokkenheid,
        t.betrokkenheid,
        properties={"persoon": relationship(Persoon, lazy="joined", innerjoin=True)},
    )
    _mapper.map_imperatively(
        Afweging,
        t.afweging,
        properties={
            "opties": relationship(Optie, order_by=t.optie.c.volgorde),
            "standpunten": relationship(Standpunt),
            "verantwoordingen": relationship(Verantwoording),
        },
    )
    _mapper.map_imperatively(
        Termijn,
        t.termijn,
        properties={
            "opschortingen": relationship(Opschorting, order_by=t.opschorting.c.vanaf),
            "verlengingen": relationship(Verlenging, order_by=t.verlenging.c.op),
        },
    )
    _mapper.map_imperatively(
        Casus,
        t.casus,
        properties={
            "object": relationship(Object),
            "betrokkenen": relationship(Betrokkenheid),
            "melders": relationship(Melder),
            "tijdlijn": relationship(
                Tijdlijnitem, order_by=(t.tijdlijnitem.c.datum, t.tijdlijnitem.c.vastgelegd_op)
            ),
            "leefgebieden": relationship(Leefgebiedscore, order_by=t.leefgebiedscore.c.datum),
            "inzetten": relationship(Inzet, order_by=t.inzet.c.sinds),
            "afspraken": relationship(Afspraak, order_by=t.afspraak.c.uiterlijk),
            "maatregelen": relationship(Maatregel, order_by=t.maatregel.c.voorgesteld_op),
            "afwegingen": relationship(Afweging, order_by=t.afweging.c.vastgelegd_op),
            "dossierpunten": relationship(Dossierpunt, order_by=t.dossierpunt.c.code),
            "overgangen": relationship(Statusovergang, order_by=t.statusovergang.c.op),
            "bewijzen": relationship(Bewijs, cascade="all, delete-orphan"),
            "stukken": relationship(Stuk, order_by=t.stuk.c.datum, passive_deletes="all"),
            "zienswijzen": relationship(Zienswijze, order_by=t.zienswijze.c.uitgenodigd_op),
            "besluiten": relationship(Besluit, order_by=t.besluit.c.opgesteld_op),
            "termijnen": relationship(Termijn, order_by=t.termijn.c.vanaf),
            "handhavingsverzoeken": relationship(
                Handhavingsverzoek, order_by=t.handhavingsverzoek.c.ontvangen_op
            ),
            "doelen": relationship(Doel, order_by=(t.doel.c.leefgebied, t.doel.c.gemaakt_op)),
            "overdrachten": relationship(Overdracht, order_by=t.overdracht.c.gevraagd_op),
            "verstrekkingen": relationship(Verstrekking, order_by=t.verstrekking.c.vastgelegd_op),
            "kwetsbaarheden": relationship(Kwetsbaarheid, order_by=t.kwetsbaarheid.c.sinds),
            "uitstellen": relationship(Uitstel, order_by=t.uitstel.c.op),
            "verschillen": relationship(Inzichtverschil, order_by=t.inzichtverschil.c.ontstaan_op),
        },
    )
