"""The page for the CISO is accessible and names nobody; the list of parts is valid CycloneDX."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pypdf
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from ivbdesk.actions.dossier.casus import open_casus
from ivbdesk.cases.beheer.programmadeel import Programmadeel
from ivbdesk.export.cyclonedx import render_parts
from ivbdesk.programmadelen import installed
from tests.export.conftest import Findings
from tests.werkplaats import PERSOON, casus_gegevens, new_desk

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OWN = Programmadeel("ivbdesk", "0.1.0", "EUPL-1.2", is_spdx=True)
SCHEMAS = Path(__file__).parent / "cyclonedx"
"""Those of CycloneDX 1.6 (ECMA-424, Apache-2.0), without their descriptions and examples."""


def wrong(document: object) -> list[str]:
    """What the specification objects to."""
    read = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources(
        (told["$id"], Resource.from_contents(told)) for told in read.values()
    )
    validator = Draft7Validator(read["bom-1.6.schema.json"], registry=registry)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def test_the_parts_are_valid_cyclonedx_with_each_part_once() -> None:
    parts = installed()
    told = json.loads(render_parts(OWN, parts, UUID(int=7), NOW))
    assert wrong(told) == []
    assert told["serialNumber"] == "urn:uuid:00000000-0000-0000-0000-000000000007"
    assert told["metadata"]["timestamp"] == "2026-11-23T09:00:00Z"
    refs = [item["bom-ref"] for item in told["components"]]
    assert len(refs) == len(set(refs)) > 20
    by_name = {item["name"].lower(): item for item in told["components"]}
    assert by_name["sqlalchemy"]["purl"].startswith("pkg:pypi/sqlalchemy@2.")
    assert by_name["cryptography"]["licenses"] == [{"expression": "Apache-2.0 OR BSD-3-Clause"}]
    needs = {item["ref"]: item["dependsOn"] for item in told["dependencies"]}
    assert set(needs) == {*refs, "pkg:pypi/ivbdesk@0.1.0"}
    assert by_name["mako"]["bom-ref"] in needs[by_name["alembic"]["bom-ref"]]


def test_the_schema_finds_what_is_wrong() -> None:
    told = json.loads(render_parts(OWN, installed(), UUID(int=7), NOW))
    assert wrong(told | {"serialNumber": "7"}) != []
    told["components"][0]["licenses"] = [{"license": {"id": "zomaar"}}]
    assert wrong(told) != []


def test_every_package_that_the_program_asks_for_is_named() -> None:
    asked = (SCHEMAS.parents[2] / "requirements" / "run.txt").read_text(encoding="utf-8")
    names = {line.partition("==")[0] for line in asked.splitlines() if line[:1].isalnum() and ";" not in line}
    assert names - {part.sleutel for part in installed()} == set()


def test_the_page_is_accessible_and_names_nobody(tmp_path: Path, pdf_findings: Findings) -> None:
    desk = new_desk(tmp_path)
    open_casus(desk.ctx, casus_gegevens(), PERSOON)
    told = desk.proofs.tell(desk.copies.usual_place)
    data = desk.drukkerij.veiligheid(told, "45 · 2a8a112e4c5a6567")
    desk.close()
    assert pdf_findings(data) == []
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages)
    for words in ("Wat het register belooft", "Waartegen het register niet helpt", "AVG art. 30", "SQLCipher",
                  "Rol in een casus", "Woonadressen", "python-calamine", "2A8A112E4C5A6567"):  # fmt: skip
        assert words in text, words
    for name in ("Anne Proef", "Berg", "Proeflaan"):
        assert name not in text
