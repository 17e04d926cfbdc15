"""One casus of the scenario while it is being played."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ivbdesk.actions.betrokkenen import betrokkenen
from ivbdesk.actions.context import Context
from ivbdesk.actions.dossier import casus as casus_actions
from ivbdesk.actions.dossier.beloften import finish_promise
from ivbdesk.cases.betrokkenen.betrokkene import Persoonsgegevens, Rol
from ivbdesk.cases.betrokkenen.object import Adres
from ivbdesk.cases.dossier.belofte import Afronding, BelofteUitkomst, Terugkoppelwijze
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.kader.kader import CasusSoort, Huurvorm
from ivbdesk.cases.kader.soorten import Urgentie


@dataclass
class Speler:
    """A casus with the people, melders and named entries that its steps speak of."""

    ctx: Context
    spec: dict[str, Any]
    partners: dict[str, UUID]
    casus_id: UUID = field(init=False)
    namen: dict[str, UUID] = field(default_factory=dict)
    melders: list[UUID] = field(default_factory=list)

    def open(self) -> None:
        """Open the casus with its people and sealed melders."""
        straat, nummer, toevoeging, postcode, plaats = self.spec["adres"]
        gegevens = casus_actions.CasusGegevens(
            soort=CasusSoort(self.spec["soort"]),
            titel=self.spec["titel"],
            doel=self.spec["doel"],
            grondslag=self.spec["grondslag"],
            urgentie=Urgentie(self.spec["urgentie"]),
            urgentie_reden=self.spec["urgentie_reden"],
            procesregie=self.spec["procesregie"],
            casusregie=self.spec["casusregie"],
            adres=Adres.parse(straat, nummer, toevoeging, postcode, plaats),
            huurvorm=Huurvorm(self.spec["huurvorm"]),
            eigenaar=self.spec["eigenaar"],
        )
        people = [
            casus_actions.NieuwePersoon(
                Persoonsgegevens(p["voornaam"], p["tussenvoegsel"], p["achternaam"], p["geboortejaar"]),
                Rol(p["rol"]),
            )
            for p in self.spec["personen"]
        ]
        self.casus_id = casus_actions.open_casus(self.ctx, gegevens, people[0] if people else None)
        for person in people[1:]:
            betrokkenen.add_betrokkene(self.ctx, self.casus_id, person)
        for melder in self.spec.get("melders", []):
            self.melders.append(
                betrokkenen.add_melder(self.ctx, self.casus_id, melder["naam"], melder["contact"], True)
            )
        self._keep_promises()

    def _keep_promises(self) -> None:
        """In this story what was promised is done at once; what its signals promise is still to be done."""
        for item in self.casus.beloften:
            how = Terugkoppelwijze.TELEFOON if item.soort.is_terugkoppeling else None
            done = Afronding(BelofteUitkomst.GEDAAN, self.ctx.today(), how, "Gebeld en de eerste stap gezet")
            finish_promise(self.ctx, item.id, done)

    @property
    def casus(self) -> Casus:
        """The casus as it is now."""
        return self.ctx.reads.dossier.casus(self.casus_id)
