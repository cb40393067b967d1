"""The long attempts: ``python -m tests.hard.long`` runs them all, or those that are named.

``bits`` turns single bits of a circle file; ``kills`` and ``stops`` end commands at random moments
with a kill and with Ctrl+C; ``full`` works on a disk without room (Linux, as root); ``rules`` runs
the state machines of the tests with hundreds of stories each.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sofa_desktop.app.main import main
from sofa_desktop.domain.agreement import Terms
from sofa_desktop.services.agreements import Agreements
from tests.hard.test_damage import QUESTIONS, books
from tests.helpers import FakeClock, new_circle
from tests.store.a_quarter import tell

ROOT = Path(__file__).parents[2]
SUFFIX = ".sofacircle"


def say(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def do(*given: object) -> tuple[int, str]:
    """A command in this process: its status, and what it said."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = main([str(each) for each in given], FakeClock(date(2026, 10, 5)))
    return status, out.getvalue()


def bank_file(folder: Path, lines: int) -> Path:
    """A month of so many lines."""
    path = folder / f"{lines}.csv"
    rows = (
        f"2026-10-{1 + n % 28:02d},Shop {n},Purchase {n},-{1 + n % 900}.00" for n in range(lines)
    )
    path.write_text("\n".join(["Date,Payee,Purpose,Amount", *rows]) + "\n", encoding="utf-8")
    return path


def tell_stories(folder: Path) -> dict[str, Path]:
    """A settled circle, one ready to be, and one with many entries."""
    files = {name: folder / f"{name}{SUFFIX}" for name in ("settled", "ready", "many")}
    with new_circle(folder, clock := FakeClock(), "settled") as file:
        tell(file, clock)
    with new_circle(folder, clock := FakeClock(), "ready") as file:
        tell(file, clock, settled=False)
        agreements = Agreements(file)
        version = agreements.draft(Terms.suggested("EUR"), valid_from=date(2026, 1, 1))
        agreements.consent(version, on=date(2026, 1, 10), note="Circle meeting of 10 January")
    shutil.copyfile(files["ready"], files["many"])
    do("import", files["many"], bank_file(folder, 6000), "--account", "Bank")
    return files


def bits(folder: Path, files: dict[str, Path], rounds: int = 3000) -> int:
    """Turn one bit a round; what the books say differently must be noticed."""
    choice = random.Random()
    whole, sound = files["settled"].read_bytes(), books(files["settled"])
    path = folder / f"turned{SUFFIX}"
    found: Counter[str] = Counter()
    bad = 0
    for _ in range(rounds):
        turned, at, bit = bytearray(whole), choice.randrange(len(whole)), choice.randrange(8)
        turned[at] ^= 1 << bit
        path.write_bytes(turned)
        status, _ = do("check", path)
        same = books(path) == sound
        found["noticed" if status else "harmless" if same else "missed"] += 1
        if not status and not same:
            bad += 1
            say(f"bits: byte {at}, bit {bit} changes the books and is missed")
        for name, *more in QUESTIONS:
            do(name, path, *more)
        for beside in folder.glob(f"turned{SUFFIX}*"):
            beside.unlink()
    say(f"bits: {rounds} bits turned, {dict(found)}")
    return bad


def commands(
    folder: Path, files: dict[str, Path]
) -> Iterator[tuple[str, Path | None, list[object]]]:
    """What is ended in its middle: a name, the file it begins with, the command."""
    path = folder / f"circle{SUFFIX}"
    lines = bank_file(folder.parent, 6000)
    yield "import", files["ready"], ["import", path, lines, "--account", "Bank"]
    yield "undo", files["many"], ["undo", path]
    yield "backup", files["many"], ["backup", path, folder / f"copy{SUFFIX}"]
    yield "restore", files["ready"], ["restore", path, files["many"]]
    yield "tables", files["many"], ["export", path, "--as", "csv", folder / "tables"]
    yield "journal", files["many"], ["export", path, "--as", "hledger", folder / "out.journal"]
    issue = ["settle", path, "--period", "2026-Q3", "--issue", "--note", "Consent of 5 October"]
    yield "issue", files["ready"], [*issue, "--pdf", folder / "out.pdf"]
    yield "new", None, ["new", path, "--name", "New", "--currency", "EUR"]
    yield "sample", None, ["new", path, "--sample"]


def start(given: list[object]) -> "subprocess.Popen[bytes]":
    """A command in a process of its own."""
    quiet = subprocess.DEVNULL
    words = [sys.executable, "-m", "sofa_desktop", *map(str, given)]
    return subprocess.Popen(words, cwd=ROOT, stdout=quiet, stderr=quiet)


def ended(how: signal.Signals, folder: Path, files: dict[str, Path], rounds: int) -> int:
    """End each command at random moments; afterwards all is sound, and it goes through."""
    place, bad, choice = folder / how.name, 0, random.Random()
    for name, begin, given in commands(place, files):
        place.mkdir()
        if begin:
            shutil.copyfile(begin, place / f"circle{SUFFIX}")
        begun = time.monotonic()
        start(given).wait()
        longest = time.monotonic() - begun
        shutil.rmtree(place)
        for _ in range(rounds):
            place.mkdir()
            if begin:
                shutil.copyfile(begin, place / f"circle{SUFFIX}")
            process = start(given)
            time.sleep(choice.uniform(0.1, max(longest, 0.2)))
            process.send_signal(how)
            process.wait()
            bad += after(name, place, given)
            shutil.rmtree(place)
        say(f"{how.name}: {name} ended {rounds} times")
    return bad


def after(name: str, place: Path, given: list[object]) -> int:
    """How many things are wrong after a command was ended."""
    path, bad = place / f"circle{SUFFIX}", 0
    for made in (path, place / f"copy{SUFFIX}"):
        if made.exists() and (told := do("check", made))[0]:
            bad += 1
            say(f"{name}: {made.name} is not sound: {told[1]}")
    paper = place / "out.pdf"
    if paper.exists() and do("verify", paper)[0]:
        bad += 1
        say(f"{name}: a statement on paper that does not verify")
    issued = name == "issue" and "issued" in do("history", path, "--limit", "1")[1]
    if issued or (name in {"new", "sample"} and path.exists()):
        return bad
    for made in (paper, place / f"copy{SUFFIX}", place / "out.journal"):
        made.unlink(missing_ok=True)
    shutil.rmtree(place / "tables", ignore_errors=True)
    status, said = do(*given)
    if status:
        bad += 1
        say(f"{name}: does not go through afterwards: {said}")
    return bad


def kills(folder: Path, files: dict[str, Path]) -> int:
    """Killed without a chance to tidy."""
    return ended(signal.SIGKILL, folder, files, 20)


def stops(folder: Path, files: dict[str, Path]) -> int:
    """Stopped by Ctrl+C."""
    return ended(signal.SIGINT, folder, files, 12)


def full(folder: Path, files: dict[str, Path]) -> int:
    """A disk without a byte left: refused in words, nothing left behind, all readable."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        say("full: needs Linux and root")
        return 0
    disk, bad = folder / "disk", 0
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=True)
    try:
        path = disk / f"circle{SUFFIX}"
        shutil.copyfile(files["ready"], path)
        with contextlib.suppress(OSError), (disk / "filling").open("wb", buffering=0) as filling:
            while filling.write(b"x" * 4096):
                pass
        before = files_on(disk), path.read_bytes()
        for wanted, given in on_a_full_disk(path, folder, files):
            status, said = do(*given)
            if (status, files_on(disk), path.read_bytes()) != (wanted, *before):
                bad += 1
                left = [each.name for each in disk.iterdir()]
                say(f"full: {given[0]} ended with {status} and {left}: {said}")
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    say("full: a disk without room")
    return bad


def files_on(disk: Path) -> set[str]:
    """What lies there, but for the empty log that SQLite had no room to take away."""
    return {each.name for each in disk.iterdir() if not each.name.endswith(("-wal", "-shm"))}


def on_a_full_disk(
    path: Path, folder: Path, files: dict[str, Path]
) -> Iterator[tuple[int, list[object]]]:
    """Commands and how they end there."""
    lines = bank_file(folder, 5)
    yield 0, ["accounts", path]
    yield 0, ["check", path]
    yield 0, ["backup", path, folder / f"saved{SUFFIX}"]
    yield 1, ["backup", path, path.with_name(f"copy{SUFFIX}")]
    yield 1, ["import", path, lines, "--account", "Bank"]
    yield 1, ["undo", path]
    yield 1, ["restore", path, files["ready"]]
    yield 1, ["export", path, "--as", "csv", path.with_name("tables")]
    yield 1, ["export", path, "--as", "hledger", path.with_name("out.journal")]
    yield 1, ["settle", path, "--period", "2026-Q3", "--pdf", path.with_name("out.pdf")]
    yield 1, ["settle", path, "--period", "2026-Q3", "--issue", "--note", "5 October"]
    yield 1, ["new", path.with_name(f"new{SUFFIX}"), "--name", "New", "--currency", "EUR"]
    yield 1, ["new", path.with_name(f"new{SUFFIX}"), "--sample"]


def rules(_folder: Path, _files: dict[str, Path]) -> int:
    """Hundreds of stories for each state machine, and time to find the shortest that fails."""
    machines = sorted(ROOT.glob("tests/*/test_*_machine.py"))
    tests = [*machines, ROOT / "tests" / "store" / "test_anything.py"]
    command = [sys.executable, "-m", "pytest", "-q", "--timeout=0", *map(str, tests)]
    around = {**os.environ, "HYPOTHESIS_PROFILE": "deep", "QT_QPA_PLATFORM": "offscreen"}
    failed = subprocess.run(command, cwd=ROOT, env=around, check=False).returncode
    say(f"rules: {len(tests)} state machines")
    return int(failed != 0)


ATTEMPTS: dict[str, Callable[[Path, dict[str, Path]], int]] = {
    "bits": bits, "kills": kills, "stops": stops, "full": full, "rules": rules,
}  # fmt: skip


def run(names: list[str]) -> int:
    """The attempts of these names, or all; how many things went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        files = tell_stories(Path(folder))
        bad = sum(ATTEMPTS[name](Path(folder), files) for name in names or ATTEMPTS)
    say(f"{bad} things went wrong")
    return bad


if __name__ == "__main__":
    sys.exit(min(run(sys.argv[1:]), 1))
