"""The cards of the page Veiligheid, each made from what the register tells of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.cases.beheer.veiligheid import Beproefd, Bewijsstand
from ivbdesk.cases.beheer.veiligheidsblad import Veiligheidsblad
from ivbdesk.cases.beheer.verwerking import Over, Verwerking
from ivbdesk.ui.opened import Gecontroleerd
from ivbdesk.ui.theme import Theme
from ivbdesk.ui.widgets.basics import Card, Chip, ChipKind, HeaderLabel, Label, MutedLabel, Rule
from ivbdesk.ui.widgets.layouts import Fact
from ivbdesk.ui.widgets.plain_table import PlainTable

_KINDS: dict[Bewijsstand, ChipKind] = {
    Bewijsstand.GOED: "ok",
    Bewijsstand.NOOIT: "warn",
    Bewijsstand.OUD: "warn",
    Bewijsstand.FOUT: "bad",
}
_SEVERITY: dict[str, ChipKind] = {"let op": "warn", "fout": "bad"}

_OF_A_TEAM = (
    "Het register staat op een server van de gemeente. Stukken en concepten die hier wachten zijn verzegeld voordat ze "
    "worden bewaard; de verbinding is versleuteld.",
    "Wie de server beheert, kan de tekst van casussen lezen. Spreek af wie dat is, en laat de schijf van de server "
    "versleutelen.",
    "Wat een collega mag zien, bewaakt de server zelf, met welk programma zij zich ook aanmeldt. Wie daar met een ander "
    "programma gericht naar raadt, kan van een besloten casus wel namen, titels, nummers, adressen en keuzes achterhalen, "
    "op welke dag er iets aandacht vraagt of het laatst gebeurde, wie toegang heeft en wie hem nu open heeft, zonder dat het "
    "logboek het vertelt; vrije teksten en andere dagen niet.",
)


def proofs_card(told: Veiligheidsblad) -> Card:
    """What was tried, when, and with what outcome."""
    card = Card("Wat is beproefd, en wanneer")
    for number, proof in enumerate(told.bewijzen):
        if number:
            card.add(Rule())
        card.add(_proof_head(proof, told.op))
        card.add(Label(f"{proof.told}."))
        card.add(MutedLabel(f"Verwacht: {proof.verwacht}.", small=True))
    return card


def _proof_head(proof: Beproefd, today: date) -> QHBoxLayout:
    head = QHBoxLayout()
    head.addWidget(Label(proof.eis.naam, "strong"), 1)
    stand = proof.stand(today)
    awaited = proof.eis.dagen or stand is not Bewijsstand.NOOIT
    head.addWidget(Chip(stand.value, _KINDS[stand] if awaited else "neutral"))
    return head


def outcome_card(outcome: Gecontroleerd) -> Card:
    """What the last check found; what is in order is named in one line."""
    card = Card("Uitkomst van de controle")
    good = [item.onderdeel for item in outcome.bevindingen if item.ernst not in _SEVERITY]
    for item in outcome.bevindingen:
        if (kind := _SEVERITY.get(item.ernst)) is not None:
            head = QHBoxLayout()
            head.addWidget(Label(item.melding, "strong"), 1)
            head.addWidget(Chip(item.ernst, kind))
            card.add(head)
            card.add(MutedLabel(item.doen, small=True))
    if outcome.in_orde:
        card.add(Label("Alles is in orde."))
    card.add(MutedLabel(f"In orde: {', '.join(dict.fromkeys(good))}.", small=True))
    return card


def access_card(told: Veiligheidsblad) -> Card:
    """Who can open the register, by function, and with what cipher."""
    card = Card("Wie het register kan openen")
    for way in told.ingangen:
        card.add(Fact(f"{way.recht}{f' · {way.functie}' if way.functie else ''}", way.told.capitalize()))
    card.add(Label(told.overige_ingangen, "near" if told.vreemde_ingangen else ""))
    card.add(Rule())
    for name, value in told.versleuteling:
        card.add(Fact(name, value))
    return card


def promises_card(told: Veiligheidsblad) -> Card:
    """What the program promises."""
    card = Card("Wat het register belooft")
    for promise in told.kader.beloften:
        card.add(HeaderLabel(promise.kop, 3))
        card.add(Label(promise.tekst))
    return card


def limits_card(told: Veiligheidsblad) -> Card:
    """Against what it does not help."""
    card = Card("Waartegen het register niet helpt")
    for limit in told.kader.grenzen:
        card.add(HeaderLabel(limit.kop, 3))
        card.add(Label(limit.tekst))
        card.add(MutedLabel(f"Wat u kunt doen: {limit.doen}", small=True))
    return card


def parts_table(theme: Theme) -> PlainTable[str]:
    """Of what the program is made; each row is the package URL of a part."""
    columns = (("Onderdeel", 26), ("Versie", 16), ("Licentie", 0))
    return PlainTable[str](theme, "Onderdelen", columns, "Niets gevonden.")


def show_parts(table: PlainTable[str], parts: Sequence[Programmadeel]) -> None:
    """Show the parts of the program."""
    table.show_rows(
        [(part.purl, (part.naam, part.versie, part.licentie or "niet opgegeven")) for part in parts]
    )


def kept_table(theme: Theme) -> PlainTable[str]:
    """What is kept of whom; each row is the name of a table of the register."""
    columns = (("Gegevens", 24), ("Aantal", 8), ("Velden", 0))
    return PlainTable[str](theme, "Gegevens", columns, "Geen gegevens.")


def show_kept(table: PlainTable[str], told: Veiligheidsblad) -> None:
    """Show every table of the register with its fields."""
    table.show_rows(
        [
            (group.naam, (group.naam.capitalize(), str(group.rijen), group.told))
            for group in told.verwerking.groepen
        ]
    )


def processing_card(told: Veiligheidsblad) -> Card:
    """The facts for the register of processing; the whole of them stands in the PDF."""
    card = Card("Feiten voor het verwerkingsregister (AVG art. 30) en de DPIA")
    of_itself = "Gemaakt uit de tabellen en lijsten van het register zelf."
    in_pdf = "" if told.op_server else " In de PDF staat alles."
    card.add(MutedLabel(f"{of_itself}{in_pdf}", small=True))
    for name, words in _facts(told.verwerking):
        card.add(Fact(name, words))
    return card


def _facts(facts: Verwerking) -> list[tuple[str, str]]:
    people = "; ".join(over.label for over in Over if over.is_persoon and facts.of(over))
    grounds = "; ".join(name for name, _ in facts.grondslagen)
    told = [item.naam for item in facts.ontvangers if item.verstrekkingen]
    return [
        ("Aantallen", "; ".join(f"{name}: {number}" for name, number in facts.aantallen)),
        ("Categorieën van personen", people),
        ("Grondslagen om te verstrekken", grounds),
        ("Partners aan wie is verstrekt", "; ".join(told) or "nog geen"),
        ("Bewaartermijnen", "; ".join(f"{name}: {long}" for name, long, _ in facts.termijnen)),
    ]


def team_card() -> Card:
    """What is otherwise in a team register than in one of this computer, said as it is."""
    card = Card("Dit is een teamregister")
    for told in _OF_A_TEAM:
        card.add(Label(told))
    return card
