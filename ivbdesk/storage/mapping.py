"""The mapping of the domain classes on the tables.

One class for one thing: the dataclasses of `cases` are mapped as they are, so the domain knows nothing
of SQL and has no twin here.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import composite, registry, relationship

from ivbdesk.cases.afspraak import Afspraak
from ivbdesk.cases.afweging import Afweging, Optie, Standpunt, Verantwoording
from ivbdesk.cases.besluit import Besluit
from ivbdesk.cases.betrokkene import Betrokkenheid, Melder, Persoon
from ivbdesk.cases.bewijs import Bewijs
from ivbdesk.cases.casus import Casus, Statusovergang
from ivbdesk.cases.dossierpunt import Dossierpunt
from ivbdesk.cases.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.kaderversie import Kaderversie
from ivbdesk.cases.leefgebied import Leefgebiedscore
from ivbdesk.cases.maatregel import Maatregel
from ivbdesk.cases.medewerker import Medewerker, Toegang
from ivbdesk.cases.object import Adres, Object
from ivbdesk.cases.partner import Inzet, Partner
from ivbdesk.cases.register import Instelling, Oplegger
from ivbdesk.cases.stuk import Stuk
from ivbdesk.cases.termijn import Opschorting, Termijn, Verlenging
from ivbdesk.cases.tijdlijn import Tijdlijnitem
from ivbdesk.cases.vernietiging import Bewaarplicht, Vernietiging
from ivbdesk.cases.verzoek import Verzoek
from ivbdesk.cases.zienswijze import Zienswijze
from ivbdesk.storage import tables as t

_mapper = registry(metadata=t.metadata)


def start_mappers() -> None:
    """Map the domain classes on the tables; a second call does nothing."""
    if sa.inspect(Casus, raiseerr=False) is not None:
        return
    plain: dict[type[Any], sa.Table] = {
        Instelling: t.instelling,
        Medewerker: t.medewerker,
        Partner: t.partner,
        Persoon: t.persoon,
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
    }
    for kind, table in plain.items():
        _mapper.map_imperatively(kind, table)
    c = t.object_.c
    place = composite(Adres, c.straat, c.huisnummer, c.toevoeging, c.postcode, c.plaats)
    _mapper.map_imperatively(Object, t.object_, properties={"adres": place})
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
        },
    )
