"""Why an act is not taken back with Ctrl+Z, and what an officer can do instead; of each act what is so.

Each act that the program knows stands here once, or can be taken back; the tests hold that.
"""

from __future__ import annotations

BY_ITSELF = frozenset({
    "bijwerken", "casus bekijken", "stuk bekijken", "noodopening gezien", "gedeeld scherm", "register inrichten",
    "reservekopie terugzetten", "handelingskader in gebruik nemen", "ouder register verzegelen",
    "verkeerde wachtwoordzin", "lijst kopiëren",
})  # fmt: skip
"""What is recorded while one looks around, copies rows or opens the register: no act to take back, and none in the place
of one."""

_OUTSIDE = (
    "Dit bestand is buiten het register; dat is niet terug te nemen. Staat het bij Delen, dan legt u daar vast dat u het "
    "intrekt."
)
_FILE = "Dit bestand is buiten het register. Verwijder het waar u het bewaarde; in het register is niets gewijzigd."
_SEEN = "Wat is getoond, is gezien; daar is niets aan terug te nemen. Het staat in het logboek."
_TRIED = "Hierbij is in uw dossiers niets gewijzigd; daar is niets aan terug te nemen."
_DECIDED = "Wat is besloten, neemt u niet terug met Ctrl+Z. Leg een nieuw besluit vast."
_GONE = "Wat vernietigd of verwijderd is, komt niet terug."
_SHARED = "Wat is gedeeld, is buiten het register; dat is niet terug te nemen. Bij Delen legt u vast dat u het intrekt."

_TOLD = {
    "lijst exporteren": "U sloeg een lijst op als bestand; in het register is niets gewijzigd. Verwijder het bestand als u het niet "
    "meer nodig hebt.",
    "cijfers exporteren": _FILE,
    "cijferrapport vaststellen": "Een rapport dat is vastgesteld, verandert niet meer: wat erin staat, kan gelezen zijn.",
    "uitvoeringsplan exporteren": _FILE,
    "uitvoeringsplan vaststellen": "Een plan dat is vastgesteld, verandert niet meer. Maak een nieuwe versie.",
    "melder tonen": _SEEN,
    "namen tonen": _SEEN,
    "noodopening": "Een noodopening is niet terug te nemen. Zij loopt vanzelf af, en wie de casus heeft ziet dat u keek.",
    "delen": _SHARED,
    "notitie exporteren": _SHARED,
    "inzage verstrekken": "Wat is verstrekt, is buiten het register; dat is niet terug te nemen.",
    "dossier exporteren": _OUTSIDE,
    "afweging exporteren": _OUTSIDE,
    "verslag exporteren": _OUTSIDE,
    "agenda exporteren": _OUTSIDE,
    "actielijst exporteren": _OUTSIDE,
    "brief exporteren": _OUTSIDE,
    "telling per wijk exporteren": _FILE,
    "lijst met afgekeurde rijen exporteren": _FILE,
    "veiligheidsblad exporteren": _FILE,
    "reservekopie nakijken": _TRIED,
    "herstelsleutel oefenen": _TRIED,
    "register controleren": _TRIED,
    "hoofdsleutel vernieuwen": "Een sleutel die is vernieuwd, komt niet terug.",
    "besluit vastleggen": _DECIDED,
    "besluit over verbeurde dwangsom": _DECIDED,
    "verzoek om handhaving beslissen": _DECIDED,
    "maatregel starten": _DECIDED,
    "maatregel beëindigen": _DECIDED,
    "afschalen": _DECIDED,
    "vernietigen": _GONE,
    "stuk verwijderen": _GONE,
    "contactpersoon verwijderen": _GONE,
    "ongedaan maken": "De laatste handeling is al ongedaan gemaakt.",
    "invoer ongedaan maken": "De invoer is ongedaan gemaakt. Lees het rekenblad opnieuw als u haar toch wilt.",
    "rekenblad invoeren": "Een invoer neemt u terug met ‘Ongedaan maken …’ bij Eerdere invoer; niet met Ctrl+Z.",
}
"""What is said of an act, as a whole."""

_INSTEAD = {
    "Wijzig het waar het staat.": (
        "casus openen", "casus wijzigen", "status wijzigen", "casus toewijzen", "casussen toewijzen", "doel stellen",
        "doel wijzigen", "betrokkene wijzigen", "organisatie wijzigen", "bereikbaarheid vastleggen",
        "kwetsbaarheid vastleggen", "kwetsbaarheid wijzigen", "tijdlijn vastleggen", "tijdlijn verbeteren",
        "signaal vastleggen", "signaal verbeteren", "partnerkaart wijzigen", "contactpersoon vastleggen",
        "medewerker toevoegen", "medewerker wijzigen", "instellingen wijzigen", "knelpunt vastleggen",
        "convenant vastleggen", "overleg plannen", "overleg wijzigen", "agenda wijzigen", "overleg vastleggen",
        "dossierpunten bijwerken", "aanwezigheid", "uitvoeringsplan wijzigen", "planactie vastleggen",
        "voortgang vastleggen",
    ),
    "Kies de regel bij Mijn tijd, en daar ‘Tijd wijzigen …’ of ‘Tijd terugnemen’.": ("tijd noteren", "tijd verbeteren"),
    "Noteer de tijd opnieuw.": ("tijd terugnemen",),
    "Kies ‘Vergissing …’ als het er niet hoort.": ("betrokkene toevoegen", "organisatie toevoegen"),
    "Leg het opnieuw vast als het er toch hoort.": ("vergissing herstellen",),
    "Kies ‘Weghalen …’ als het er niet hoort.": ("object toevoegen",),
    "Voeg het opnieuw toe.": ("object weghalen",),
    "Begin het plan of de versie opnieuw.": ("planconcept weghalen",),
    "Voeg de actie opnieuw toe.": ("planactie weghalen",),
    "Kies bij het plan Concept weghalen.": ("uitvoeringsplan beginnen", "uitvoeringsplan bijstellen"),
    "Kies ‘Verbreken …’ als zij niet bij elkaar horen.": ("casussen verbinden",),
    "Verbind de casussen opnieuw.": ("verbinding weghalen",),
    "Kies ‘Splitsen …’ bij de betrokkene.": ("personen samenvoegen",),
    "Voeg de personen opnieuw samen.": ("samenvoeging ongedaan maken",),
    "Vergeet die woorden bij ‘Woorden van uw gemeente’.": ("woorden vertalen",),
    "Bij een volgende invoer wordt er weer naar gevraagd.": ("woorden vergeten",),
    "Haal de casus weer van de agenda.": ("agenda maken",),
    "Is het signaal afgerond zonder casus, kies dan ‘Opnieuw wegen …’ bij het signaal. Kreeg het een casus, wijzig het dan "
    "daar.": ("signaal wegen",),
    "Trek het voorstel in.": ("maatregel voorstellen",),
    "Stel de maatregel opnieuw voor.": ("voorstel intrekken",),
    "Maak een nieuwe afweging.": ("afweging vastleggen",),
    "Hef de bewaarplicht op.": ("bewaarplicht opleggen",),
    "Leg de bewaarplicht opnieuw op.": ("bewaarplicht opheffen",),
    "Een beheerder kan het voorstel afwijzen.": ("vernietiging voorstellen",),
    "Stel de vernietiging opnieuw voor.": ("vernietiging afwijzen",),
    "Wat eenmaal is gedeeld, deelt u opnieuw.": ("delen intrekken",),
    "Hervat de termijn.": ("termijn opschorten",),
    "Schort de termijn opnieuw op.": ("termijn hervatten",),
    "Stel de casus weer open.": ("casus besluiten",),
    "Maak de casus weer besloten.": ("casus openstellen",),
    "Draag het werk weer over.": ("werk overdragen",),
    "Beëindig de afwezigheid.": ("afwezigheid vastleggen",),
    "Leg de afwezigheid opnieuw vast.": ("afwezigheid beëindigen",),
    "Verwijder de weergave of bewaar haar opnieuw.": ("weergave bewaren",),
    "Hernoem de weergave weer.": ("weergave hernoemen",),
    "Rond de afspraak af of verzet haar.": ("afspraak maken",),
    "Plan het overleg opnieuw.": ("overleg afgelasten",),
    "Laad een andere lijst.": ("adressenlijst laden",),
    "": (
        "partnerkaart controleren", "medewerker beëindigen", "sleutels beheren", "verzoek om handhaving vastleggen",
        "ingebrekestelling vastleggen", "termijn beginnen", "begin van termijn verbeteren", "termijn verlengen", "verschil van inzicht", "standpunt vastleggen",
        "melder vastleggen", "kwetsbaarheid beëindigen", "leeftijd vaststellen", "woonadres vastleggen",
        "vertegenwoordiger vastleggen", "vertegenwoordiging beëindigen", "nog nodig bevonden", "verzoek vastleggen",
        "verzoek verlengen", "verzoek afhandelen", "beperking opheffen", "overdracht vragen", "overdracht beantwoorden",
        "casussen samenvoegen", "casus splitsen", "meldingen als één incident", "zienswijze vastleggen",
        "geadresseerde kiezen", "maatregel evalueren", "betrokkene informeren", "notitie definitief maken",
        "overleg openen", "overleg afsluiten", "gelijkenis beoordelen", "signaal niet overnemen", "signaal in weging",
        "signaal heropenen",
    ),
}  # fmt: skip
"""What to do instead, and after which acts; nothing where there is no one way that is always open."""

_WAY = {actie: way for way, acts in _INSTEAD.items() for actie in acts}
KNOWN = frozenset(_TOLD) | frozenset(_WAY)
"""The acts of which something is said here."""


def why_not(actie: str) -> str:
    """Why this act is not taken back, in words for the officer."""
    bare = f"‘{actie[:1].upper()}{actie[1:]}’ neemt u niet terug met Ctrl+Z. {_WAY.get(actie, '')}".strip()
    return _TOLD.get(actie, bare)
