"""One audience of one casus: gives each text as these may read it, by the table, or what stands in its place.

A projection asks for a field by its name. What the table does not know raises, so nothing is printed that nobody judged.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from ivbdesk.cases.besluitvorming.afweging import Afweging, Standpunt
from ivbdesk.cases.besluitvorming.inzichtverschil import Perspectief, Visie
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.dossier.leesregels import Anders, of_klasse, of_spoor
from ivbdesk.cases.dossier.leestabel import veld_van
from ivbdesk.cases.dossier.stuk import Stuk
from ivbdesk.cases.dossier.tijdlijn import Tijdlijnitem
from ivbdesk.cases.kader.kader import Dossierpuntsoort, Maatregelsoort, Toets
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.kader.soorten import Herkomst, Klasse
from ivbdesk.cases.publiek.redactie import Redactie

WITHHELD = "Vastgelegd in het register; de inhoud is niet voor deze ontvanger bestemd."
_FUNCTIES = {Herkomst.ZORG: "zorgpartner", Herkomst.POLITIE: "politie of OM", Herkomst.OM: "politie of OM"}
_VAN_PERSPECTIEF = {Perspectief.ZORG: Herkomst.ZORG, Perspectief.VEILIGHEID: Herkomst.POLITIE}
_BY_LABEL = {k.label.casefold(): k for k in (Klasse.BURGEMEESTER, Klasse.POLITIE, Klasse.OM)}
_BY_LABEL["gemeente"] = Klasse.GEMEENTE
Herkomsten = frozenset[Herkomst]


@dataclass(frozen=True)
class Lezer:
    """Those who read, the names that are taken out for them, and the partners that are known."""

    publiek: Publiek
    clean: Redactie
    partners: Sequence[Partner] = ()

    def may(self, thing: object, veld: str, over: Collection[Herkomst] = ()) -> bool:
        """Whether they read this field; `over` are the origins of the means, partner or leefgebied it is about."""
        own = getattr(thing, "herkomst", None)
        found = veld_van(type(thing), veld).origins(Herkomst(own) if own else None, over)
        id = getattr(thing, "id", None)
        return found is not None and self.publiek.may_read(id if isinstance(id, UUID) else None, *found)

    def text(self, thing: object, veld: str, over: Collection[Herkomst] = ()) -> str:
        """The words of a field, or that they are withheld where the table says so; empty where there are none."""
        words: str = getattr(thing, veld)
        if self.may(thing, veld, over):
            return self.clean(words)
        return WITHHELD if words.strip() and veld_van(type(thing), veld).anders is Anders.WOORDEN else ""

    def reads_means(self, soort: Maatregelsoort) -> bool:
        """Whether they may read of a means more than that there is one of its kind."""
        return self.publiek.sees(of_spoor(soort.spoor))

    def on_item(self, soort: Dossierpuntsoort, words: str) -> str:
        """Words on an item of the file, unless they tell of care to who may not read it."""
        if self.publiek.sees(*of_item(soort)):
            return self.clean(words)
        return WITHHELD if words.strip() else ""

    def partner(self, id: UUID | None, *, lang: bool = False) -> str:
        """The name of a partner, or what kind of partner it is."""
        found = self.known(id)
        origin = self.origin(id)
        if not self.publiek.sees(origin) or found is None:
            return _FUNCTIES.get(origin, "partner")
        return found.naam if lang else found.kort

    def known(self, id: UUID | None) -> Partner | None:
        """The partner with this id."""
        return next((partner for partner in self.partners if partner.id == id), None)

    def origin(self, id: UUID | None) -> Herkomst:
        """The origin of what this partner says or does."""
        found = self.known(id)
        return of_klasse(found.klasse if found is not None else None)

    def organisation(self, thing: object, veld: str) -> str:
        """An organisation that stands in a field by its name, or what it is."""
        name: str = getattr(thing, veld)
        return name if self.may(thing, veld, self.named(name)) else self._function(name)

    def care_by(self, weighing: Afweging) -> str:
        """Who gave the care perspective."""
        return weighing.zorg_door if self.may(weighing, "zorg_door") else _FUNCTIES[Herkomst.ZORG]

    def safety_by(self, weighing: Afweging) -> str:
        """Who gave the safety perspective."""
        named = self.may(weighing, "veiligheid_door")
        return weighing.veiligheid_door if named else _FUNCTIES[Herkomst.POLITIE]

    def care_words(self, weighing: Afweging) -> str:
        """The care perspective, or the functional words that may be told instead."""
        if self.may(weighing, "zorgperspectief"):
            return self.clean(weighing.zorgperspectief)
        return self.text(weighing, "zorg_deelbaar") or WITHHELD

    def regie(self, casus: Casus) -> str:
        """Through whom something can be asked: an officer or organisation, unless that is a partner that is not named."""
        alike = {of_klasse(p.klasse) for p in self.partners if _alike(casus.procesregie, p)} or {
            Herkomst.EIGEN
        }
        named = casus.procesregie.strip() and self.may(casus, "procesregie", alike)
        return f"procesregisseur {casus.procesregie}" if named else "de procesregisseur"

    def named(self, name: str, unknown: Klasse | None = None) -> Herkomsten:
        """The origins of what an organisation of this name says; of one that we do not know it may be care."""
        exact = [p for p in self.partners if name.strip().casefold() in _names(p)]
        klasse = _BY_LABEL.get(name.strip().casefold())
        if klasse is not None and not exact:
            return frozenset({of_klasse(klasse)})
        found = exact or [p for p in self.partners if _alike(name, p)]
        return frozenset(of_klasse(p.klasse) for p in found) or frozenset({of_klasse(unknown)})

    def _function(self, name: str) -> str:
        found = {p.klasse for p in self.partners if name.strip().casefold() in _names(p) or _alike(name, p)}
        return _FUNCTIES.get(of_klasse(found.pop()), "organisatie") if len(found) == 1 else "organisatie"

    def source(self, thing: Tijdlijnitem | Stuk, herkomst: Herkomst) -> str:
        """From whom it comes; of who reported, and of a partner that may not be named here, only the kind (domein 3.3)."""
        named = any(
            _alike(thing.bron, p) and not self.publiek.sees(of_klasse(p.klasse)) for p in self.partners
        )
        hidden = herkomst is Herkomst.MELDER or named or not self.may(thing, "bron")
        return self.clean(thing.bron) if thing.bron and not hidden else herkomst.label


def of_means(soort: Maatregelsoort) -> Herkomsten:
    """The origin of what is said about a means."""
    return frozenset({of_spoor(soort.spoor)})


def of_area(nummer: int, gebieden: Leefgebieden) -> Herkomsten:
    """The origin of what is said on a leefgebied, whoever says it: health is care."""
    return frozenset({Herkomst.ZORG if gebieden.is_zorg(nummer) else Herkomst.EIGEN})


def of_item(soort: Dossierpuntsoort) -> Herkomsten:
    """The origin of what is said of an item of the file: that of the fields of a weighing that prove it, or of care."""
    found = {Herkomst.ZORG if soort.toets.of_care else Herkomst.EIGEN}
    for name in soort.velden if soort.toets is Toets.AFWEGING else ():
        found |= veld_van(Afweging, name).origins(None, (Herkomst.EIGEN,)) or set()
    return frozenset(found)


def of_stand(lezer: Lezer, stand: Standpunt | Visie) -> Herkomsten:
    """The origins of a stand: that of who holds it, and that of the perspective from which it is told."""
    if isinstance(stand, Standpunt):
        return lezer.named(stand.organisatie)
    view = _VAN_PERSPECTIEF.get(stand.perspectief, Herkomst.EIGEN)
    return frozenset({lezer.origin(stand.partner_id), view})


def _names(partner: Partner) -> tuple[str, ...]:
    return partner.kort.casefold(), partner.naam.casefold(), partner.code.casefold()


def _alike(name: str, partner: Partner) -> bool:
    """Whether one of these names stands whole in the other: "GGZ Rivierduinen" and "GGZ"."""
    mine = f" {' '.join(name.casefold().replace(',', ' ').split())} "
    for known in (partner.kort, partner.naam):
        other = f" {' '.join(known.casefold().replace(',', ' ').split())} "
        if other.strip() and mine.strip() and (mine in other or other in mine):
            return True
    return False
