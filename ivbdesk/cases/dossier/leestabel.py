"""The table of fields: of every text of every entity by what it is judged, and what others get in its place.

A field that does not stand here is printed nowhere: `veld_van` raises for it. A test walks all fields of all entities.
"""

from __future__ import annotations

from collections.abc import Mapping

from ivbdesk.cases.dossier.leesregels import Anders, Leesmaat, Veld

_EIGEN = Veld((Leesmaat.EIGEN,))
_MERK = Veld((Leesmaat.MERK,))
_NERGENS = Veld((Leesmaat.NERGENS,))
_VERZEGELD = Veld((Leesmaat.VERZEGELD,))
_PERSOON = Veld((Leesmaat.PERSOON,))
_HERKOMST = Veld((Leesmaat.HERKOMST,))
_BRON = Veld((Leesmaat.BRON,), Anders.FUNCTIE)
_ALLES = Veld((Leesmaat.ALLES,), Anders.WOORDEN)
_MIDDEL = Veld((Leesmaat.MIDDEL,), Anders.WOORDEN)
_MIDDEL_WEG = Veld((Leesmaat.MIDDEL,))
_VEILIGHEID = Veld((Leesmaat.MIDDEL, Leesmaat.POLITIE), Anders.WOORDEN)
_ZORG = Veld((Leesmaat.MIDDEL, Leesmaat.ZORG), Anders.WOORDEN)
_PARTNER = Veld((Leesmaat.PARTNER,), Anders.WOORDEN)
_PARTNER_DEEL = Veld((Leesmaat.PARTNER,), Anders.DEELBAAR)
_PARTNER_NAAM = Veld((Leesmaat.PARTNER,), Anders.FUNCTIE)
_GEBIED = Veld((Leesmaat.GEBIED,), Anders.WOORDEN)
_GEBIED_WEG = Veld((Leesmaat.GEBIED,))


def _rows(*groups: tuple[Veld, str]) -> Mapping[str, Veld]:
    return {name: veld for veld, names in groups for name in names.split()}


VELDEN: Mapping[str, Mapping[str, Veld]] = {
    "Casus": _rows(
        (_MERK, "nummer kader_versie"),
        (_EIGEN, "titel doel grondslag urgentie_reden"),
        (_PARTNER_NAAM, "procesregie"),
        (_NERGENS, "casusregie niet_geinformeerd_reden zvh_criteria pgax_referentie"),
    ),
    "Statusovergang": _rows((_ALLES, "reden")),
    "Persoonsgegevens": _rows((_PERSOON, "voornaam tussenvoegsel achternaam voorletters geboortenaam")),
    "Persoon": _rows((_NERGENS, "telefoon"), (_PERSOON, "taal")),
    "Woonadres": _rows((_NERGENS, "buitenland land toelichting")),
    "Vertegenwoordiging": _rows((_NERGENS, "naam contact")),
    "Melder": _rows((_VERZEGELD, "naam contact"), (_NERGENS, "merk")),
    "Organisatie": _rows((_EIGEN, "naam"), (_NERGENS, "contact")),
    "Object": _rows((_NERGENS, "eigenaar")),
    "Casusobject": _rows((_NERGENS, "toelichting")),
    "Adres": _rows((_PERSOON, "straat toevoeging postcode plaats")),
    "Tijdlijnitem": _rows((_HERKOMST, "tekst"), (_BRON, "bron")),
    "Stuk": _rows(
        (_HERKOMST, "naam zaaksysteem zaaknummer"),
        (_BRON, "bron"),
        (_NERGENS, "uitgang sha256 inhoud lezers brief aan verzendwijze volgnummer"),
    ),
    "Leefgebiedscore": _rows((_NERGENS, "bron toelichting")),
    "Leeftijdsvaststelling": _rows((_NERGENS, "door wijze")),
    "Kwetsbaarheid": _rows((_NERGENS, "factor woorden bron")),
    "Inzet": _rows((_NERGENS, "toelichting dekking")),
    "Partner": _rows(
        (_PARTNER_NAAM, "naam kort"),
        (_MERK, "code"),
        (
            _NERGENS,
            "domein taken bevoegdheden expertise diensten prioriteiten grenzen deelt bereikbaar contact codes "
            "verwijzen ontvangt trefwoorden",
        ),
    ),
    "Contactpersoon": _rows((_NERGENS, "naam functie telefoon mail")),
    "Afspraak": _rows((_PARTNER, "wat"), (_MERK, "herkomst"), (_NERGENS, "persoon resultaat")),
    "Doel": _rows((_NERGENS, "tekst woorden_bewoner bevinding")),
    "Stap": _rows((_NERGENS, "tekst")),
    "Gataanvaarding": _rows((_MERK, "soort"), (_GEBIED_WEG, "door"), (_GEBIED, "reden")),
    "Overdracht": _rows((_NERGENS, "van naar reden criteria kenmerk antwoord")),
    "Verstrekking": _rows(
        (
            _NERGENS,
            "aan wat grondslag noodzaak onderdelen voorwaarden geinformeerd sha256 besluit_kenmerk nagelezen",
        )
    ),
    "Maatregel": _rows((_MERK, "code"), (_MIDDEL_WEG, "toelichting")),
    "Afweging": _rows(
        (_MERK, "code kader_versie"),
        (Veld((Leesmaat.ZORG,), Anders.DEELBAAR), "zorgperspectief"),
        (Veld((Leesmaat.ZORG,), Anders.FUNCTIE), "zorg_door"),
        (_EIGEN, "zorg_deelbaar"),
        (_VEILIGHEID, "veiligheidsperspectief"),
        (Veld((Leesmaat.POLITIE,), Anders.FUNCTIE), "veiligheid_door"),
        (
            _MIDDEL,
            "besluit bevoegd mandaat geschikt noodzakelijk evenwichtig evrm derden woonruimte beleid spoed_reden "
            "motivering afschaalplan wijziging",
        ),
        (_ZORG, "kwetsbaarheid verwijtbaarheid woningband toezeggingen"),
        (_MIDDEL_WEG, "gronden"),
        (_NERGENS, "bevestigd"),
    ),
    "Optie": _rows(
        (_MERK, "code"), (Veld((Leesmaat.MIDDEL,), Anders.FUNCTIE), "naam"), (_MIDDEL, "voor tegen")
    ),
    "Standpunt": _rows(
        (_PARTNER_NAAM, "organisatie"),
        (Veld((Leesmaat.PARTNER, Leesmaat.MIDDEL), Anders.DEELBAAR), "tekst"),
        (_EIGEN, "deelbaar"),
        (_NERGENS, "akkoord_door"),
    ),
    "Verantwoording": _rows((_MERK, "code"), (_MIDDEL, "toelichting")),
    "Dossierpunt": _rows((_MERK, "code"), (_MIDDEL, "toelichting")),
    "Bewijs": _rows((_MERK, "code")),
    "Besluit": _rows(
        (_MERK, "code"),
        (_MIDDEL_WEG, "last begunstiging dwangsom_per bekend_wijze toezicht ondanks"),
        (_NERGENS, "juridische_toets"),
    ),
    "Zienswijze": _rows((_MERK, "code"), (_MIDDEL_WEG, "inhoud verwerking grond")),
    "Termijn": _rows((_MERK, "code"), (_MIDDEL_WEG, "naam grondslag toelichting")),
    "Opschorting": _rows((_MIDDEL_WEG, "reden")),
    "Verlenging": _rows((_MIDDEL_WEG, "reden")),
    "Verbeurte": _rows((_MIDDEL_WEG, "toelichting")),
    "Handhavingsverzoek": _rows(
        (Veld((Leesmaat.MELDER,)), "vraag"), (_EIGEN, "besluit"), (_NERGENS, "feiten ontlastend")
    ),
    "Uitstel": _rows((_NERGENS, "soort wat reden")),
    "Belofte": _rows((_NERGENS, "toelichting")),
    "Inzichtverschil": _rows((_EIGEN, "onderwerp"), (_NERGENS, "gekozen gekozen_door")),
    "Visie": _rows(
        (_PARTNER_DEEL, "tekst"), (_EIGEN, "deelbaar"), (_MERK, "herkomst"), (_NERGENS, "akkoord_door")
    ),
    "Overleg": _rows((_NERGENS, "plaats voorzitter toelichting")),
    "Deelname": _rows((_NERGENS, "persoon")),
    "Bespreking": _rows((_EIGEN, "vraag"), (_HERKOMST, "beeld oordeel besluit"), (_MERK, "weg herkomst")),
    "Signaal": _rows(
        (_VERZEGELD, "van melder_naam melder_contact"),
        (_MERK, "nummer"),
        (
            _NERGENS,
            "tekst straat toevoeging postcode plaats voornaam voorletters tussenvoegsel achternaam punten "
            "urgentie_reden grondslag noodzaak reden weging_versie deelgrond kenmerk categorie leeftijdsgroep "
            "bewaarplicht",
        ),
    ),
    "Wegingsantwoord": _rows((_NERGENS, "code toelichting")),
    "Dubbelbesluit": _rows((_NERGENS, "ander_soort reden")),
    "Signaaldeling": _rows((_NERGENS, "grondslag noodzaak convenant")),
}


def veld_van(kind: type[object], naam: str) -> Veld:
    """How this field of this kind of entity is judged; raises KeyError for one that the table does not know."""
    return VELDEN[kind.__name__][naam]
