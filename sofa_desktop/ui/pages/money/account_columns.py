"""What accounts and categories are shown by, and how they are renamed and archived. No Qt."""

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import AccountRow, CategoryRow

YES, NO = "yes", "no"


class Editing:
    """Renames and archives accounts and categories."""

    def __init__(self, desk: Desk) -> None:
        self._accounts = desk.accounts

    def rename(self, row: AccountRow | CategoryRow, value: object) -> str | None:
        """Give another name."""
        self._accounts.change(row.id, name=value, origin=self)
        return None

    def renumber(self, row: AccountRow, value: object) -> str | None:
        """Note the IBAN or number, by which bank files are known."""
        self._accounts.change(row.id, number=value, origin=self)
        return None

    def archive(self, row: AccountRow | CategoryRow, value: object) -> str | None:
        """Put away, or take up again."""
        self._accounts.change(row.id, archived=value == NO, origin=self)
        return None


def record_of(row: AccountRow | CategoryRow) -> str:
    """The id of a row."""
    return row.id


def name_of(row: AccountRow | CategoryRow) -> str:
    """The name of a row."""
    return row.name


def kind_of(row: AccountRow | CategoryRow) -> str:
    """What kind it is, in words."""
    return terms.account_kind(row.kind)


def use_key(row: AccountRow | CategoryRow) -> str:
    """Whether it is in use, as a key."""
    return NO if row.archived else YES


def in_use(row: AccountRow | CategoryRow) -> str:
    """Whether it is in use, in words."""
    return dict(uses(row))[use_key(row)]


def uses(row: AccountRow | CategoryRow) -> tuple[tuple[str, str], ...]:
    """What may be said of its use."""
    del row
    return ((YES, t("money", "yes")), (NO, t("money", "archived")))


def muted(row: AccountRow | CategoryRow) -> str:
    """The tone of what is only told."""
    del row
    return "muted"
