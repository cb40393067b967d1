"""Columns of the table of SoFA's investment, edited in place."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.settlements.investment_words import Standing


class Change(Protocol):
    """Changes fields of a part of the investment; may refuse."""

    def __call__(self, standing: Standing, **fields: object) -> None:
        """Change them."""


class InvestmentColumns:
    """What the table shows of each part, and how it is edited."""

    def __init__(self, currency: str, today: Callable[[], date], change: Change) -> None:
        self._currency = currency
        self._today = today
        self._change = change

    def all(self) -> list[Column[Standing]]:
        """Every column."""
        return [
            Column(
                t("investment", "Name"),
                _name,
                stretch=True,
                edit=Edit(Kind.TEXT, _name, self._rename),
            ),
            Column(
                t("investment", "Agreed on"),
                _day,
                width=116,
                tone=_muted,
                edit=Edit(Kind.DATE, _agreed_on, self._agree, today=self._today),
            ),
            Column(
                t("investment", "Agreed"),
                self._principal,
                align=Align.END,
                width=116,
                edit=Edit(Kind.AMOUNT, _principal, self._reset, currency=self._in_currency),
            ),
            Column(t("investment", "Received"), self._received, align=Align.END, width=116),
            Column(t("investment", "Spent"), self._spent, align=Align.END, width=116),
            Column(t("investment", "Paid back"), self._paid_back, align=Align.END, width=116),
            Column(t("investment", "Left"), self._left, align=Align.END, width=116),
        ]

    def _amount(self, minor: int) -> str:
        return formats.amount(minor, self._currency)

    def _principal(self, standing: Standing) -> str:
        return self._amount(standing.row.principal_minor)

    def _received(self, standing: Standing) -> str:
        return self._amount(standing.row.disbursed_minor)

    def _spent(self, standing: Standing) -> str:
        return self._amount(standing.row.spent_minor)

    def _paid_back(self, standing: Standing) -> str:
        return self._amount(standing.paid_back)

    def _left(self, standing: Standing) -> str:
        return "" if standing.outstanding is None else self._amount(standing.outstanding)

    def _in_currency(self, _standing: Standing) -> str:
        return self._currency

    def _rename(self, standing: Standing, name: object) -> str | None:
        self._change(standing, name=name)
        return None

    def _agree(self, standing: Standing, day: object) -> str | None:
        self._change(standing, agreed_on=day)
        return None

    def _reset(self, standing: Standing, minor: object) -> str | None:
        self._change(standing, principal_minor=minor)
        return None


def key_of(standing: Standing) -> str:
    """A part's key in the table."""
    return standing.row.id


def _name(standing: Standing) -> str:
    return standing.row.name


def _day(standing: Standing) -> str:
    return formats.short_day(standing.row.agreed_on)


def _agreed_on(standing: Standing) -> date:
    return standing.row.agreed_on


def _principal(standing: Standing) -> int:
    return standing.row.principal_minor


def _muted(_standing: Standing) -> str:
    return "muted"
