"""``check``: the proof of a circle file."""

from argparse import Namespace

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading
from sofa_desktop.i18n import findings
from sofa_desktop.services.ports import Clock
from sofa_desktop.store import health


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Prove a file; status 1 with what was found where it is not sound."""
    with reading(arguments.file, clock) as opened:
        report = health.check(opened.file)
    said = [findings.sentence(each) for each in report.findings]
    told = {
        "ok": report.ok,
        "findings": [
            {"code": each.code, "facts": each.facts, "sentence": sentence}
            for each, sentence in zip(report.findings, said, strict=True)
        ],
        "counts": report.facts,
    }
    return Answer(told, [findings.verdict(report), *said], 0 if report.ok else 1)
