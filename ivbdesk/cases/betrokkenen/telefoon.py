"""A telephone number as it is kept: one that exists, written one way."""

from __future__ import annotations

from ivbdesk.cases.taal.fouten import RegelFout

_WRONG = "Vul een telefoonnummer in dat bestaat, zoals 06 12345678, 071 1234567 of +48 22 123 45 67."


def parse_phone(text: str, veld: str = "telefoon") -> str:
    """The number as people write it, "06 12345678", one of abroad with its country; raises RegelFout. Empty stays empty."""
    import phonenumbers  # its plans of all countries take a while to load

    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        raise RegelFout(veld, _WRONG) from None
    if not phonenumbers.is_valid_number(number):
        raise RegelFout(veld, _WRONG)
    own = phonenumbers.PhoneNumberFormat.NATIONAL
    form = own if number.country_code == 31 else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))
