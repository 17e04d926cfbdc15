"""A letter as its addressee may read it: every field comes from here and never from the casus itself (domein 3.1-3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ivbdesk.cases.besluitvorming.handhavingsverzoek import Handhavingsverzoek
from ivbdesk.cases.besluitvorming.termijn import Termijn, reckon
from ivbdesk.cases.betrokkenen.partner import Partner
from ivbdesk.cases.betrokkenen.register import GEMEENTE
from ivbdesk.cases.brieven.aanspreken import lines_of, open_mark, opening_of
from ivbdesk.cases.brieven.briefsoort import AanSoort, Briefsoort, Brieven, Feitenmaat, Rechtsmiddel
from ivbdesk.cases.brieven.feiten import core_line, earlier_steps, fact_lines
from ivbdesk.cases.brieven.geadresseerden import Aan
from ivbdesk.cases.brieven.lezers import named_for
from ivbdesk.cases.brieven.velden import Briefinhoud
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.kader.kader import Handelingskader, Maatregelsoort
from ivbdesk.cases.kader.soorten import APV_151D, Herkomst
from ivbdesk.cases.kader.termijnregel import Termijnregel, Vanzelf
from ivbdesk.cases.publiek.ambtshalve import Ambtshalve
from ivbdesk.cases.publiek.lezer import Lezer, of_means
from ivbdesk.cases.publiek.redactie import Redactie
from ivbdesk.cases.taal.feestdagen import Feestdagen
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.nederlands import MAANDEN, begin_low, join_nl

_COLLEGE = "het college van burgemeester en wethouders van {gemeente}"


@dataclass(frozen=True)
class Briefopdracht:
    """What the writer says of a letter; `antwoorden` are by the code of the question."""

    soort: Briefsoort
    aan: Aan
    datum: date
    ondertekenaar: str
    antwoorden: Mapping[str, str]


@dataclass(frozen=True)
class Briefbron:
    """From what a letter is filled, beside the casus itself."""

    kader: Handelingskader
    brieven: Brieven
    partners: Sequence[Partner]
    publiek: Publiek
    instellingen: Mapping[str, str]
    behandelaar: str
    feestdagen: Feestdagen
    lijst: Naamlijst


def means_of(casus: Casus, soort: Briefsoort, kader: Handelingskader) -> Maatregelsoort | None:
    """The means that the letter is about: the one of its kinds that the casus knows last, else the first of them."""
    known = [code for code in soort.middelen if code in kader.maatregelen]
    if not known:
        return None
    days = {code: _last_known(casus, code) for code in known}
    code = max(known, key=lambda one: (days[one], -known.index(one)))
    return kader.soort(code)


def _last_known(casus: Casus, code: str) -> date:
    days = [item.laatst_op for item in casus.maatregelen if item.code == code]
    days += [item.opgesteld_op for item in casus.afwegingen if item.code == code]
    days += [item.opgesteld_op for item in casus.besluiten if item.code == code]
    return max(days, default=date.min)


def request_of(casus: Casus, opdracht: Briefopdracht) -> Handhavingsverzoek | None:
    """The newest request to act of the addressee, or one of which nobody noted who asked it; never that of another."""
    if not opdracht.soort.verzoek:
        return None
    own = [item for item in casus.handhavingsverzoeken if item.melder_id == opdracht.aan.id]
    loose = [item for item in casus.handhavingsverzoeken if item.melder_id is None]
    return max(own or loose, key=lambda item: item.ontvangen_op, default=None)


def project_brief(casus: Casus, bron: Briefbron, opdracht: Briefopdracht) -> Briefinhoud:
    """The letter of a casus for one addressee; the same input always gives the same letter.

    One to a melder, or about a request, tells of nobody else: the names of all others are taken out of it.
    """
    soort, aan = opdracht.soort, opdracht.aan
    everyone = aan.soort is AanSoort.MELDER
    clean = Redactie(casus, bron.lijst, everyone=everyone, alleen=named_for(aan))
    lezer = Lezer(bron.publiek, clean, bron.partners)
    means = means_of(casus, soort, bron.kader)
    over = of_means(means) if means is not None else frozenset()
    told_of = aan.soort is not AanSoort.MELDER
    decision = casus.besluit_over(means.code, opdracht.datum) if means is not None and told_of else None
    weighing = casus.laatste_afweging(means.code, opdracht.datum) if means is not None and told_of else None
    hearing = casus.zienswijze_over(means, opdracht.datum) if means is not None and told_of else None
    request = request_of(casus, opdracht)
    facts = soort.feiten is not Feitenmaat.GEEN and told_of
    care = aan.soort in (AanSoort.BETROKKENE, AanSoort.PARTNER)
    before = earlier_steps(casus, bron.kader, bron.publiek, opdracht.datum, means, zorg=care)
    seen = [i for i in casus.tijdlijn if bron.publiek.may_read(i.id, i.herkomst, bijzonder=i.bijzonder)]
    if soort.feiten is Feitenmaat.SINDS and means is not None:
        since = _since(casus, means)
        seen = [item for item in seen if since is None or item.datum > since]
    gemeente = bron.instellingen.get(GEMEENTE, "")
    orgaan = (_COLLEGE if means and means.bevoegd.startswith("College") else soort.orgaan).format(
        gemeente=gemeente
    )
    return Briefinhoud(
        gemeente=Ambtshalve(gemeente),
        orgaan=Ambtshalve(orgaan),
        kenmerk=Ambtshalve(casus.nummer if told_of else ""),
        datum=Ambtshalve(written_day(opdracht.datum)),
        onderwerp=Ambtshalve(soort.onderwerp),
        aan=tuple(Ambtshalve(line) for line in lines_of(casus, aan, bron.partners)),
        aanhef=Ambtshalve(opening_of(casus, aan)),
        plek=Ambtshalve(_places(casus) if told_of and bron.publiek.sees(Herkomst.EIGEN) else ""),
        ondertekenaar=Ambtshalve(opdracht.ondertekenaar),
        behandelaar=Ambtshalve(bron.behandelaar),
        grondslag=Ambtshalve(means.grondslag if means and soort.is_besluit else soort.grondslag),
        middel=Ambtshalve(begin_low(means.naam) if means and told_of and lezer.reads_means(means) else ""),
        norm=Ambtshalve(bron.instellingen.get(APV_151D, "")),
        kern=core_line(casus, bron.kader, seen) if facts else "",
        feiten=tuple(fact_lines(casus, seen, lezer)) if facts else (),
        eerder=tuple(before) if facts else (),
        last=lezer.text(decision, "last", over) if decision else "",
        geldig_tot=_day(decision.geldig_tot) if decision else "",
        dwangsom=lezer.clean(decision.dwangsom)
        if decision and lezer.may(decision, "dwangsom_per", over)
        else "",
        voldoen_tot=_day(decision.begunstiging_tot) if decision else "",
        begunstiging=lezer.text(decision, "begunstiging", over) if decision else "",
        toezicht=lezer.text(decision, "toezicht", over) if decision else "",
        geschikt=lezer.text(weighing, "geschikt", over) if weighing else "",
        noodzakelijk=lezer.text(weighing, "noodzakelijk", over) if weighing else "",
        evenwichtig=lezer.text(weighing, "evenwichtig", over) if weighing else "",
        gehoord=hearing.vorm.label if hearing else "",
        zienswijze=lezer.text(hearing, "inhoud", over) if hearing else "",
        verwerking=lezer.text(hearing, "verwerking", over) if hearing else "",
        reageren_tot=_day(_last_day(bron, Vanzelf.VOORNEMEN, opdracht.datum)),
        bezwaar_tot=_day(_last_day(bron, Vanzelf.BEKENDMAKING, opdracht.datum)),
        rechtsmiddelen=_remedies(bron, soort, opdracht.datum, gemeente, orgaan),
        verzoek=lezer.text(request, "vraag") if request else "",
        verzoek_op=_day(request.ontvangen_op) if request else "",
        beslissing=lezer.text(request, "besluit") if request else "",
        doel=lezer.text(casus, "doel") if told_of else "",
        antwoorden=tuple(_answers(opdracht, lezer)),
    )


def _since(casus: Casus, means: Maatregelsoort) -> date | None:
    """The day on which the decision was announced that is made longer, or that holds."""
    known = casus.bekendgemaakt(means.code)
    return casus.verlengd_vanaf(means.code) or (known.bekend_op if known is not None else None)


def _answers(opdracht: Briefopdracht, lezer: Lezer) -> Iterator[tuple[str, str]]:
    """What was filled in; also what names who acts by office is free text once somebody of the casus is named in it."""
    office = {vraag.code for vraag in opdracht.soort.vragen if vraag.ambtshalve}
    for code, words in opdracht.antwoorden.items():
        named = lezer.clean.names_somebody(words)
        yield code, Ambtshalve(words) if code in office and not named else lezer.clean(words)


def written_day(day: date) -> str:
    """The date as a letter writes it: "23 november 2026"."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def _places(casus: Casus) -> str:
    return join_nl([adres.kort for adres in casus.adressen()]) or open_mark("adres")


def _day(day: date | None) -> str:
    return written_day(day) if day is not None else ""


def rule_at(kader: Handelingskader, at: Vanzelf) -> Termijnregel | None:
    """The first term of the library that begins at this event."""
    return next((rule for rule in kader.termijnen.values() if rule.vanzelf is at), None)


def _last_day(bron: Briefbron, at: Vanzelf, op: date) -> date | None:
    """The last day of the term that begins at this event, were the letter sent on its own date; by the term engine."""
    rule = rule_at(bron.kader, at)
    return last_day_of(rule, op, bron.feestdagen) if rule is not None else None


def last_day_of(rule: Termijnregel, op: date, feestdagen: Feestdagen) -> date | None:
    """The last day of a term of the library that begins on this day."""
    nobody = Aan.of("adres 00000000-0000-0000-0000-000000000000").id
    term = Termijn(
        nobody, nobody, rule.code, rule.naam, rule.soort, rule.grondslag, op, rule.duur.aantal, rule.eenheid
    )
    return reckon(term, feestdagen).laatste


def _remedies(bron: Briefbron, soort: Briefsoort, op: date, gemeente: str, orgaan: str) -> tuple[str, ...]:
    """What can be done against it, as the law asks that it is told (Awb 3:45, 6:23)."""
    if soort.rechtsmiddel is Rechtsmiddel.GEEN:
        return ()
    until = _day(_last_day(bron, Vanzelf.BEKENDMAKING, op))
    told = bron.brieven.rechtsmiddelen[soort.rechtsmiddel]
    return tuple(line.format(gemeente=gemeente, orgaan=orgaan, bezwaar_tot=until) for line in told)
