"""Opening: files of every version, and what is none, with nothing changed where it is refused."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.store import circle_file, engine, upgrade
from sofa_desktop.store.circle_file import HEAD, SqlCircleFile, revision
from sofa_desktop.store.create import create
from sofa_desktop.store.health import check
from sofa_desktop.store.migrations.freeze import STEP, schema_of, step
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import migrate, open_file
from tests.helpers import FakeClock, empty_circle, founded_circle
from tests.store.old_file import FOLDER

OLD_FILES = sorted(FOLDER.glob("*.sofacircle"))
SECOND = '''
"""A later step: the table that others point to is rebuilt."""
import sqlalchemy as sa
from alembic import op
revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
def upgrade() -> None:
    with op.batch_alter_table("account", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text, nullable=False, server_default=""))
def downgrade() -> None:
    with op.batch_alter_table("account", recreate="always") as batch:
        batch.drop_column("colour")
'''

BREAKS = """    op.execute("DELETE FROM circle")
    raise ValueError("broken off")
"""


def digest(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its content."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def form(path: Path) -> list[tuple[str, str, str]]:
    """The schema by name, its spacing apart."""
    return sorted((type_, name, " ".join(sql.split())) for type_, name, sql in schema_of(path))


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_steps_from_nothing_give_what_a_new_file_is(tmp_path: Path) -> None:
    new, grown = tmp_path / "new.sofacircle", tmp_path / "grown.sofacircle"
    create(new)
    grown.touch()
    migrate(grown)
    assert form(grown) == form(new)
    assert revision(grown) == revision(new) == HEAD


def test_the_last_step_holds_the_schema_as_it_is_until_the_release() -> None:
    assert STEP.read_text() == step(), "run python -m sofa_desktop.store.migrations.freeze"


def test_steps_lead_back_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / "grown.sofacircle"
    path.touch()
    migrate(path)
    migrate(path, "base", back=True)
    assert form(path) == []
    migrate(path)
    assert len(form(path)) > 50


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_is_sound(old: Path, tmp_path: Path) -> None:
    assert old.stat().st_size < 600_000
    path = tmp_path / "old.sofacircle"
    shutil.copyfile(old, path)
    file = open_file(path, FakeClock())
    report = check(file)
    assert report.findings == ()
    assert report.facts["entry"] >= 13
    assert [row.number for row in SqlQueries(file).statements()] == ["IC-2026-0001"]
    file.close()


def test_there_is_an_old_file_of_this_version() -> None:
    assert HEAD in {path.stem for path in OLD_FILES}


def test_an_earlier_file_is_copied_aside_and_upgraded_with_all_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "steps"
    later.mkdir()
    (later / "0003_later.py").write_text(SECOND)
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / "circle.sofacircle"
    shutil.copyfile(OLD_FILES[0], path)
    postings, accounts = rows(path, "posting"), rows(path, "account")
    monkeypatch.setattr(upgrade, "HEAD", "0003")
    monkeypatch.setattr(upgrade, "migrate", lambda path: migrate(path, "0003", steps=(later,)))
    clock = FakeClock(date(2027, 1, 2))
    file = open_file(path, clock)
    file.close()
    assert revision(path) == "0003"
    assert (rows(path, "posting"), rows(path, "account")) == (postings, accounts)
    with closing(sqlite3.connect(path)) as connection:
        colours = connection.execute("SELECT DISTINCT colour FROM account").fetchall()
        guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert colours == [("",)]
        assert {"entry_posted", "posting_added"} <= {name for (name,) in guards}
    aside = folder / "circle before upgrade 2027-01-02.sofacircle"
    assert revision(aside) == "0001"
    assert rows(aside, "posting") == postings
    migrate(path, "0001", steps=(later,), back=True)
    assert revision(path) == "0001"
    assert rows(path, "posting") == postings


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    later = tmp_path / "steps"
    later.mkdir()
    broken = SECOND.replace("def downgrade", BREAKS + "def downgrade")
    (later / "0003_later.py").write_text(broken)
    path = founded_circle(tmp_path / "circle.sofacircle")
    before = form(path)
    with pytest.raises(ValueError, match="broken off"):
        migrate(path, "0003", steps=(later,))
    assert form(path) == before
    assert rows(path, "circle") == 1
    assert revision(path) == HEAD


def _missing(path: Path) -> None:
    del path


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("Dear bank,\n" * 100)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('ab12')")
        connection.commit()


def _newer(path: Path) -> None:
    empty_circle(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _cut(path: Path) -> None:
    founded_circle(path)
    path.write_bytes(path.read_bytes()[:50_000])


def _only_a_head(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(84))


def _scribbled(path: Path) -> None:
    founded_circle(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "file.not_found"),
        (_folder, "file.is_folder"),
        (_empty, "file.not_a_circle"),
        (_text, "file.not_a_circle"),
        (_other_database, "file.not_a_circle"),
        (_only_a_head, "file.not_a_circle"),
        (_newer, "file.newer"),
        (_cut, "file.damaged"),
        (_scribbled, "file.damaged"),
    ],
)
def test_what_is_no_circle_file_is_refused_in_a_sentence_and_left_alone(
    make: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.sofacircle"
    make(path)
    before = digest(tmp_path)
    with pytest.raises(Refused) as refused:
        open_file(path, FakeClock())
    assert refused.value.code == code
    assert "Nothing was changed" in sentence(refused.value) or "nothing was changed" in sentence(
        refused.value
    )
    assert "not possible (" not in sentence(refused.value)
    assert digest(tmp_path) == before


def test_a_file_is_not_made_over_another(tmp_path: Path) -> None:
    path = tmp_path / "mine.sofacircle"
    path.write_text("mine")
    with pytest.raises(Refused, match="exists"):
        create(path)
    assert digest(tmp_path).keys() == {"mine.sofacircle"}
    with pytest.raises(Refused) as refused:
        create(tmp_path / "nowhere" / "mine.sofacircle")
    assert refused.value.code == "file.cannot_open"


def test_nothing_lies_beside_a_file_that_was_closed(tmp_path: Path) -> None:
    path = founded_circle(tmp_path / "mine.sofacircle")
    file = open_file(path, FakeClock())
    assert file.next_undo() is not None
    file.close()
    assert digest(tmp_path).keys() == {"mine.sofacircle"}
    with file.act("nothing") as work:
        assert work.circle().code == "IC"
    file.reader().execute("SELECT 1 FROM circle")
    file.close()
    assert digest(tmp_path).keys() == {"mine.sofacircle"}


def test_the_writer_is_safe_against_loss_and_readers_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", engine.PRAGMAS[:-1])  # what tests do without
    circle_file = SqlCircleFile(founded_circle(tmp_path / "real.sofacircle"), FakeClock())
    with circle_file.look() as work:
        connection = getattr(work, "connection")  # noqa: B009  (not in the port)
        told = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert told == {
        "foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000
    }  # fmt: skip
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        circle_file.reader().execute("DELETE FROM circle")
    circle_file.close()


def test_the_revisions_known_end_with_the_present_one() -> None:
    assert circle_file._REVISIONS[-1] == HEAD
