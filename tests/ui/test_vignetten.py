"""The three cases of the policy (IVB 6.1, 6.2), entered by hand through the real window up to the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QTableView

from ivbdesk import resources
from ivbdesk.cases.besluitvorming.afweging import Grond, Stand
from ivbdesk.cases.besluitvorming.dossierpunt import PuntStaat
from ivbdesk.cases.besluitvorming.geadresseerde import Geadresseerde
from ivbdesk.cases.besluitvorming.handhavingsverzoek import HandhavingStatus
from ivbdesk.cases.besluitvorming.maatregel import MaatregelStatus, Resultaat
from ivbdesk.cases.besluitvorming.verbeurte import VerbeurteUitkomst
from ivbdesk.cases.besluitvorming.zienswijze import Hoorvorm
from ivbdesk.cases.betrokkenen.betrokkene import Rol
from ivbdesk.cases.betrokkenen.organisatie import OrganisatieRol
from ivbdesk.cases.betrokkenen.partner import InzetRol
from ivbdesk.cases.dossier.afspraak import AfspraakStatus
from ivbdesk.cases.dossier.casus import Casus
from ivbdesk.cases.dossier.casusstatus import CasusStatus
from ivbdesk.cases.dossier.tijdlijn import Aard, ItemSoort, Verificatie
from ivbdesk.cases.kader.duur import Eenheid
from ivbdesk.cases.kader.kader import CasusSoort, GerichtAan, Huurvorm
from ivbdesk.cases.kader.soorten import Herkomst, Urgentie
from ivbdesk.cases.publiek.ontvanger import Ontvanger
from ivbdesk.demo.scenario import read_vignettes
from ivbdesk.ui.besluitvorming.overname import MARK
from ivbdesk.ui.fields.pick_field import PickField
from ivbdesk.ui.ladder.ladder import LadderTab
from ivbdesk.ui.publiek.nalezen_dialog import NalezenDialog
from ivbdesk.ui.publiek.oplegger_dialog import OpleggerDialog
from ivbdesk.ui.publiek.uitvoer_dialog import UitvoerDialog
from ivbdesk.ui.window.main_window import MainWindow
from tests.ui.hand import fill, form, press, rest, save, seen, settle
from tests.werkplaats import NOW, Klok

VIGNETTES = read_vignettes(resources.read("demonstratie.toml"))
Step = dict[str, Any]


class Officier:
    """Does what a step of the scenario says, with the buttons and fields that an officer has."""

    def __init__(self, window: MainWindow, klok: Klok, spec: dict[str, Any]) -> None:
        self.window, self.klok, self.spec = window, klok, spec
        self.items: dict[str, str] = {}
        self.partners = {p.code: p.id for p in window.place.ctx.reads.keten.partners()}

    @property
    def casus(self) -> Casus:
        """The casus as the register has it now."""
        casus_id = self.window.casus_page.shown_id
        assert casus_id is not None
        return self.window.place.ctx.reads.dossier.casus(casus_id)

    @property
    def today(self) -> date:
        return self.window.place.today()

    def go(self, tab: str) -> None:
        self.window.casus_page.tabs.show_tab(tab)
        settle(self.window)

    def open_casus(self) -> None:
        self.at(self.spec["dagen_geleden"])
        straat, nummer, toevoeging, postcode, plaats = self.spec["adres"]
        first, *others = self.spec["personen"]
        press(self.window, "Nieuwe casus")
        dialog = form(self.window)
        if self.spec["grondslag"] not in self.window.place.ctx.kader.grondslagen:
            dialog.fields["grondslag"].add_choice(self.spec["grondslag"], self.spec["grondslag"])  # type: ignore[attr-defined]
        person = {name: first[name] for name in ("voornaam", "tussenvoegsel", "achternaam")}
        fill(
            self.window, **person, geboortejaar=first["geboortejaar"] or "", rol=Rol(first["rol"]),
            soort=CasusSoort(self.spec["soort"]), urgentie=Urgentie(self.spec["urgentie"]),
            urgentie_reden=self.spec["urgentie_reden"], straat=straat, huisnummer=nummer, toevoeging=toevoeging,
            postcode=postcode, plaats=plaats, huurvorm=Huurvorm(self.spec["huurvorm"]), eigenaar=self.spec["eigenaar"],
            titel=self.spec["titel"], doel=self.spec["doel"], grondslag=self.spec["grondslag"],
            procesregie=self.spec["procesregie"], casusregie=self.spec["casusregie"],
        )  # fmt: skip
        save(self.window)
        self.go("Betrokkenen")
        for person in others:
            press(self.window, "Betrokkene toevoegen")
            fill(
                self.window,
                **{**person, "geboortejaar": person["geboortejaar"] or "", "rol": Rol(person["rol"])},
            )
            save(self.window)
        for melder in self.spec.get("melders", []):
            press(self.window, "Melder vastleggen")
            fill(self.window, naam=melder["naam"], contact=melder["contact"])
            save(self.window)

    def at(self, days_ago: int) -> None:
        self.klok.nu = max(self.klok.nu + timedelta(seconds=1), NOW - timedelta(days=days_ago))

    def do(self, step: Step) -> None:
        self.at(step["dagen_geleden"])
        act: Callable[[Step], None] = getattr(self, step["doe"])
        act(step)

    def kwetsbaarheid(self, step: Step) -> None:
        self.go("Betrokkenen")
        name = self.casus.huidige_betrokkenen()[step.get("persoon", 0)].persoon.naam
        press(self.window, f"Draaglast of draagkracht van {name} toevoegen")
        fill(
            self.window, factor=step["factor"], gewicht=step["gewicht"], woorden=step["tekst"], bron=step["bron"],
            sinds=self.today - timedelta(days=step.get("al", 0)),
        )  # fmt: skip
        save(self.window)

    def item(self, step: Step) -> None:
        self.go("Tijdlijn")
        press(self.window, "Meer velden …")
        casus = self.casus
        about = self.items.get(step.get("bij", ""))
        fill(
            self.window, soort=ItemSoort(step["soort"]), tekst=step["tekst"], aard=Aard(step["aard"]),
            herkomst=Herkomst(step["herkomst"]), bron=step["bron"],
            verificatie=Verificatie(step.get("verificatie", "gemeld")),
            incident_id=next((i.id for i in casus.tijdlijn if i.tekst == about), None),
            melder_id=casus.melders[step["melder"]].id if "melder" in step else None,
            bijzonder=step.get("bijzonder", False),
        )  # fmt: skip
        save(self.window)
        if "naam" in step:
            self.items[step["naam"]] = step["tekst"]

    def score(self, step: Step) -> None:
        self.go("Keten")
        press(self.window, "Leefgebied beoordelen")
        fill(
            self.window,
            leefgebied=step["leefgebied"],
            score=step["score"],
            bron=step["bron"],
            toelichting=step["tekst"],
        )
        save(self.window)

    def status(self, step: Step) -> None:
        press(self.window, "Status wijzigen")
        fill(self.window, naar=CasusStatus(step["naar"]), reden=step["tekst"])
        save(self.window)

    def informeer(self, step: Step) -> None:
        press(self.window, "Gegevens")
        fill(self.window, geinformeerd_op=self.today, niet_geinformeerd_reden="")
        save(self.window)

    def informeer_later(self, step: Step) -> None:
        press(self.window, "Gegevens")
        fill(self.window, niet_geinformeerd_reden=step["tekst"])
        save(self.window)

    def inzet(self, step: Step) -> None:
        self.go("Keten")
        press(self.window, "Partner inzetten")
        fill(
            self.window,
            leefgebied=step["leefgebied"],
            partner_id=self.partners[step["partner"]],
            rol=InzetRol(step["rol"]),
        )
        save(self.window)

    def afspraak(self, step: Step) -> None:
        self.go("Plan & afspraken")
        press(self.window, "Nieuwe afspraak")
        fill(
            self.window, wat=step["wat"], partner_id=self.partners[step["partner"]], persoon=step.get("persoon", ""),
            uiterlijk=self.today + timedelta(days=step["over"]), leefgebied=step.get("leefgebied"),
        )  # fmt: skip
        save(self.window)
        if "klaar" in step:
            table = seen(self.window, QTableView, lambda t: t.accessibleName() == "Afspraken")
            words = [table.model().index(row, 1).data() for row in range(table.model().rowCount())]
            table.selectRow(words.index(step["wat"]))
            press(self.window, "Afronden")
            fill(self.window, status=AfspraakStatus(step["klaar"]), resultaat="Afgerond.")
            save(self.window)

    def choose(self, code: str) -> None:
        self.go("Ladder")
        seen(self.window, LadderTab, lambda _: True).grid.choose(code)
        settle(self.window)

    def start(self, step: Step) -> None:
        if step.get("spoedafweging"):
            short = {"zorg": "Zonder onderzoek komt er geen passende zorg.", "zorg_door": "GGZ", "evaluatie": 14,
                     "veiligheid": "Duidelijkheid helpt ook tegen de overlast.", "veiligheid_door": "Politie",
                     "besluit": "Verkennend onderzoek vragen.", "bevoegd": "College van B en W",
                     "motivering": "Vrijwillige hulp loopt door."}  # fmt: skip
            self.afweging({**short, "code": step["code"]})
        self.choose(step["code"])
        press(self.window, "Starten")
        if "partner" in step:
            fill(self.window, partner=self.partners[step["partner"]])
        save(self.window)

    def eind(self, step: Step) -> None:
        self.choose(step["code"])
        press(self.window, "Beëindigen")
        fill(self.window, resultaat=Resultaat(step["resultaat"]), toelichting=step.get("tekst", ""))
        save(self.window)

    def evalueer(self, step: Step) -> None:
        self.choose(step["code"])
        press(self.window, "Evalueren")
        fill(self.window, bevinding=step["tekst"], volgende=self.today + timedelta(days=step["over"]))
        save(self.window)

    def punt(self, step: Step) -> None:
        kader = self.window.place.ctx.kader
        applies = [code for code, soort in kader.maatregelen.items() if step["code"] in soort.dossier]
        fits = [cell for cell in applies if kader.soort(cell).trede]
        self.choose(next(code for code in ("B04", "B03", "B16", "B09", *fits) if code in applies))
        self.press_check()
        code = step["code"]
        fill(self.window, **{f"staat_{code}": PuntStaat(step["staat"]), f"toelichting_{code}": step["tekst"]})
        save(self.window)

    def press_check(self) -> None:
        """The link that says how far the file is: "Dossiercheck 3/5"."""
        links = seen(self.window, LadderTab, lambda _: True).findChildren(QAbstractButton)
        told = next(b.text() for b in links if b.isVisible() and b.text().startswith("Dossiercheck"))
        press(self.window, told)

    def bewijs(self, step: Step) -> None:
        kader = self.window.place.ctx.kader
        self.choose(next(c for c in ("B04", "B02") if step["code"] in kader.soort(c).dossier))
        self.press_check()
        entries = {item.tekst: item.id for item in self.casus.tijdlijn}
        field = form(self.window).fields[f"bewijs_{step['code']}"]
        assert isinstance(field, PickField)
        for name in step["met"]:
            field.tick(entries[self.items[name]])
        save(self.window)

    def zienswijze(self, step: Step) -> None:
        self.choose(step["code"])
        press(self.window, "Zienswijze")
        if step["vorm"] == "wacht":
            fill(self.window, uitgenodigd_op=self.today, uiterlijk=self.today + timedelta(days=step["over"]))
        else:
            fill(
                self.window,
                vorm=Hoorvorm(step["vorm"]),
                ontvangen_op=self.today,
                inhoud=step["tekst"],
                verwerking=step["verwerking"],
            )
        save(self.window)

    def besluit(self, step: Step) -> None:
        self.choose(step["code"])
        press(self.window, "Verlengen …" if step.get("verlengt") else "Besluit")
        fill(
            self.window, last=step["last"], geldig_tot=self.today + timedelta(days=step["geldig"]),
            begunstiging=step["begunstiging"], juridische_toets=step["getoetst"], afgestemd_op=self.today,
            toezicht=step["toezicht"], evaluatie_op=self.today + timedelta(days=step.get("evaluatie", 91)), rechtsmiddelen=True,
        )  # fmt: skip
        if "bedrag" in step:
            penalty = {"dwangsom_bedrag": step["bedrag"], "dwangsom_per": step["per"]}
            fill(self.window, **penalty, dwangsom_max=step["hoogstens"])
        if "voldoen" in step:
            fill(self.window, begunstiging_tot=self.today + timedelta(days=step["voldoen"]))
        if "wijze" in step:
            fill(self.window, bekend_op=self.today, bekend_wijze=step["wijze"])
        save(self.window)

    def verbeurte(self, step: Step) -> None:
        self.go("Termijnen")
        press(self.window, "Verbeurde dwangsom …")
        fill(self.window, uitkomst=VerbeurteUitkomst(step["uitkomst"]), toelichting=step["tekst"])
        save(self.window)

    def organisatie(self, step: Step) -> None:
        self.go("Betrokkenen")
        press(self.window, "Organisatie toevoegen")
        fill(self.window, rol=OrganisatieRol(step["rol"]), naam=step["naam"], contact=step["contact"])
        save(self.window)

    def table_row(self, name: str, wanted: str) -> None:
        """Choose the row of a table in which these words stand."""
        table = seen(self.window, QTableView, lambda t: t.accessibleName() == name)
        model = table.model()
        cells = [
            [str(model.index(r, c).data()) for c in range(model.columnCount())]
            for r in range(model.rowCount())
        ]
        table.selectRow(next(r for r, words in enumerate(cells) if any(wanted in word for word in words)))

    def handhaving(self, step: Step) -> None:
        self.go("Termijnen")
        press(self.window, "Verzoek vastleggen …")
        fill(self.window, vraag=step["tekst"], melder_id=self.casus.melders[step["melder"]].id)
        save(self.window)
        self.items["verzoek"] = step["tekst"]

    def handhavingsbesluit(self, step: Step) -> None:
        self.go("Termijnen")
        self.table_row("Verzoeken om handhaving", self.items["verzoek"])
        press(self.window, "Beslissen …")
        fill(self.window, status=HandhavingStatus(step["status"]), besluit=step["tekst"])
        save(self.window)

    def termijn_klaar(self, step: Step) -> None:
        self.go("Termijnen")
        self.table_row("Termijnen van de casus", self.window.place.ctx.kader.termijnregel(step["code"]).naam)
        press(self.window, "Afronden …")
        fill(self.window, toelichting=step["tekst"])
        save(self.window)

    def termijn_langer(self, step: Step) -> None:
        self.go("Termijnen")
        self.table_row("Termijnen van de casus", self.window.place.ctx.kader.termijnregel(step["code"]).naam)
        press(self.window, "Verlengen …")
        fill(self.window, aantal=step["maanden"], eenheid=Eenheid.MAAND, reden=step["tekst"])
        save(self.window)

    def omlaag(self, step: Step) -> None:
        self.go("Ladder")
        press(self.window, "Afschalen")
        dialog = form(self.window)
        for name in [name for name in dialog.fields if name.startswith("eindigt_")]:
            fill(self.window, **{name: name == f"eindigt_{step['code']}"})
        fill(
            self.window, resultaat=Resultaat(step["resultaat"]), vervolg=step["vervolg"], reden=step["tekst"]
        )
        save(self.window)

    def afweging(self, step: Step) -> None:
        self.choose(step["code"])
        press(self.window, "Verlenging afwegen …" if step.get("verlengt") else "Afweging maken")
        dialog = form(self.window)
        usual = {
            "tegen_niets": "De overlast gaat door.", "tegen_afschalen": "Er is nog geen rust.",
            f"voor_{step['code']}": "Een duidelijke grens.", "evrm": "De inbreuk is beperkt in tijd.", "derden": "Er wonen geen anderen.",
            "kwetsbaarheid": "Kan zich eraan houden.", "beleid": "Het beleid is gevolgd.",
            "mandaat": "Eigen bevoegdheid.", "afschaalplan": "Bij rust bespreken wij een lichter middel.",
            "geschikt": "Het pakt de oorzaak aan.", "noodzakelijk": "Lichtere middelen hielpen niet.",
            "evenwichtig": "Hulp loopt mee.",
        }  # fmt: skip
        gaps = [name for name in dialog.fields if name.startswith("gat_")]
        usual |= dict.fromkeys(gaps, "Besproken in het overleg; hier niet doorslaggevend.")
        # What was taken over and still holds is not typed again.
        fill(self.window, **{name: text for name, text in usual.items() if not dialog.fields[name].value()})
        codes = [name.removeprefix("grond_") for name in dialog.fields if name.startswith("grond_")]
        for code in [code for code in codes if not dialog.fields[f"reden_{code}"].value()]:
            runs = any(m.code == code and m.status is MaatregelStatus.LOOPT for m in self.casus.maatregelen)
            ground = Grond.LOOPT_DOOR if runs else Grond.NIET_PASSEND
            fill(
                self.window,
                **{f"grond_{code}": ground, f"reden_{code}": "Besproken in het overleg; past nu niet."},
            )
        words = {
            "zorg": "zorgperspectief",
            "veiligheid": "veiligheidsperspectief",
            "deelbaar": "zorg_deelbaar",
        }
        named = (
            "zorg",
            "zorg_door",
            "veiligheid",
            "veiligheid_door",
            "besluit",
            "bevoegd",
            "motivering",
            "deelbaar",
            "wijziging",
            "woonruimte",
            "geschikt",
            "noodzakelijk",
            "evenwichtig",
        )
        typed = {words.get(name, name): step[name] for name in named if step.get(name)}
        asked = {name: text for name, text in typed.items() if name in dialog.fields}
        fill(
            self.window, **{name: text for name, text in asked.items() if dialog.fields[name].value() != text}
        )
        fill(self.window, evaluatie_op=self.today + timedelta(days=step["evaluatie"]))
        if "aan" in step:
            party = next(item for item in self.casus.organisaties if item.naam == step["aan"])
            aim = Geadresseerde(GerichtAan.ORGANISATIE, organisatie_id=party.id)
            fill(self.window, geadresseerde=aim.sleutel)
        for number, (who, stand, text, *shared) in enumerate(step.get("standpunten", [])):
            told = {"organisatie": who, "stand": Stand(stand), "standpunt": text}
            if shared:
                told |= {"deelbaar": shared[0], "akkoord_door": shared[1], "akkoord_op": self.today}
            fill(self.window, **{f"{name}_{number}": value for name, value in told.items()})
        if any(name.startswith(MARK) for name in dialog.fields):
            untouched = seen(dialog, QAbstractButton, lambda b: b.text().startswith("Klopt nog"))
            QTest.mouseClick(untouched, Qt.MouseButton.LeftButton)
        marks = [name for name in dialog.fields if name.startswith(MARK) and not dialog.fields[name].value()]
        fill(self.window, **dict.fromkeys(marks, True))
        save(self.window)

    def export(self, target: Path, ontvanger: Ontvanger, definitief: bool) -> str:
        self.klok.nu = NOW
        press(self.window, "Notitie voor de driehoek")
        fill(
            self.window,
            ontvanger=ontvanger,
            kern="Verzonnen casus, ter besluitvorming.",
            definitief=definitief,
        )
        dialog = form(self.window)
        assert isinstance(dialog, OpleggerDialog)
        rest(self.window)  # the note is drawn a moment after the last key
        with pytest.MonkeyPatch.context() as asked:
            asked.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
            QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
            settle(self.window)
            for reading in self.window.findChildren(NalezenDialog):
                press(self.window, "Alles waarover niet is beslist maskeren", reading)
                press(self.window, "Zo naar buiten", reading)
            rest(self.window)
        return "\n".join(
            page.extract_text() for page in pypdf.PdfReader(io.BytesIO(target.read_bytes())).pages
        )


@pytest.mark.parametrize("spec", VIGNETTES, ids=[spec["titel"] for spec in VIGNETTES])
def test_a_vignette_entered_by_hand_ends_as_a_note(
    window: MainWindow, klok: Klok, tmp_path: Path, spec: dict[str, Any]
) -> None:
    klok.nu = NOW - timedelta(days=spec["dagen_geleden"] + 1)
    officer = Officier(window, klok, spec)
    officer.open_casus()
    for step in sorted(spec["stappen"], key=lambda step: -step["dagen_geleden"]):
        officer.do(step)
    text = officer.export(tmp_path / "notitie.pdf", Ontvanger.DRIEHOEK, True)
    assert spec["titel"] in text
    assert "CONCEPT" not in text
    for melder in spec.get("melders", []):
        assert melder["naam"] not in text
    for step in spec["stappen"]:
        if step["doe"] == "item" and step.get("bijzonder"):
            assert step["tekst"][:40] not in text
    steps = " ".join(step["doe"] for step in spec["stappen"])
    if "besluit" in steps and "omlaag" in steps:
        the_whole_course_reads_as_a_file(officer, tmp_path / "dossier.pdf", spec)
    ended = [m for m in officer.casus.maatregelen if m.status is MaatregelStatus.BEEINDIGD]
    assert len(ended) == sum(step["doe"] in ("eind", "omlaag") for step in spec["stappen"])


def the_whole_course_reads_as_a_file(officer: Officier, target: Path, spec: dict[str, Any]) -> None:
    """Each step, why, by whom, and on what proof: as an administrative judge follows it."""
    officer.go("Stukken")
    press(officer.window, "Dossier als PDF …")
    dialog = form(officer.window)
    assert isinstance(dialog, UitvoerDialog)
    dialog.save_to(target)
    settle(officer.window)
    pages = pypdf.PdfReader(io.BytesIO(target.read_bytes())).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    in_order = [
        "Gesprek door wijkagent of boa", "Buurtbemiddeling", "Verzoek om handhaving", "Bestuurlijke waarschuwing",
        "Voornemen tot een gedragsaanwijzing", "Gedragsaanwijzing met last onder dwangsom",
        "Verlenging: Gedragsaanwijzing met last onder dwangsom", "Status: monitoring",
    ]  # fmt: skip
    places = [
        told.index(f": {name}") if name[0] != "V" else told.index(name) for name in in_order if name[0] != "S"
    ]
    assert places == sorted(places)
    decision = next(step for step in spec["stappen"] if step["doe"] == "besluit")
    for words in (decision["last"], "€ 200 per overtreding", "Niets doen", "Afschalen", "Noodzakelijk", "nr. 2, 3",
                  "Bezwaar tegen het besluit", "De eerste dag telt niet mee", "Toegewezen op"):  # fmt: skip
        assert words in told, words
    for melder in spec["melders"]:
        assert melder["naam"] not in told
    care = [s["tekst"] for s in spec["stappen"] if s.get("herkomst") == "zorg"]
    assert not any(text in told for text in care)
