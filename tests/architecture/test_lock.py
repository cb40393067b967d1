"""The lock file holds what the project asks for, checked, from nowhere in particular."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
PINS = [Requirement(line) for line in re.findall(r"^([a-z].*?) \\$", LOCK, re.MULTILINE)]


@pytest.mark.parametrize("wish", ASKED)
def test_the_lock_pins_what_is_asked_for(wish: str) -> None:
    wanted = Requirement(wish)
    pinned = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
    assert pinned, "run `python3 dev.py lock`"
    for pin in pinned:
        (version,) = [exact.version for exact in pin.specifier if exact.operator == "=="]
        assert wanted.specifier.contains(version), "run `python3 dev.py lock`"


def test_every_pin_has_its_hashes() -> None:
    entries = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)
    bare = [entry.split()[0] for entry in entries if entry and "--hash=sha256:" not in entry]
    assert len(PINS) > len(ASKED)
    assert bare == []


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK
    assert re.findall(r"^\s*--(?!hash=).*", LOCK, re.MULTILINE) == []
