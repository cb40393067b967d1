"""The fields of an agreement's terms: made, filled and read; where they stand is the form's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.agreement import MAX_DAYS, MAX_MULTIPLE, Terms
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.pages.settlements.ladder_edit import LadderEdit
from sofa_desktop.ui.pages.settlements.number_edits import PercentEdit, WholeEdit
from sofa_desktop.ui.pages.settlements.terms_words import Names

YES, NO = "yes", "no"
HEAVIEST = 1_000_000
AMOUNT_WIDTH = 180

Named = Sequence[tuple[str, str]]
"""Keys with their names."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the form is made for: currency, cost categories, members, today's day."""

    currency: str
    costs: Named
    members: Named
    today: Callable[[], date]

    @property
    def names(self) -> Names:
        """Everything that has a name."""
        return {**dict(self.costs), **dict(self.members)}


class TermFields:
    """One field for each term, by its name; caps and weights by cost and member."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._others = Terms(setting.currency, ())
        """Caps and weights of costs and members that have no field here; they are kept."""
        self.ladder = LadderEdit(setting.currency)
        full = t("terms", "in full")
        self.caps = {key: PercentEdit(optional=True, empty=full) for key, _ in setting.costs}
        self.weights = {
            key: WholeEdit(most=HEAVIEST, optional=True, empty="–") for key, _ in setting.members
        }
        self.amounts = {
            name: MoneyEdit(setting.currency)
            for name in ("service_fee", "reserve_target", "min_payout")
        }
        for amount in self.amounts.values():
            amount.setMaximumWidth(AMOUNT_WIDTH)
        self.percents = {
            "recoup_bp": PercentEdit(),
            "multiple_bp": PercentEdit(most=MAX_MULTIPLE),
            "reserve_bp": PercentEdit(),
        }
        self.numbers = {
            name: WholeEdit(most=MAX_DAYS)
            for name in ("query_days", "correction_months", "pay_within_days")
        }
        self.flags = _flags()
        self.choices = _choices()

    def editor(self, name: str) -> QWidget:
        """The field of a term that has just one."""
        fields: dict[str, QWidget] = {
            "tiers": self.ladder,
            **self.amounts,
            **self.percents,
            **self.numbers,
            **self.flags,
            **self.choices,
        }
        return fields[name]

    def terms(self) -> Terms:
        """The terms as they stand; for fields that are all sound."""
        caps = {key: bp for key, edit in self.caps.items() if (bp := edit.bp()) is not None}
        weights = {
            key: number
            for key, edit in self.weights.items()
            if (number := edit.number()) is not None
        }
        values: dict[str, Any] = {
            **{name: edit.minor() or 0 for name, edit in self.amounts.items()},
            **{name: edit.bp() or 0 for name, edit in self.percents.items()},
            **{name: edit.number() or 0 for name, edit in self.numbers.items()},
            **{name: edit.key() == YES for name, edit in self.flags.items()},
            **{name: edit.key() or "" for name, edit in self.choices.items()},
        }
        return Terms(
            currency=self.setting.currency,
            tiers=self.ladder.tiers() or (),
            caps={**self._others.caps, **caps},
            weights={**self._others.weights, **weights},
            **values,
        )

    def fill(self, terms: Terms) -> None:
        """Show terms; a field that is being typed in keeps its text."""
        self._others = Terms(
            terms.currency,
            (),
            caps={key: bp for key, bp in terms.caps.items() if key not in self.caps},
            weights={key: w for key, w in terms.weights.items() if key not in self.weights},
        )
        self.ladder.set_tiers(terms.tiers)
        for key, cap in self.caps.items():
            _unless_typing(cap, cap.set_bp, terms.caps.get(key))
        for key, weight in self.weights.items():
            _unless_typing(weight, weight.set_number, terms.weights.get(key))
        for name, percent in self.percents.items():
            _unless_typing(percent, percent.set_bp, getattr(terms, name))
        for name, money in self.amounts.items():
            _unless_typing(money, money.set_minor, getattr(terms, name))
        for name, number in self.numbers.items():
            _unless_typing(number, number.set_number, getattr(terms, name))
        for name, flag in self.flags.items():
            flag.set_key(YES if getattr(terms, name) else NO)
        for name, choice in self.choices.items():
            choice.set_key(getattr(terms, name))


def _unless_typing(edit: QWidget, fill: Callable[[int | None], None], value: int | None) -> None:
    if not edit.hasFocus():
        fill(value)


def fill_day(edit: DateEdit, day: date | None) -> None:
    """Show a day, unless one is being typed."""
    if not edit.hasFocus():
        edit.set_day(day)


def _flags() -> dict[str, ChoiceEdit]:
    return {
        "fx_difference_allowed": ChoiceEdit(
            (
                Choice(YES, t("terms", "They count as a cost")),
                Choice(NO, t("terms", "They do not count")),
            )
        ),
        "funded_in_base": ChoiceEdit(
            (
                Choice(YES, t("terms", "They reduce the base")),
                Choice(NO, t("terms", "They do not reduce it")),
            )
        ),
        "show_member_payouts": ChoiceEdit(
            (
                Choice(NO, t("terms", "Only the circle")),
                Choice(YES, t("terms", "The circle and SoFA")),
            )
        ),
    }


def _choices() -> dict[str, ChoiceEdit]:
    return {
        "party_kind": ChoiceEdit(
            (
                Choice("internal_circle", t("terms", "A circle inside SoFA")),
                Choice("external_enterprise", t("terms", "An enterprise of its own")),
            )
        ),
        "lost_fee_bearer": ChoiceEdit(
            (Choice("circle", t("terms", "The circle")), Choice("sofa", t("terms", "SoFA")))
        ),
        "window": ChoiceEdit(
            (
                Choice("year", t("terms", "A calendar year")),
                Choice("version", t("terms", "As long as this version")),
            )
        ),
        "negative": ChoiceEdit(
            (
                Choice("carry", t("terms", "It is carried on")),
                Choice("pay", t("terms", "SoFA pays it")),
            )
        ),
    }
