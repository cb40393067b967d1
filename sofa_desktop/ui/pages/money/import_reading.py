"""Reading a bank's file for an account, beside the window. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sofa_desktop.domain.bank import CsvProfile
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.importing import MAX_FILE, Importing, Preview
from sofa_desktop.services.progress import Cancelled, Progress
from sofa_desktop.services.rows import AccountRow

BANK_SUFFIXES = frozenset(
    {
        *(".csv", ".tsv", ".txt", ".xml", ".camt", ".053", ".sta", ".mt940", ".940", ".ofx"),
        *(".qif", ".qfx", ".xls", ".xlsx", ".ods", ".zip"),
    }
)
"""What is taken for a bank's file when it is dropped; the reader says what it cannot read."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A bank's file with what it would do; without an account nothing was compared yet."""

    name: str
    data: bytes
    account_id: str = ""
    previews: tuple[Preview, ...] = ()
    certain: bool = False
    """Whether the file itself named the account."""


def is_bank_file(path: Path) -> bool:
    """Whether a dropped file is one of a bank."""
    return path.suffix.lower() in BANK_SUFFIXES


class FirstReading:
    """Reads a file and finds the account it is of: the asked one, the one it names, the only one.

    Meant for a job.
    """

    def __init__(
        self, importing: Importing, path: Path, accounts: Sequence[AccountRow], asked: str
    ) -> None:
        self._importing = importing
        self._path = path
        self._accounts = accounts
        self._asked = asked

    def __call__(self, progress: Progress) -> ReadFile:
        """The file, read.

        Raises:
            Refused: ``bank.*``, ``bank.too_large``, ``file.not_found`` where it cannot be opened.
        """
        progress.step(0.05, self._path.name)
        data = _bytes_of(self._path)
        named = self._named(data, progress)
        if named is not None:
            return named
        chosen = self._asked or (self._accounts[0].id if len(self._accounts) == 1 else "")
        if not chosen:
            return ReadFile(self._path.name, data)
        previews = self._importing.preview(data, self._path.name, chosen, progress=progress)
        return ReadFile(self._path.name, data, chosen, previews, certain=False)

    def _named(self, data: bytes, progress: Progress) -> ReadFile | None:
        """The account whose number the file gives as its own."""
        for account in self._accounts:
            if not account.number:
                continue
            try:
                previews = self._importing.preview(
                    data, self._path.name, account.id, progress=progress
                )
            except Cancelled:
                raise
            except Refused as refusal:
                if refusal.code != "bank.other_currency":
                    raise
                continue
            stated = {bare(each.statement.account_name) for each in previews}
            if bare(account.number) in stated:
                return ReadFile(self._path.name, data, account.id, previews, certain=True)
        return None


class Rereading:
    """Reads the same file again: for another account, or by another profile. Meant for a job."""

    def __init__(
        self,
        importing: Importing,
        read: ReadFile,
        account_id: str,
        profile: CsvProfile | None = None,
    ) -> None:
        self._importing = importing
        self._read = read
        self._account_id = account_id
        self._profile = profile

    def __call__(self, progress: Progress) -> ReadFile:
        """The file, read again."""
        read = self._read
        previews = self._importing.preview(
            read.data, read.name, self._account_id, profile=self._profile, progress=progress
        )
        return ReadFile(read.name, read.data, self._account_id, previews, read.certain)


def bare(number: str) -> str:
    """An account number without its blanks."""
    return "".join(number.split()).upper()


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise Refused("bank.too_large", size=path.stat().st_size, most=MAX_FILE)
        return path.read_bytes()
    except OSError as error:
        raise Refused("file.not_found", name=path.name) from error
