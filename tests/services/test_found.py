"""The founding of a circle."""

import pytest

from sofa_desktop.domain.chart_of_accounts import NEEDED
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.services.found import Founding
from sofa_desktop.services.ports import CircleFile


def test_a_new_circle_has_its_record_and_its_accounts(empty_file: CircleFile) -> None:
    circle_id = Founding(empty_file).found(
        "  Intentional   Communities Sector Circle ", "eur", parent="Communities Support"
    )
    with empty_file.look() as work:
        circle = work.circle()
        accounts = work.accounts.all()
    assert circle.id == circle_id
    assert circle.name == "Intentional Communities Sector Circle"
    assert circle.code == "IC"
    assert circle.currency == "EUR"
    assert circle.parent == "Communities Support"
    with empty_file.look() as work:
        assert work.related.get(circle.within_id or "").name == "Communities Support"
    money = [account for account in accounts if account.holds_money]
    assert [(account.name, account.kind, account.currency) for account in money] == [
        ("Bank", AccountKind.BANK, "EUR")
    ]
    keys = {account.key: account.kind for account in accounts if account.key}
    assert keys == {
        **dict.fromkeys(
            ["tickets", "fee", "coaching", "consulting", "donation", "grant", "membership",
             "recordings", "unsorted_in"],
            AccountKind.INCOME,
        ),
        **dict.fromkeys(
            ["trainer_pay", "member_pay", "production", "interpretation", "tools", "travel",
             "admin", "processor_fee", "lost_fee", "fx_difference", "unsorted_out"],
            AccountKind.COST,
        ),
        "pass_through": AccountKind.TAX,
        "opening": AccountKind.OPENING,
        "exchange": AccountKind.EXCHANGE,
        "allocation": AccountKind.ALLOCATION,
        "sofa_due": AccountKind.SOFA_DUE,
        "reserve": AccountKind.RESERVE,
    }  # fmt: skip
    assert set(keys) >= NEEDED
    assert all(account.key for account in accounts if not account.holds_money)
    assert len({account.name for account in accounts}) == len(accounts)


def test_founding_is_where_undo_ends(empty_file: CircleFile) -> None:
    Founding(empty_file).found("Permaculture", "USD", code="perm")
    action = empty_file.next_undo()
    assert action is not None
    assert (action.name, action.facts["name"]) == ("circle.found", "Permaculture")
    with pytest.raises(Refused, match=r"undo\.nothing"):
        empty_file.undo()
    with empty_file.look() as work:
        assert work.circle().code == "PERM"


@pytest.mark.parametrize(
    ("name", "currency", "code", "refusal"),
    [
        ("  ", "USD", None, "circle.no_name"),
        ("Permaculture", "dollars", None, "circle.bad_currency"),
        ("Permaculture", "USD", "P-1", "circle.bad_code"),
    ],
)
def test_a_circle_without_a_proper_form_is_not_founded(
    empty_file: CircleFile, name: str, currency: str, code: str | None, refusal: str
) -> None:
    with pytest.raises(Refused) as no:
        Founding(empty_file).found(name, currency, code=code)
    assert no.value.code == refusal
    assert empty_file.next_undo() is None


def test_a_file_holds_one_circle(circle_file: CircleFile) -> None:
    with pytest.raises(Refused) as no:
        Founding(circle_file).found("Another", "USD")
    assert no.value.code == "circle.already_there"
    assert no.value.facts == {"name": "Intentional Communities"}
