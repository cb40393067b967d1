"""Changes to the circle's own record."""

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Entry, Posting, Verb
from sofa_desktop.domain.records import AgreementVersion
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.ports import CircleFile
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY


def test_the_circle_says_more_of_itself(circle_file: CircleFile, undoes: Taken) -> None:
    action = undoes(
        lambda: CircleDetails(circle_file).change(
            address="Amherst\nUnited States", sofa_iban=" de02 1203 ", code="ics"
        )
    )
    with circle_file.look() as work:
        circle = work.circle()
    assert circle.address == "Amherst\nUnited States"
    assert circle.sofa_iban == "DE02 1203"
    assert circle.code == "ICS"
    assert action.facts == {"fields": ["address", "code", "sofa_iban"]}


def test_saying_the_same_again_is_no_action(circle_file: CircleFile) -> None:
    CircleDetails(circle_file).change(name="Intentional Communities")
    last = circle_file.next_undo()
    assert last is not None
    assert last.name == "circle.found"


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("name", "", "circle.no_name"),
        ("code", "IC 1", "circle.bad_code"),
        ("currency", "EURO", "circle.bad_currency"),
        ("id", "0" * 32, "record.unknown_field"),
        ("aim", "Another one", "record.unknown_field"),
        ("time_zone", "Mars/Olympus", "zone.unknown"),
        ("meeting_minutes", 14, "circle.bad_length"),
        ("meeting_minutes", "an hour", "number.not_whole"),
        ("warning_days", 367, "circle.bad_warning"),
    ],
)
def test_what_has_no_proper_form_is_refused(
    circle_file: CircleFile, field: str, value: object, refusal: str
) -> None:
    with pytest.raises(Refused) as no:
        CircleDetails(circle_file).change(**{field: value})
    assert no.value.code == refusal


def test_another_currency_takes_the_unused_bank_account_along(
    circle_file: CircleFile, undoes: Taken
) -> None:
    undoes(lambda: CircleDetails(circle_file).change(currency="eur"))
    with circle_file.look() as work:
        assert work.circle().currency == "EUR"
        assert {a.currency for a in work.accounts.all() if a.holds_money} == {"EUR"}


def test_the_currency_stays_once_money_is_booked(circle_file: CircleFile) -> None:
    with circle_file.act("entry.opening") as work:
        accounts = {account.kind: account.id for account in work.accounts.all()}
        work.entries.add(
            Entry(
                id=work.new_id(),
                verb=Verb.OPENING,
                booked_on=TODAY,
                occurred_on=TODAY,
                text="Bank",
                postings=(
                    Posting(accounts[AccountKind.BANK], "USD", 500),
                    Posting(accounts[AccountKind.OPENING], "USD", -500),
                ),
            )
        )
    with pytest.raises(Refused) as no:
        CircleDetails(circle_file).change(currency="EUR")
    assert (no.value.code, no.value.facts) == ("circle.currency_in_use", {"currency": "USD"})


def test_the_currency_stays_once_there_is_an_agreement(circle_file: CircleFile) -> None:
    with circle_file.act("agreement.draft") as work:
        work.agreements.add(
            AgreementVersion(id=Id(work.new_id()), version=1, valid_from=TODAY, terms="{}")
        )
    with pytest.raises(Refused) as no:
        CircleDetails(circle_file).change(currency="EUR", name="Renamed")
    assert no.value.code == "circle.currency_in_use"
    with circle_file.look() as work:
        assert work.circle().name == "Intentional Communities"
