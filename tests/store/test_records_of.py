"""Records asked for by some of their fields."""

from datetime import date

import pytest

from sofa_desktop.domain.circle import Member, Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import Verb
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.store.bank_lines import take_in

DAY, LATER = date(2026, 1, 5), date(2026, 2, 5)


def test_records_are_found_by_their_fields_oldest_first(circle_file: SqlCircleFile) -> None:
    with circle_file.act("member.add") as work:
        for name, day, standing in (
            ("Zoë", DAY, Standing.FULL),
            ("Ana", DAY, Standing.GUEST),
            ("Ben", LATER, Standing.FULL),
            ("Cleo", DAY, Standing.FULL),
        ):
            work.members.add(Member(id=work.new_id(), name=name, joined_on=day, standing=standing))
    with circle_file.look() as work:
        assert [each.name for each in work.members.of(joined_on=DAY)] == ["Zoë", "Ana", "Cleo"]
        both = work.members.of(joined_on=DAY, standing=Standing.FULL)
        assert [each.name for each in both] == ["Zoë", "Cleo"]
        assert work.members.of(name="' OR 1 --") == []
        assert work.members.of() == work.members.all()


def test_what_was_just_written_is_found(circle_file: SqlCircleFile) -> None:
    with circle_file.act("member.add") as work:
        work.members.add(Member(id=work.new_id(), name="Ana", joined_on=DAY))
        assert [each.name for each in work.members.of(name="Ana")] == ["Ana"]


def test_entries_are_found_too(circle_file: SqlCircleFile) -> None:
    take_in(circle_file, 3)
    with circle_file.look() as work:
        entries = work.entries.all()
        assert work.entries.of(verb=entries[0].verb) == [
            each for each in entries if each.verb is entries[0].verb
        ]
        assert work.entries.of(verb=Verb.OPENING) == []
        assert work.entries.of() == entries


def test_a_field_nobody_has_is_a_mistake_of_ours(circle_file: SqlCircleFile) -> None:
    with pytest.raises((KeyError, Refused)), circle_file.look() as work:
        work.members.of(colour="red")
