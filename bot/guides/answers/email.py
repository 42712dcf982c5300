"""An e-mail address, by its form alone; nothing is asked of the network."""

import re
from functools import cache
from pathlib import Path

from email_validator import EmailNotValidError, validate_email
from pydantic import BaseModel, ConfigDict

from bot.catalogue.yaml_source import read_yaml
from bot.guides.answers.heard import Accepted, Heard, Read, Rejected, briefly_said, unheard

SPOKEN = (
    (re.compile(r"\s*(?:アットマーク|アット|あっとまーく|\(at\)|\[at\])\s*", re.I), "@"),
    (re.compile(r"\s*(?:ドット|どっと|\(dot\)|\[dot\])\s*", re.I), "."),
    (re.compile(r"(?<=[\w.])\s*@\s*(?=\w)"), "@"),
    (re.compile(r"mailto:", re.I), ""),
)
WRITTEN = re.compile(r"[!-;=?A-~]+@[!-;=?A-~]+")
"""Characters of ASCII without spaces and angle brackets on both sides of the @."""

OPENING = ",;:([\"'"
AROUND = ".,;:)]\"'!?"


class Slips(BaseModel):
    """`email_slips.yml`: what is meant, and how it is mistyped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domains: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    dots: frozenset[str]


def read_email(heard: Heard) -> Read:
    """The address, its domain in lower case. Error: email_impossible, with what is meant."""
    if problem := unheard(heard):
        return problem
    text = briefly_said(heard)
    for pattern, written in SPOKEN:
        text = pattern.sub(written, text)
    found = {match[0].lstrip(OPENING).rstrip(AROUND) for match in WRITTEN.finditer(text)}
    if len(found) != 1 or text.count("@") != len(WRITTEN.findall(text)):
        return Rejected("email_impossible")
    address = found.pop()
    local, _, domain = address.rpartition("@")
    if meant := _meant(domain.lower()):
        return Rejected("email_impossible", _valid_only(f"{local}@{meant}"))
    if not (normalised := _normalised(address)):
        return Rejected("email_impossible")
    return Accepted(normalised, corrected=normalised != heard.text.strip())


def _normalised(address: str) -> str | None:
    """The address as it is kept; None if it cannot be one (RFC 5321, RFC 5322)."""
    local, _, domain = address.rpartition("@")
    domain = domain.lower()
    checked = address
    if domain in slips().dots:
        checked = f"{re.sub(r'[.]+', '.', local).rstrip('.')}@{domain}"
    try:
        valid = validate_email(
            checked, check_deliverability=False, allow_smtputf8=False, strict=True
        )
    except EmailNotValidError:
        return None
    return valid.normalized if checked == address else f"{local}@{domain}"


def _meant(domain: str) -> str | None:
    """The domain that a slip stands for; None if it is none."""
    for right, wrong in slips().domains.items():
        if domain in wrong:
            return right
    before, _, ending = domain.rpartition(".")
    for right, wrong in slips().endings.items():
        if before and ending in wrong:
            mended = f"{before}.{right}"
            return _meant(mended) or mended
    return None


def _valid_only(address: str) -> tuple[str, ...]:
    normalised = _normalised(address)
    return (normalised,) if normalised else ()


@cache
def slips() -> Slips:
    """The table.

    Raises:
        pydantic.ValidationError: `email_slips.yml` has another form.
    """
    return Slips.model_validate(read_yaml(Path(__file__).with_name("email_slips.yml")).data)
