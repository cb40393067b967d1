"""The program tries itself: what a broken installation cannot do is found here, step by step."""

import os
import tempfile
from argparse import Namespace
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading
from sofa_desktop.app.exports import FileExports
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.ports import Clock

if TYPE_CHECKING:
    from sofa_desktop.app.cli.settle import Made
    from sofa_desktop.charts.picture import Picture

_HOME = "SOFA_DESKTOP_HOME"


@dataclass(frozen=True, slots=True)
class Done:
    """A step that went well, in words."""

    code: str
    said: str


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where the steps work: a folder that is thrown away, with the sample circle in it."""

    folder: Path
    clock: Clock

    @property
    def circle(self) -> Path:
        """The sample's file."""
        return self.folder / "sample.sofacircle"


def run(arguments: Namespace, clock: Clock) -> Answer:
    """The command ``self-test``: each step is told as soon as it is done."""
    if not arguments.json:
        return Answer(None, _lines(clock))
    done = [{"step": each.code, "sentence": each.said} for each in steps(clock)]
    return Answer({"ok": True, "steps": done})


def _lines(clock: Clock) -> Iterator[str]:
    for each in steps(clock):
        yield f"{each.code}: {each.said}"
    yield t("self-test", "Everything works.")


def steps(clock: Clock) -> Generator[Done, None, None]:
    """Try everything, one step after the other.

    Raises:
        Refused: ``self_test.failed`` with the ``step`` and the ``reason``.
    """
    with tempfile.TemporaryDirectory(prefix="sofa-desktop-") as folder:
        bench = _Bench(Path(folder), clock)
        kept = {name: os.environ.get(name) for name in (_HOME, "QT_QPA_PLATFORM", "MPLCONFIGDIR")}
        os.environ |= {
            _HOME: folder,
            "QT_QPA_PLATFORM": "offscreen",
            "MPLCONFIGDIR": str(bench.folder / "pictures"),
        }
        try:
            for code, step in _STEPS:
                yield Done(code, _try(code, step, bench))
        finally:
            for name, value in kept.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _try(code: str, step: Callable[[_Bench], str], bench: _Bench) -> str:
    try:
        return step(bench)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise Refused("self_test.failed", step=code, reason=reason) from error


def _sample(bench: _Bench) -> str:
    from sofa_desktop.app.sample import make_sample  # noqa: PLC0415  (each step loads its own)

    make_sample(bench.circle, bench.clock.today())
    with reading(bench.circle, bench.clock) as opened:
        circle = opened.queries.circle()
    return t("self-test", "The sample circle was made: {name}.", name=circle.name if circle else "")


def _check(bench: _Bench) -> str:
    from sofa_desktop.i18n import findings  # noqa: PLC0415
    from sofa_desktop.store import health  # noqa: PLC0415

    with reading(bench.circle, bench.clock) as opened:
        report = health.check(opened.file)
    if not report.ok:
        raise RuntimeError(" ".join(findings.sentence(each) for each in report.findings))
    return findings.verdict(report)


def _upgrade(bench: _Bench) -> str:
    """The steps of all versions, from nothing to the present tables."""
    from sofa_desktop.store.circle_file import HEAD, revision  # noqa: PLC0415
    from sofa_desktop.store.upgrade import migrate  # noqa: PLC0415

    path = bench.folder / "upgraded.sofacircle"
    migrate(path)
    if revision(path) != HEAD:
        raise RuntimeError(revision(path))
    return t("self-test", "A file was upgraded through every version to {head}.", head=HEAD)


def _pictures(bench: _Bench) -> str:
    from sofa_desktop.app.cli.report_pictures import BY, Asked, made  # noqa: PLC0415
    from sofa_desktop.charts.export import KINDS, save  # noqa: PLC0415

    with reading(bench.circle, bench.clock) as opened:
        pictures = [made(opened, Asked(by, way=way)) for by in BY for way in ("in", "out")]
    pictures.append(_steps(bench))
    written = 0
    for picture in pictures:
        for kind in KINDS:
            path = bench.folder / f"picture{written}{kind}"
            save(picture, path)
            if not path.stat().st_size:
                raise RuntimeError(path.name)
            written += 1
    return tn("self-test", "{n} picture was drawn.", "{n} pictures were drawn.", written)


def _steps(bench: _Bench) -> "Picture":
    """How the statement comes about, as a picture."""
    from sofa_desktop.charts.waterfall import Step, Waterfall  # noqa: PLC0415

    payload = _latest(bench).payload
    output = payload["output"]
    steps = (
        Step("gross", output["gross"], "in"),
        Step("share", -output["share"], "out"),
        Step("rest", output["gross"] - output["share"], "total"),
    )
    return Waterfall.of(payload["currency"], steps)


def _latest(bench: _Bench) -> "Made":
    """The sample's latest statement."""
    from sofa_desktop.app.cli.settle import issued  # noqa: PLC0415

    with reading(bench.circle, bench.clock) as opened:
        return issued(opened, opened.queries.statements()[0].id)


def _statement(bench: _Bench) -> str:
    from sofa_desktop.documents.facts import Hashes  # noqa: PLC0415
    from sofa_desktop.documents.statement import write_statement  # noqa: PLC0415
    from sofa_desktop.documents.verify import is_as_printed, verify  # noqa: PLC0415

    made = _latest(bench)
    path = bench.folder / "statement.pdf"
    write_statement(made.payload, Hashes(made.previous, made.own), path)
    verdict = verify(path)
    if not verdict.matches or not is_as_printed(path):
        raise RuntimeError(verdict.first_difference or "pages")
    number = made.payload["number"]
    return t("self-test", "Statement {number} was written and recomputed.", number=number)


def _exports(bench: _Bench) -> str:
    with reading(bench.circle, bench.clock) as opened:
        exports = FileExports(opened.file, opened.queries, bench.clock)
        forms = [exports.text(form) for form in ("hledger", "ics", "markdown")]
        tables = exports.write_tables(bench.folder / "tables", journal=True)
    if not all(forms):
        raise RuntimeError("empty")
    return tn(
        "self-test",
        "The data was written in open forms, as {n} table among them.",
        "The data was written in open forms, as {n} tables among them.",
        len(tables),
    )


def _window(bench: _Bench) -> str:
    from sofa_desktop.app.self_test_window import look  # noqa: PLC0415  (Qt)

    return tn(
        "self-test",
        "The window opened and showed {n} page.",
        "The window opened and showed {n} pages.",
        look(bench.circle),
    )


_STEPS: tuple[tuple[str, Callable[[_Bench], str]], ...] = (
    ("sample", _sample),
    ("check", _check),
    ("upgrade", _upgrade),
    ("pictures", _pictures),
    ("statement", _statement),
    ("exports", _exports),
    ("window", _window),
)
