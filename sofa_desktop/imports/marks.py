"""Words inside the cells that decide what a line is: its state, its direction, its effect."""

import re

from sofa_desktop.imports.amounts import CURRENCIES, SYMBOLS
from sofa_desktop.imports.headings import folded
from sofa_desktop.imports.texts import bag

_WORD = re.compile(r"[a-z]+")
PENDING = bag(
    "vorgemerkt vorgemerkte offen pending ausstehend processing bearbeitung uncleared unposted "
    "pendiente attente behandeling geplant scheduled authorised authorized reserviert reserved "
    "unverbucht pndg unclaimed"
)
DENIED = bag(
    "abgelehnt denied failed fehlgeschlagen canceled cancelled abgebrochen declined reverted "
    "voided rejected expired abgelaufen aufgehoben annulliert rechazado refuse geweigerd "
    "storniert incomplete unvollstaendig"
)
HOLDS = (
    "einbehaltung",
    "autorisierung",
    "authorization",
    "authorisation",
    "payment review",
    "zahlungspruefung",
)
"""Movements that only set money aside or release it again."""
_OUT = bag("s soll d dr debit dbit debet af - belastung lastschrift ausgang out")
_IN = bag("h haben c cr k credit crdt bij + gutschrift eingang in")
_LINKS = frozenset(["am", "as", "of", "on", "per", "vom", "zum", "am:", "der", "des"])
_TOTALS = frozenset(
    [
        "anfangssaldo",
        "endsaldo",
        "alter saldo",
        "neuer saldo",
        "alter kontostand",
        "neuer kontostand",
        "kontostand",
        "saldovortrag",
        "opening balance",
        "closing balance",
        "beginning balance",
        "starting balance",
        "ending balance",
        "saldo inicial",
        "saldo final",
        "beginsaldo",
        "eindsaldo",
        "solde initial",
        "solde final",
    ]
)
_NO_EFFECT = frozenset(["memo", "keine", "none", "kein", "no"])
_CLOSING = re.compile(
    r"kontostand|endsaldo|neuer saldo|schlusssaldo|abschlusssaldo|closing balance|ending balance|"
    r"new balance|current balance|account balance|available balance|last balance|"
    r"saldo final|nouveau solde|solde final|eindsaldo|nieuw saldo|^saldo\b|^balance\b|^solde\b|"
    r"^guthaben\b|saldo am|saldo per|saldo vom"
)
_LAST = re.compile(r"letzter kontostand|letzter saldo|last balance|previous balance")
_OPENING = re.compile(
    r"anfangssaldo|alter saldo|alter kontostand|startsaldo|vortrag|opening balance|old balance|"
    r"beginning balance|starting balance|saldo inicial|ancien solde|solde initial|beginsaldo|"
    r"oud saldo|anfangskontostand"
)


def state(cell: str) -> str:
    """``pending`` or ``denied`` where a status says so; "" where the line stands."""
    words = set(_WORD.findall(folded(cell)))
    if words & PENDING:
        return "pending"
    return "denied" if words & DENIED else ""


def is_hold(cell: str) -> bool:
    """Whether a kind of movement only sets money aside, or releases it."""
    told = folded(cell)
    return "hold" in told.split() or any(word in told for word in HOLDS)


def direction(cell: str) -> int:
    """-1 for money out, 1 for money in, 0 where the mark is none."""
    mark = folded(cell).strip(" .'\"")
    if mark in _OUT:
        return -1
    return 1 if mark in _IN else 0


def moves_balance(cell: str) -> bool:
    """Whether PayPal says that the balance moves."""
    return folded(cell).strip() not in _NO_EFFECT


def currency_code(cell: str) -> str:
    """The currency a cell names; "" where it names none."""
    code = cell.strip().strip("'\"").upper()
    code = SYMBOLS.get(code, code)
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""


def is_total(cell: str) -> bool:
    """Whether a cell says that its row is a balance, though it has the shape of a movement.

    Only the very words do, with a day behind them: Saldo Rechnung 5 is somebody's payment.
    """
    if len(cell) > 60:
        return False
    words = [word for word in _WORD.findall(folded(cell)) if word not in _LINKS]
    return " ".join(words) in _TOTALS


def is_currency_cell(cell: str) -> bool:
    """Whether a cell is nothing but a currency."""
    return currency_code(cell) in CURRENCIES


def balance_word(cell: str) -> str:
    """``closing``, ``opening`` or ``last`` where a cell announces such a balance, else "".

    The last balance is the closing one, unless the file states that too: then the opening one.
    """
    if not cell or len(cell) > 80:
        return ""
    told = " ".join(folded(cell).split())
    if _OPENING.search(told):
        return "opening"
    if _LAST.search(told):
        return "last"
    return "closing" if _CLOSING.search(told) else ""
