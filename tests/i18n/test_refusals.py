"""Whatever says no in the rooms below the window is told in a sentence."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import sofa_desktop
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import refusals
from sofa_desktop.i18n.refusals import SENTENCES, sentence

ROOT = Path(sofa_desktop.__file__).parent
ROOMS = ("domain", "services", "store", "imports", "documents", "charts")
GUARD = re.compile(r"[(\"']([a-z]+\.[a-z_]+)[:\"']")


def constants(node: ast.expr) -> Iterator[str]:
    """The codes an argument may be: itself, or both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def raised() -> dict[str, str]:
    """Every code that is written down as a refusal, with the module it is in."""
    return {
        code: path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        for code in constants(node.args[0])
    }


def test_every_no_has_a_sentence() -> None:
    missing = {code: module for code, module in raised().items() if code not in SENTENCES}
    assert missing == {}


def test_every_guard_of_the_tables_has_a_sentence() -> None:
    text = (ROOT / "store" / "guards.py").read_text(encoding="utf-8")
    subjects = {code.partition(".")[0] for code in SENTENCES}
    codes = {code for code in GUARD.findall(text) if code.partition(".")[0] in subjects}
    assert codes
    assert codes - set(SENTENCES) == set()


def written() -> set[str]:
    """Every text and every beginning of one, as far as its colon, in the rooms that say no."""
    return {
        node.value.partition(":")[0]
        for room in (*ROOMS, "app", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_sentence_can_be_reached() -> None:
    guards = (ROOT / "store" / "guards.py").read_text(encoding="utf-8")
    reached = {*raised(), *written(), *GUARD.findall(guards)}
    assert set(SENTENCES) - reached == set()


def subjects() -> list[ModuleType]:
    """The modules whose sentences are put together."""
    return [
        getattr(refusals, name.name)
        for node in ast.parse(inspect.getsource(refusals)).body
        if isinstance(node, ast.ImportFrom) and node.module == refusals.__name__
        for name in node.names
    ]


def test_no_code_is_told_in_two_places() -> None:
    told = [code for subject in subjects() for code in subject.SENTENCES]
    assert len(told) == len(set(told)) == len(SENTENCES)


def test_a_no_of_another_version_is_told_with_its_code() -> None:
    assert sentence(Refused("bundle.unheard_of")) == (
        "This is not possible (bundle.unheard_of). Nothing was changed."
    )
