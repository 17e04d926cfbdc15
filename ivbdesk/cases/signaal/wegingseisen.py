"""What the outcome of a weighing demands before it is decided, and how it is worded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ivbdesk.cases.kader.wegingskader import Uitkomstregel, Wegingskader
from ivbdesk.cases.kader.woordkeus import Woordkeus
from ivbdesk.cases.signaal.weging import RECHTMATIG, Ingevuld, Wegingsbesluit, objection, reckon
from ivbdesk.cases.taal.eisen import is_argued
from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.maanden import months_after
from ivbdesk.cases.taal.nederlands import short_date

_AVG_5 = "AVG art. 5"
_FILLED = (
    ("kenmerk", "kenmerk", "Vul de verwijzing in PGAx in; meer van dat dossier staat hier niet."),
    ("casus", "casus_id", "Zoek en kies de casus waar dit bij hoort."),
    ("partner", "partner_id", "Kies de partner."),
    ("categorie", "categorie", "Kies de categorie."),
    ("categorie", "leeftijdsgroep", "Kies de leeftijdsgroep."),
    ("urgentie", "urgentie", "Kies hoe snel iemand moet handelen."),
    ("doel", "doel", "Schrijf op met welk doel u deze gegevens verwerkt."),
    ("doel", "titel", "Geef de casus een neutrale titel, zonder naam van een persoon."),
    ("tijdlijn", "tijdlijn", "Schrijf op hoe dit in de tijdlijn komt."),
    ("reden", "reden", "Vul dit in een paar woorden in; zo is later te zien waarom dit is besloten."),
)


def require_decidable(
    kader: Wegingskader, woordkeus: Woordkeus, ingevuld: Ingevuld, besluit: Wegingsbesluit, vandaag: date
) -> Uitkomstregel:
    """The rule of the outcome; raises the first RegelFout of `find_lacking`."""
    for lacking in find_lacking(kader, woordkeus, ingevuld, besluit, vandaag):
        raise lacking
    assert besluit.uitkomst is not None  # lacking
    return kader.uitkomsten[besluit.uitkomst]


def find_lacking(
    kader: Wegingskader, woordkeus: Woordkeus, ingevuld: Ingevuld, besluit: Wegingsbesluit, vandaag: date
) -> Iterator[RegelFout]:
    """All that a decision lacks of what its outcome demands, each at its field; nothing else where it is not possible."""
    if besluit.uitkomst is None:
        yield RegelFout("uitkomst", "Kies wat er met dit signaal gebeurt.")
        return
    rule = kader.uitkomsten[besluit.uitkomst]
    wrong = objection(kader, rule, ingevuld)
    if wrong:
        yield RegelFout("uitkomst", wrong)
        return
    if "rechtmatig" in rule.eist:
        yield from _unlawful(ingevuld, besluit)
    for demand, name, message in _FILLED:
        value = getattr(besluit, name)
        if demand in rule.eist and not (_says_enough(name, value) if isinstance(value, str) else value):
            yield RegelFout(name, message)
    if "partner" in rule.eist:
        yield from _sharing(woordkeus, rule, ingevuld, besluit)
    if "vernietigen" in rule.eist:
        yield from _destruction(rule, besluit.vernietigen_op, vandaag)
    if "categorie" in rule.eist:
        yield from _unknown(kader, besluit)
    for question in kader.vragen_bij(besluit.uitkomst):
        if question.code not in ingevuld.antwoorden:
            yield RegelFout(f"vraag_{question.code}", "Beantwoord deze vraag.")
        if ingevuld.is_nee(question.code) and not is_argued(ingevuld.toelichtingen.get(question.code, "")):
            yield RegelFout(
                f"vraag_{question.code}", "Schrijf bij de toelichting in een paar woorden waarom niet."
            )
    if "urgentie" in rule.eist:
        yield from _urgency(kader, ingevuld, besluit)
    yield from _wording(woordkeus, rule, besluit)


def _says_enough(name: str, text: str) -> bool:
    return is_argued(text) if name == "reden" else bool(text.strip())


def _unlawful(ingevuld: Ingevuld, besluit: Wegingsbesluit) -> Iterator[RegelFout]:
    for code in RECHTMATIG:
        if not ingevuld.is_ja(code) and not ingevuld.is_ja("acuut"):
            yield RegelFout(f"vraag_{code}", "Beantwoord dit met ja, of kies geen vervolg of advies.", _AVG_5)
    if not besluit.grondslag.strip():
        yield RegelFout("grondslag", "Kies de wettelijke grondslag.", "AVG art. 6")
    if not is_argued(besluit.noodzaak):
        yield RegelFout(
            "noodzaak", "Schrijf in een paar woorden op waarom dit nodig is, en niet met minder kan.", _AVG_5
        )


def special_goes(ingevuld: Ingevuld, besluit: Wegingsbesluit) -> bool:
    """Whether the special data of a signal go to the partner as well."""
    return ingevuld.is_ja("bijzonder") and besluit.bijzonder_mee == "ja"


def _sharing(
    woordkeus: Woordkeus, rule: Uitkomstregel, ingevuld: Ingevuld, besluit: Wegingsbesluit
) -> Iterator[RegelFout]:
    """What goes to a partner is special data with the officer's word for it, or it is worded otherwise."""
    if not (rule.grond or besluit.deelgrond):
        yield RegelFout("deelgrond", "Kies de grondslag waarop u dit deelt.", "AVG art. 6")
    if ingevuld.is_ja("bijzonder") and besluit.bijzonder_mee not in ("ja", "nee"):
        yield RegelFout("bijzonder_mee", "Kies of de bijzondere gegevens meegaan.", "AVG art. 9")
    special = [item.told for item in woordkeus.find(besluit.reden) if item.is_bijzonder]
    if special and not special_goes(ingevuld, besluit):
        told = "\n".join(special)
        yield RegelFout(
            "reden", f"{told}\nOf antwoord bij bijzondere gegevens dat ze erin staan, en dat ze meegaan."
        )


def _destruction(rule: Uitkomstregel, op: date | None, vandaag: date) -> Iterator[RegelFout]:
    latest = months_after(vandaag, rule.maanden)
    if op is None:
        yield RegelFout("vernietigen_op", "Vul in wanneer dit signaal wordt vernietigd.", _AVG_5)
    elif not vandaag < op <= latest:
        yield RegelFout(
            "vernietigen_op",
            f"Kies een dag na vandaag, en uiterlijk {short_date(latest)}.",
            "AVG art. 5 lid 1 onder e",
        )


def _unknown(kader: Wegingskader, besluit: Wegingsbesluit) -> Iterator[RegelFout]:
    if besluit.categorie and besluit.categorie not in kader.categorieen:
        yield RegelFout("categorie", "Kies een van de categorieën.")
    if besluit.leeftijdsgroep and besluit.leeftijdsgroep not in kader.leeftijdsgroepen:
        yield RegelFout("leeftijdsgroep", "Kies een van de leeftijdsgroepen.")


def _urgency(kader: Wegingskader, ingevuld: Ingevuld, besluit: Wegingsbesluit) -> Iterator[RegelFout]:
    found = reckon(kader, ingevuld)
    settled = found.is_compleet or found.acuut
    chosen = besluit.urgentie is not None
    if (
        chosen
        and (besluit.urgentie is not found.voorstel or not settled)
        and not is_argued(besluit.urgentie_reden)
    ):
        why = "Uw keuze is anders dan de som" if settled else "De som is nog niet compleet"
        yield RegelFout("urgentie_reden", f"{why}. Schrijf in een paar woorden op waarom u dit kiest.")


def explained_fields(rule: Uitkomstregel) -> tuple[str, ...]:
    """Where a word that the law guards may stand with the reason why it cannot be said otherwise."""
    demands = {"tijdlijn": "tijdlijn", "rechtmatig": "noodzaak", "urgentie": "urgentie_reden"}
    if "partner" not in rule.eist:  # to a partner it goes only where special data may
        demands["reden"] = "reden"
    return tuple(name for demand, name in demands.items() if demand in rule.eist)


def neutral_fields(rule: Uitkomstregel) -> tuple[str, ...]:
    """Where such a word stands never: everyone who sees the casus in a list reads these."""
    return ("titel", "doel") if "doel" in rule.eist else ()


def _wording(woordkeus: Woordkeus, rule: Uitkomstregel, besluit: Wegingsbesluit) -> Iterator[RegelFout]:
    for name in neutral_fields(rule):
        if told := woordkeus.told_of(getattr(besluit, name)):
            yield RegelFout(name, told)
    for name in () if is_argued(besluit.woord_reden) else explained_fields(rule):
        if told := woordkeus.told_of(getattr(besluit, name)):
            yield RegelFout(name, f"{told}\nKan het niet zonder, schrijf dan verderop waarom.")
