"""``import``: a bank's file into an account."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading, writing
from sofa_desktop.app.cli.options import words
from sofa_desktop.app.cli.printing import table
from sofa_desktop.domain.bank import (
    BankFile,
    BankStatement,
    CsvProfile,
    RefusedLine,
    latest_closing,
)
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.refusals.bank import line_reason
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.imports import read
from sofa_desktop.services.importing import (
    MAX_FILE,
    Fate,
    Importing,
    Preview,
    Suggestion,
    profile_from,
)
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import AccountRow

Row = dict[str, object]


class _Reader:
    """Reads a bank's file and remembers the whole of it, also what does not fit the account."""

    def __init__(self) -> None:
        self.statements: tuple[BankStatement, ...] = ()

    def __call__(
        self, data: bytes, *, profile: CsvProfile | None = None, currency: str = ""
    ) -> BankFile:
        """What the file says."""
        found = read(data, profile=profile, currency=currency)
        self.statements = found.statements
        return found


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of a file."""

    account: AccountRow
    previews: Sequence[Preview]
    left: Sequence[BankStatement]
    """Statements of the file that belong to another account."""
    made: int
    dry: bool

    def of(self, fate: Fate) -> list[Suggestion]:
        """Lines with one fate, each once: the same line may stand in two statements of a file."""
        once = {
            proposal.fingerprint: proposal
            for preview in reversed(self.previews)
            for proposal in reversed(preview.proposals)
        }
        return [proposal for proposal in reversed(once.values()) if proposal.fate is fate]

    def refused(self) -> list[RefusedLine]:
        """Lines that cannot be taken in."""
        return [line for preview in self.previews for line in preview.refused]

    def other_number(self) -> str:
        """The account the file names, where it is not the number the account has."""
        number = _bare(self.account.number)
        names = (preview.statement.account_name for preview in self.previews)
        return next((name for name in names if number and name and _bare(name) != number), "")

    def closing(self) -> BankStatement | None:
        """The statement that names the latest closing balance."""
        return latest_closing([preview.statement for preview in self.previews])


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Take in a bank's file, or only say what would happen."""
    data = _bytes(arguments.statement)
    profile = _profile(arguments.profile)
    opening = reading if arguments.dry_run else writing
    with opening(arguments.file, clock) as opened:
        account = account_of(opened.queries.accounts(), arguments.account)
        reader = _Reader()
        importing = Importing(opened.file, opened.queries, reader, clock)
        name = words(arguments.statement.name)
        previews = importing.preview(data, name, account.id, profile=profile)
        made = 0 if arguments.dry_run else importing.take_in(previews)
    used = [id(preview.statement) for preview in previews]
    left = [each for each in reader.statements if id(each) not in used and each.lines]
    taken = _Taken(account, previews, left, made, arguments.dry_run)
    return Answer(_told(taken), _said(taken))


def account_of(accounts: Sequence[AccountRow], wanted: str) -> AccountRow:
    """The account of that id, name or number.

    Raises:
        Refused: ``account.unknown`` with the names there are, ``account.several``.
    """
    word = wanted.strip()
    tests: tuple[Callable[[AccountRow], bool], ...] = (
        lambda each: each.id == word,
        lambda each: each.name == word,
        lambda each: each.name.casefold() == word.casefold(),
        lambda each: bool(each.number) and _bare(each.number) == _bare(word),
    )
    for test in tests:
        found = [each for each in accounts if test(each)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused("account.several", name=word, ids=[each.id for each in found])
    raise Refused("account.unknown", name=word, names=[each.name for each in accounts])


def _bare(number: str) -> str:
    return "".join(number.split()).upper()


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("pdf.unreadable", path=str(path), reason=reason) from error


def _profile(path: Path | None) -> CsvProfile | None:
    """How to read the CSV, as an import's ``--json`` gives it under ``profile``."""
    if path is None:
        return None
    try:
        profile = profile_from(_bytes(path).decode("utf-8"))
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Refused("bank.bad_profile", name=path.name) from error
    if profile is None:
        raise Refused("bank.bad_profile", name=path.name)
    return profile


def _told(taken: _Taken) -> Row:
    account = taken.account
    told: Row = {
        "account": {"id": account.id, "name": account.name, "currency": account.currency},
        "dry_run": taken.dry,
        "made": taken.made,
        "new": [_line(each) for each in taken.of(Fate.NEW)],
        "known": [_line(each) for each in taken.of(Fate.KNOWN)],
        "matched": [{**_line(each), "entry": each.entry_id} for each in taken.of(Fate.MATCHED)],
        "refused": [_refused(line, account.currency) for line in taken.refused()],
    }
    closing = taken.closing()
    if closing is not None:
        told |= {
            "closing_balance_minor": closing.closing_minor,
            "closing_on": closing.closing_on,
            "closing_currency": closing.closing_currency or account.currency,
        }
    told["statements"] = [_statement(each.statement) for each in taken.previews]
    told["left"] = [_statement(each) for each in taken.left]
    profile = next((each.profile for each in taken.previews if each.profile), None)
    if profile is not None:
        told["profile"] = asdict(profile)
    return told


def _line(proposal: Suggestion) -> Row:
    line = proposal.line
    return {
        "line": line.line,
        "date": line.booked_on,
        "amount_minor": line.amount_minor,
        "currency": line.currency,
        "text": line.text or line.counterparty,
        "counterparty": line.counterparty,
        "fee_minor": line.fee_minor,
    }


def _refused(line: RefusedLine, currency: str) -> Row:
    """What is known of a line that cannot be taken in; the rest is null."""
    return {
        "line": line.line,
        "reason": line.reason,
        "sentence": line_reason(line),
        "date": line.facts.get("date"),
        "amount_minor": line.facts.get("amount_minor"),
        "currency": line.facts.get("currency", currency),
        "text": line.text,
    }


def _statement(statement: BankStatement) -> Row:
    return {
        "account_name": statement.account_name,
        "currency": statement.currency,
        "lines": len(statement.lines),
        "refused": len(statement.refused),
        "opening_balance_minor": statement.opening_minor,
        "closing_balance_minor": statement.closing_minor,
        "closing_on": statement.closing_on,
    }


def _said(taken: _Taken) -> Iterator[str]:
    currency = taken.account.currency
    new, refused = taken.of(Fate.NEW), taken.refused()
    yield t(
        "import",
        "{account}: {new} new, {known} already there, {matched} typed before, {refused} refused",
        account=taken.account.name,
        new=len(new),
        known=len(taken.of(Fate.KNOWN)),
        matched=len(taken.of(Fate.MATCHED)),
        refused=len(refused),
    )
    if other := taken.other_number():
        yield t(
            "import",
            "The file is of the account {other}, {name} has the number {number}: look whether it "
            "is the right one",
            other=other,
            name=taken.account.name,
            number=taken.account.number,
        )
    if new:
        yield from _lines(new, currency)
    for line in refused:
        yield t("import", "Line {line}: {reason}", line=line.line, reason=line_reason(line))
    for statement in taken.left:
        yield tn(
            "import",
            "{n} line of {name} is left: import it into the account it belongs to",
            "{n} lines of {name} are left: import them into the account they belong to",
            len(statement.lines),
            name=" ".join(filter(None, (statement.account_name, statement.currency))),
        )
    closing = taken.closing()
    if closing is not None and closing.closing_minor is not None:
        money = formats.money(closing.closing_minor, closing.closing_currency or currency)
        yield t("import", "After these lines the bank has {money}", money=money)
    if taken.dry:
        yield t("import", "Nothing was written: this was a dry run")


def _lines(proposals: Sequence[Suggestion], currency: str) -> Iterator[str]:
    headings = (t("import", "Day"), t("import", "Amount"), t("import", "Text"))
    rows = (
        (
            each.line.booked_on.isoformat(),
            formats.amount(each.line.amount_minor, currency),
            " · ".join(filter(None, (each.line.counterparty, each.line.text))),
        )
        for each in proposals
    )
    yield from table(headings, rows, figures=(1,))
