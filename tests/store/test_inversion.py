"""One earlier action taken back where it stands, while others came after it."""

from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.content import ContentItem, ContentKind, Edition
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.progress import SILENT
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.replay import replay

DAY = date(2026, 1, 5)


def add(file: SqlCircleFile, *names: str) -> tuple[str, list[Id]]:
    """Add people in one action; its identifier and theirs."""
    with file.act("member.add") as work:
        keys = work.new_ids(len(names))
        for key, name in zip(keys, names, strict=True):
            work.members.add(Member(id=key, name=name, joined_on=DAY))
        return work.action_id, keys


def rename(file: SqlCircleFile, key: Id, name: str) -> str:
    """Give somebody another name; the action's identifier."""
    with file.act("member.change") as work:
        work.members.put(replace(work.members.get(key), name=name))
        return work.action_id


def invert(file: SqlCircleFile, action_id: str) -> None:
    with file.act("decision.take_back") as work:
        work.invert(action_id)


def people(file: SqlCircleFile) -> list[str]:
    with file.look() as work:
        return sorted(member.name for member in work.members.all())


def test_an_action_in_the_middle_is_taken_back(circle_file: SqlCircleFile) -> None:
    first, _ = add(circle_file, "Ana", "Ben")
    add(circle_file, "Cleo")
    invert(circle_file, first)
    assert people(circle_file) == ["Cleo"]
    circle_file.undo()
    assert people(circle_file) == ["Ana", "Ben", "Cleo"]
    circle_file.redo()
    assert people(circle_file) == ["Cleo"]
    assert replay(circle_file.path, SILENT) == []


def test_a_change_in_the_middle_is_taken_back(circle_file: SqlCircleFile) -> None:
    _, [ana] = add(circle_file, "Ana")
    renamed = rename(circle_file, ana, "Anna")
    add(circle_file, "Ben")
    invert(circle_file, renamed)
    assert people(circle_file) == ["Ana", "Ben"]


def test_what_was_touched_since_is_named_and_nothing_changes(circle_file: SqlCircleFile) -> None:
    first, [_, ben] = add(circle_file, "Ana", "Ben")
    rename(circle_file, ben, "Benno")
    before = circle_file.next_undo()
    with pytest.raises(Refused) as refused:
        invert(circle_file, first)
    assert refused.value.code == "undo.changed_since"
    assert refused.value.facts == {"type": "member", "name": "Benno"}
    assert people(circle_file) == ["Ana", "Benno"]
    assert circle_file.next_undo() == before


def test_what_was_changed_and_undone_is_as_it_was(circle_file: SqlCircleFile) -> None:
    first, [ana] = add(circle_file, "Ana")
    rename(circle_file, ana, "Anna")
    circle_file.undo()
    invert(circle_file, first)
    assert people(circle_file) == []


def test_what_was_changed_and_taken_back_is_as_it_was(circle_file: SqlCircleFile) -> None:
    first, [ana] = add(circle_file, "Ana")
    renamed = rename(circle_file, ana, "Anna")
    add(circle_file, "Ben")
    invert(circle_file, renamed)
    invert(circle_file, first)
    assert people(circle_file) == ["Ben"]
    assert replay(circle_file.path, SILENT) == []


def test_what_others_hang_on_stays(circle_file: SqlCircleFile) -> None:
    with circle_file.act("item.add") as work:
        item = ContentItem(id=work.new_id(), title="Basics", kind=ContentKind.WORKSHOP)
        work.items.add(item)
        made = work.action_id
    with circle_file.act("edition.add") as work:
        work.editions.add(
            Edition(id=work.new_id(), item_id=item.id, name="May", starts_on=DAY, ends_on=DAY)
        )
    with pytest.raises(Refused) as refused:
        invert(circle_file, made)
    assert refused.value.code == "undo.changed_since"
    assert refused.value.facts["name"] == "Basics"


def test_what_belongs_together_goes_together(circle_file: SqlCircleFile) -> None:
    with circle_file.act("item.add") as work:
        item = ContentItem(id=work.new_id(), title="Basics", kind=ContentKind.WORKSHOP)
        work.items.add(item)
        work.items.put(replace(item, note="twice in one action"))
        work.editions.add(
            Edition(id=work.new_id(), item_id=item.id, name="May", starts_on=DAY, ends_on=DAY)
        )
        made = work.action_id
    add(circle_file, "Ana")
    invert(circle_file, made)
    with circle_file.look() as work:
        assert (work.items.all(), work.editions.all()) == ([], [])


def test_an_action_is_taken_back_once(circle_file: SqlCircleFile) -> None:
    first, _ = add(circle_file, "Ana")
    invert(circle_file, first)
    for action in (first, "0" * 32):
        with pytest.raises(Refused) as refused:
            invert(circle_file, action)
        assert refused.value.code == "record.gone"


def test_an_undone_action_is_not_taken_back_again(circle_file: SqlCircleFile) -> None:
    first, _ = add(circle_file, "Ana")
    circle_file.undo()
    with pytest.raises(Refused) as refused:
        invert(circle_file, first)
    assert refused.value.code == "record.gone"
