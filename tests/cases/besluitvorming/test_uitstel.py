"""What can be put off, and what is done at once (domein 5.4)."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ivbdesk.cases.besluitvorming.uitstel import require_casus
from ivbdesk.cases.taal.fouten import RegelFout


def test_a_signal_is_weighed_and_never_put_off() -> None:
    casus_id = uuid4()
    assert require_casus(casus_id) == casus_id
    with pytest.raises(RegelFout, match="Weeg het") as caught:
        require_casus(None)
    assert caught.value.veld == "tot"
