"""``settle``: a statement as a draft or issued, on paper and as data; histories line by line."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import Opened, reading, writing
from sofa_desktop.documents.data import plain_bytes
from sofa_desktop.documents.files import keep_circles, put
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.periods import Period
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services import vectors
from sofa_desktop.services.ports import Clock


@dataclass(frozen=True, slots=True)
class Made:
    """A statement with its place in the chain; a draft has no hash of its own."""

    payload: dict[str, Any]
    previous: str
    own: str
    annex: dict[str, Any]
    waiting: int

    def data(self) -> dict[str, object]:
        """What is attached to its PDF, and what ``--json OUT`` writes."""
        return {"payload": self.payload, "previous_hash": self.previous, "hash": self.own}


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Draft, issue or give out again; or settle given histories."""
    if arguments.vectors is not None:
        return Answer(None, vectors.run(_lines_of(arguments.vectors)))
    period = Period.parse(arguments.period)
    outs = [arguments.pdf, arguments.annex, arguments.json_out]
    for out in outs:
        if out is not None:
            _must_be_writable(out)
    if arguments.issue:
        with writing(arguments.file, clock) as opened:
            id_ = opened.settling.issue(period, final=arguments.final, consent_note=arguments.note)
            made = issued(opened, id_)
    else:
        with reading(arguments.file, clock) as opened:
            made = _drafted(opened, period, final=arguments.final)
    _write(made, arguments.pdf, arguments.annex, arguments.json_out)
    return Answer(_told(made, arguments), list(_said(made, [out for out in outs if out])))


def _lines_of(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8") as lines:
            yield from lines
    except UnicodeDecodeError as error:
        raise Refused("vectors.not_text", name=name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("pdf.unreadable", path=name, reason=reason) from error


def _drafted(opened: Opened, period: Period, *, final: bool) -> Made:
    """The draft of a period; where it is issued already, the statement itself."""
    for row in opened.queries.statements():
        if row.starts_on == period.start and row.ends_on == period.last:
            return issued(opened, row.id)
    draft = opened.settling.draft(period, final=final)
    return Made(dict(draft.payload), draft.previous_hash, "", dict(draft.annex), draft.waiting)


def issued(opened: Opened, id_: str) -> Made:
    """A statement as it was issued."""
    payload, previous, own, annex = opened.queries.statement_payload(id_)
    told = json.loads(payload)
    return Made(told, previous, own, json.loads(annex) if annex else {}, len(told["waiting"]))


def _must_be_writable(out: Path) -> None:
    """Refuse before anything is issued what could not be written afterwards."""
    reason = ""
    if out.is_dir():
        reason = os.strerror(21)
    elif not out.parent.is_dir():
        reason = os.strerror(2)
    elif not os.access(out.parent, os.W_OK):
        reason = os.strerror(13)
    if reason:
        raise Refused("document.not_written", path=str(out), reason=reason)
    keep_circles(out)


def _write(made: Made, pdf: Path | None, annex: Path | None, data: Path | None) -> None:
    if pdf is not None:
        from sofa_desktop.documents.facts import Hashes  # noqa: PLC0415  (late: reportlab)
        from sofa_desktop.documents.statement import write_statement  # noqa: PLC0415

        write_statement(made.payload, Hashes(made.previous, made.own), pdf)
    if annex is not None:
        from sofa_desktop.documents.annex import write_annex  # noqa: PLC0415  (late: reportlab)

        write_annex(made.annex, annex)
    if data is not None:
        put(plain_bytes(made.data()) + b"\n", data)


def _told(made: Made, arguments: Namespace) -> dict[str, object]:
    output, period = made.payload["output"], made.payload["period"]
    written = {
        name: str(path)
        for name, path in (("pdf", arguments.pdf), ("annex", arguments.annex))
        if path is not None
    }
    return {
        "number": made.payload["number"],
        "kind": made.payload["kind"],
        "draft": not made.own,
        "period": period["key"],
        "from": period["start"],
        "to": period["last"],
        "currency": made.payload["currency"],
        "share_minor": output["share"],
        "due_minor": output["due"],
        "net_minor": output["net"],
        "pay_minor": output["pay"],
        "carried_minor": output["carried"],
        "distributable_minor": output["distributable"],
        "lines": len(made.payload["lines"]),
        "waiting": made.waiting,
        **made.data(),
        **written,
    }


def _said(made: Made, outs: list[Path]) -> Iterator[str]:
    output, currency = made.payload["output"], made.payload["currency"]
    period = made.payload["period"]["key"]
    if made.own:
        yield t(
            "settle",
            "Statement {number} for {period}",
            number=made.payload["number"],
            period=period,
        )
    else:
        yield t("settle", "Draft for {period}: it has no number, nothing is locked", period=period)
    yield _answer(made)
    yield t(
        "settle",
        "Base {base}, SoFA's share {share}, to members {members}",
        base=formats.money(output["base"], currency),
        share=formats.money(output["share"], currency),
        members=formats.money(output["distributable"], currency),
    )
    if made.waiting:
        yield tn(
            "settle",
            "{n} entry is left out: it waits for a rate or a category",
            "{n} entries are left out: they wait for a rate or a category",
            made.waiting,
        )
    if made.own:
        yield t("settle", "Check {hash}", hash=made.own)
    for out in outs:
        yield t("settle", "Written: {path}", path=out)


def _answer(made: Made) -> str:
    """The statement in one sentence."""
    output, currency = made.payload["output"], made.payload["currency"]
    pay, carried = output["pay"], output["carried"]
    facts = {
        "circle": made.payload["circle"]["name"],
        "sofa": made.payload["sofa"]["name"],
        "money": formats.money(abs(pay or carried), currency),
        "day": made.payload["pay_by"],
    }
    if pay:
        facts |= {} if pay > 0 else {"circle": facts["sofa"], "sofa": facts["circle"]}
        if made.payload["pay_by"]:
            return t("settle", "{circle} pays {sofa} {money} by {day}", **facts)
        return t("settle", "{circle} pays {sofa} {money}", **facts)
    if carried:
        return t("settle", "Nothing is paid now; {money} is carried to the next statement", **facts)
    return t("settle", "Nothing is due")
