#!/usr/bin/env python3
"""Runs, tests, checks, measures and builds SoFA Desktop from a fresh checkout.

    python3 dev.py run [ARGUMENTS]     open the app; arguments go to it (run --sample)
    python3 dev.py test [ARGUMENTS]    run the tests; arguments go to pytest
    python3 dev.py lint                style, types, rooms
    python3 dev.py bench [ARGUMENTS]   measure; arguments go to tests.bench
    python3 dev.py build               the program as a folder in dist/, and its self-test
    python3 dev.py lock                renew requirements.lock (needs uv)

Each command first does the set-up it needs: the virtual environment .venv with exactly what
requirements.lock names and, on Debian and Ubuntu, the few system packages that are missing
(installed when root, named otherwise). Python 3.11, 3.12 or 3.13 is all it asks for.
"""
# Syntax up to Python 3.8 only: an older Python must be able to read as far as the sentence
# that says which Python is needed.

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PYTHONS = ((3, 11), (3, 12), (3, 13))

# What to load or call, and the Debian and Ubuntu package that brings it. Where a release has
# renamed one (libglib2.0-0t64), apt knows it under the name here as well.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOWS = {
    "xcb": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libX11-xcb.so.1": "libx11-xcb1",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
TEST_PROGRAMS = {"hledger": "hledger", "qpdf": "qpdf", "pdftotext": "poppler-utils"}
BUILD_PROGRAMS = {"objdump": "binutils"}
MEDDLING = frozenset(
    {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONOPTIMIZE", "PYTHONPATH", "PYTHONPYCACHEPREFIX"}
)

NO_APT = (
    "this system lacks what Debian calls {names}. Install that with the system's own package "
    "manager, then run this again."
)
NOT_ROOT = (
    "this system lacks {names}. Run `sudo apt-get update && sudo {command}`, then this again."
)
NOT_WRITABLE = "the set-up has to write into .venv here, but cannot: {reason}."
APT_FAILED = "apt-get could not install {names}; it says why above."


class Stop(Exception):  # noqa: N818 - an end with a sentence, not an error in the program
    """The command cannot go on; the sentence says why and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status is its own, 1 for a refusal here, 2 for wrong usage."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if command in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if command not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    if rest[:1] == ["--"]:
        del rest[0]
    try:
        need_python()
        return COMMANDS[command](rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    """A line for the person, apart from what the tools print."""
    print(f"dev.py: {sentence}", file=sys.stderr, flush=True)


TOGETHER = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
"""How pytest shares all the tests among processes; one that is asked for alone runs at once."""

# Commands


def run(arguments: list[str]) -> int:
    """Open the app, or run one of its commands, where the person stands."""
    platform = window_platform(os.environ)
    if sys.platform == "linux" and not platform and opens_window(arguments):
        raise Stop(
            "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window "
            "can open. Start it in a desktop session, or under xvfb-run."
        )
    set_up({**QT, **WINDOWS.get(platform, {})}, {})
    hand_over([python(), "-P", "-m", "sofa_desktop", *arguments], child_environment())


def test(arguments: list[str]) -> int:
    """Run the tests without a screen, the same on every machine; all of them on every core."""
    set_up(QT, TEST_PROGRAMS)
    environment = child_environment(without=("QT_",))
    environment.update(QT_QPA_PLATFORM="offscreen", MPLCONFIGDIR=str(cache("matplotlib")))
    if sys.platform == "linux":
        environment.update(LANG="C.UTF-8", LC_ALL="C.UTF-8")
    os.chdir(ROOT)
    hand_over([python(), "-m", "pytest", *(arguments or TOGETHER)], environment)


def lint(_arguments: list[str]) -> int:
    """Check style, types and import rules; run them all, then name those that found something."""
    set_up({}, {})
    checks = {
        "ruff check": [python(), "-m", "ruff", "check"],
        "ruff format": [python(), "-m", "ruff", "format", "--check"],
        "mypy": [python(), "-m", "mypy", "sofa_desktop", "tests", "dev.py"],
        "lint-imports": [str(location("scripts") / "lint-imports"), "--no-logo"],
    }
    found = []
    for name, command in checks.items():
        say(name)
        if subprocess.call(command, cwd=ROOT, env=child_environment()) != 0:
            found.append(name)
    say(f"not clean: {', '.join(found)}." if found else "clean.")
    return 1 if found else 0


def bench(arguments: list[str]) -> int:
    """Measure, each figure beside its physical limit."""
    set_up(QT, {})
    environment = child_environment()
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment["MPLCONFIGDIR"] = str(cache("matplotlib"))
    os.chdir(ROOT)
    hand_over([python(), "-m", "tests.bench", *arguments], environment)


def build(_arguments: list[str]) -> int:
    """Build the program and let it prove itself, away from the sources."""
    set_up({**QT, **WINDOWS["xcb"], **shared_python()}, BUILD_PROGRAMS)
    builder = [python(), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    if subprocess.call(builder, cwd=ROOT, env=child_environment()) != 0:
        raise Stop("the build failed; the lines above say where.")
    folder = ROOT / "dist" / "sofa-desktop"
    program = folder / ("sofa-desktop.exe" if os.name == "nt" else "sofa-desktop")
    environment = child_environment()
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as elsewhere:
        if subprocess.call([str(program), "self-test"], cwd=elsewhere, env=environment) != 0:
            raise Stop("the program was built, but its self-test failed.")
    size = sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir())
    say(f"built {program.relative_to(ROOT)} ({size / 1e6:.0f} MB); its self-test passed.")
    return 0


def lock(_arguments: list[str]) -> int:
    """Resolve anew what pyproject.toml asks for, into a file that names no host."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("renewing the lock needs uv: `python3 -m pip install uv`, then again.")
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    command = [uv, "pip", "compile", *options, "--extra", "dev", "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise Stop("uv could not renew requirements.lock, which is as it was; uv says why above.")
    lines = [line for line in done.stdout.splitlines() if not names_host(line)]
    LOCK.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say("requirements.lock is renewed; look at the difference before you commit it.")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "build": build,
    "lock": lock,
}


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments of the app ask for its window rather than for the command line."""
    if {"-h", "--help", "--version"} & set(arguments):
        return False
    words = [word for word in arguments if not word.startswith("-")]
    return not words or words[0].endswith(".sofacircle") or Path(words[0]).is_file()


def window_platform(environment: Mapping[str, str]) -> str:
    """What Qt will draw on: its own setting, else what the session offers, else nothing."""
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return chosen
    if environment.get("DISPLAY"):
        return "xcb"
    return "wayland" if environment.get("WAYLAND_DISPLAY") else ""


def names_host(line: str) -> bool:
    """Whether a line of a lock file says where packages come from."""
    return "://" in line or line.lstrip().startswith(("--index", "--extra-index", "--find-links"))


# Set-up


def need_python() -> None:
    """Go on with a Python that fits: this one, or another that is installed."""
    if sys.version_info[:2] in PYTHONS:
        return
    for version in PYTHONS:
        other = shutil.which("python{}.{}".format(*version))
        question = f"import sys; sys.exit(sys.version_info[:2] != {version})"
        if other and subprocess.call([other, "-c", question], stderr=subprocess.DEVNULL) == 0:
            hand_over([other, str(ROOT / "dev.py"), *sys.argv[1:]], dict(os.environ))
    sentence = (
        "SoFA Desktop needs Python 3.11, 3.12 or 3.13; this is Python {}.{}. Install one of them "
        "and start dev.py with it, for example `python3.12 dev.py run`."
    )
    raise Stop(sentence.format(*sys.version_info))


def set_up(libraries: Mapping[str, str], programs: Mapping[str, str]) -> None:
    """Have everything a command needs; quick and without network when it is all there."""
    if is_complete() and not missing_packages(libraries, programs):
        return
    with only_one() as held:
        install_packages(missing_packages(libraries, {}) + environment_packages(), held)
        try:
            install_packages(missing_packages({}, programs), held)
        except Stop as stop:
            say(f"{stop} Going on without; what calls them will fail.")
        if not is_complete():
            make_environment(held)


@contextlib.contextmanager
def only_one() -> Iterator[Sequence[int]]:
    """Wait until nobody else sets up here; yields what child processes have to inherit.

    A child that outlives a killed dev.py still writes, so it holds the lock on. Windows has no
    such lock: there, two at once are left to the person.
    """
    try:
        VENV.mkdir(exist_ok=True)
        file = (VENV / "in-use").open("w")
    except OSError as error:
        raise Stop(NOT_WRITABLE.format(reason=error)) from error
    with file:
        if sys.platform == "win32":
            yield ()
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is at work here; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield (file.fileno(),)


def missing_packages(libraries: Mapping[str, str], programs: Mapping[str, str]) -> list[str]:
    """The system packages behind what cannot be loaded or called."""
    if sys.platform != "linux":
        return []
    absent = [package for name, package in libraries.items() if not loads(name)]
    return absent + [package for name, package in programs.items() if not shutil.which(name)]


def loads(library: str) -> bool:
    """Whether the system can load this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def shared_python() -> dict[str, str]:
    """Python as a library, for the built program to carry; Debian packages its own apart."""
    if sys.base_prefix != "/usr":
        return {}
    name = str(sysconfig.get_config_var("INSTSONAME"))
    return {name: "libpython{}.{}".format(*sys.version_info)}


def environment_packages() -> list[str]:
    """Debian keeps the means to make a virtual environment in a package of its own."""
    if is_complete() or importlib.util.find_spec("ensurepip") is not None:
        return []
    return ["python{}.{}-venv".format(*sys.version_info)]


def install_packages(packages: list[str], held: Sequence[int]) -> None:
    """Install system packages when allowed to, else say exactly which."""
    if not packages:
        return
    names = ", ".join(packages)
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Stop(NO_APT.format(names=names))
    if os.geteuid() != 0:
        raise Stop(NOT_ROOT.format(names=names, command=" ".join(command)))
    say(f"installing the system packages {names}.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}
    options = ["-qq", "-o", "DPkg::Lock::Timeout=300"]
    # An update that fails in part (one mirror is away) may still be enough for the install.
    start(["apt-get", *options, "update"], environment, held)
    if start([*command, *options], environment, held) != 0:
        raise Stop(APT_FAILED.format(names=names))


def is_complete() -> bool:
    """Whether .venv holds what the lock names: the stamp is written last, after all else."""
    stamp = VENV / "complete"
    return Path(python()).exists() and stamp.is_file() and stamp.read_text() == fingerprint()


def fingerprint() -> str:
    """What .venv depends on: the lock, the Python, and where it lies."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info[0]}.{sys.version_info[1]} {VENV}\n"


def make_environment(held: Sequence[int]) -> None:
    """Make .venv from nothing, so that a half-made or outdated one leaves no trace.

    With pip, because every Python brings it and it checks each file against the lock. uv would
    save some seconds, once, and have to be installed unchecked first.
    """
    began = time.monotonic()
    say("making .venv with the locked dependencies; this takes half a minute, once.")
    for entry in VENV.iterdir():
        if entry.name != "in-use":
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    environment = child_environment()
    environment.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    base = getattr(sys, "_base_executable", "") or sys.executable
    if start([base, "-m", "venv", str(VENV)], environment, held) != 0:
        raise Stop("Python could not make the virtual environment .venv; it says why above.")
    pip = [python(), "-m", "pip", "install", "--quiet", "--progress-bar", "off", "--no-compile"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    if start([*pip, *locked], environment, held) != 0:
        raise Stop(
            "the locked dependencies could not be installed; pip says why above. Run this again "
            "when that is put right; it starts afresh."
        )
    packages = location("purelib")
    # All processors at once, and before the tests, where a compiler's warning is an error. A file
    # meant for another Python does not compile; nothing here imports it.
    unused = r"[/\\](tests?|mypy|mypyc|setuptools|PyInstaller)[/\\]"
    compiler = [python(), "-m", "compileall", "-qq", "-j", "0", "-x", unused, str(packages)]
    start(compiler, environment, held)
    (packages / "sofa_desktop.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    (VENV / "complete").write_text(fingerprint(), encoding="utf-8")
    say(f".venv is complete ({time.monotonic() - began:.0f} s).")


def start(command: Sequence[str], environment: Mapping[str, str], held: Sequence[int]) -> int:
    """Run a step of the set-up to its end: no questions, and only its complaints are shown."""
    return subprocess.call(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=held,
    )


# Places and processes


def location(kind: str) -> Path:
    """A folder of .venv by sysconfig's name for it."""
    base = {"base": str(VENV), "platbase": str(VENV)}
    return Path(sysconfig.get_path(kind, "venv", base))


def python() -> str:
    """The Python of .venv."""
    return str(location("scripts") / ("python.exe" if os.name == "nt" else "python"))


def cache(name: str) -> Path:
    """A folder for what can be made again, gone with .venv."""
    folder = VENV / "cache" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def child_environment(without: tuple[str, ...] = ()) -> dict[str, str]:
    """The environment for everything started here.

    Nothing in it may change what Python imports, asserts or compiles, wherever it was set; the
    tests also leave out what would change how Qt looks.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in MEDDLING and not name.startswith(without)
    }
    path = os.pathsep.join([str(location("scripts")), kept.get("PATH", os.defpath)])
    return {**kept, "VIRTUAL_ENV": str(VENV), "PATH": path}


def hand_over(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Become the command, so that signals and the exit status are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is the point
    sys.exit(subprocess.call(command, env=environment))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
