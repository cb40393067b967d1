"""One door for a bank's file: finds out what it is and reads it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sofa_desktop.domain.bank import BankFile, CsvProfile
from sofa_desktop.imports.camt import read_camt
from sofa_desktop.imports.csv_file import read_csv
from sofa_desktop.imports.decoding import decode
from sofa_desktop.imports.kinds import is_xml, refuse_unknown_bytes, refuse_unknown_text


def read(data: bytes, *, profile: CsvProfile | None = None, currency: str = "") -> BankFile:
    """Read a bank's file, whatever it is.

    Args:
        data: the file's bytes.
        profile: how this bank's CSV was read before, perhaps corrected by the person; used where
            it still fits the file.
        currency: the account's, for files that name none.

    Raises:
        Refused: ``bank.…`` with what the file seems to be; no other exception is let out.
    """
    refuse_unknown_bytes(data)
    text, encoding = decode(data, profile.encoding if profile else "")
    with _collector_at_rest():
        if is_xml(text):
            return read_camt(data)
        refuse_unknown_text(text)
        return read_csv(text, encoding, profile, currency)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spare the collector of rings the walk over rows that hold none: 0.3 s in 100,000 rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
