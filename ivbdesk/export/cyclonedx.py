"""The list of parts as CycloneDX 1.6 in JSON (ECMA-424), for what looks for known faults in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from ivbdesk.cases.beheer.programmadeel import Programmadeel

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
Json = Mapping[str, object]


def render_parts(own: Programmadeel, parts: Sequence[Programmadeel], serial: UUID, now: datetime) -> bytes:
    """The document for the program itself with all its parts, and which of them needs which."""
    refs = {part.sleutel: part.purl for part in parts}
    told = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial.urn,
        "version": 1,
        "metadata": {
            "timestamp": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "tools": {"components": [{"type": "application", "name": own.naam, "version": own.versie}]},
            "component": _component(own, "application"),
        },
        "components": [_component(part, "library" if part.soort == "pypi" else "platform") for part in parts],
        "dependencies": [
            {"ref": own.purl, "dependsOn": sorted(refs.values())},
            *(
                {"ref": part.purl, "dependsOn": sorted(refs[key] for key in part.nodig if key in refs)}
                for part in parts
            ),
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _component(part: Programmadeel, kind: str) -> Json:
    told: dict[str, object] = {
        "type": kind,
        "bom-ref": part.purl,
        "name": part.naam,
        "version": part.versie,
        "purl": part.purl,
    }
    if part.licentie:
        one = {"expression": part.licentie} if part.is_spdx else {"license": {"name": part.licentie}}
        told["licenses"] = [one]
    return told
