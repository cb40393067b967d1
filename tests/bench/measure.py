"""Two ways to the same end, timed in turn, and the table of what came out."""

import gc
import os
import platform
import sqlite3
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

LONGEST = 60
"""Seconds after which a process counts as stuck."""


class Taken(NamedTuple):
    """What one run took, in seconds."""

    wall: float
    cpu: float


class Goal(NamedTuple):
    """What a figure should be: at most so many times the limit, else at most so much."""

    ratio: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    size: str
    ours: float
    limit: float | None
    ratio: float | None
    goal: Goal
    unit: str = "ms"
    by: str = "wall"

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        if self.goal.ratio is not None and self.ratio is not None:
            return self.ratio <= self.goal.ratio
        return None if self.goal.most is None else self.ours <= self.goal.most


def timed(work: Callable[[], object], *, long: bool = False) -> Taken:
    """One run in this process; a long one begins without rubbish of an earlier one."""
    if long:
        gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Taken(time.perf_counter() - wall, time.process_time() - cpu)


def process(command: Sequence[str], environment: Mapping[str, str]) -> tuple[Taken, str]:
    """One run of a whole process: until its first line, and what that says; CPU to its end."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(environment))
    assert child.stdout is not None
    hung = threading.Timer(LONGEST, child.kill)
    hung.start()
    first = child.stdout.readline()
    wall = time.perf_counter() - began
    child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    hung.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    if child.returncode or not first:
        message = f"{' '.join(command)} ended with {child.returncode}"
        raise RuntimeError(message)
    return Taken(wall, used.ru_utime + used.ru_stime), first.decode().strip()


def in_turn(
    runs: int, ours: Callable[[], Taken], limit: Callable[[], Taken]
) -> tuple[list[Taken], list[Taken]]:
    """Both, one after the other, so often; a first round of each is thrown away."""
    rounds = [(ours(), limit()) for _ in range(runs + 1)]
    return [each[0] for each in rounds[1:]], [each[1] for each in rounds[1:]]


def median(taken: Sequence[Taken], by: str = "wall") -> float:
    """The median, in milliseconds."""
    return float(statistics.median(getattr(each, by) for each in taken)) * 1000


def compared(
    what: str,
    size: str,
    both: tuple[Sequence[Taken], Sequence[Taken]],
    goal: Goal,
) -> list[Figure]:
    """Wall and CPU of both; the ratio is the median of those of each round."""
    ours, limit = both
    figures = []
    for by in ("wall", "cpu"):
        pairs = zip(ours, limit, strict=True)
        ratio = statistics.median(getattr(a, by) / max(getattr(b, by), 1e-9) for a, b in pairs)
        figures.append(Figure(what, size, median(ours, by), median(limit, by), ratio, goal, by=by))
    return figures


def sized(count: int) -> str:
    """10k, 1M."""
    for unit, letter in ((1_000_000, "M"), (1_000, "k")):
        if count >= unit and count % unit == 0:
            return f"{count // unit}{letter}"
    return str(count)


def told(figure: Figure) -> tuple[str, ...]:
    """A figure as cells."""
    number = "{:.2f}" if figure.ours < 10 else "{:.1f}" if figure.ours < 100 else "{:.0f}"
    goal = ""
    if figure.goal.ratio is not None and figure.ratio is not None:
        goal = f"<= {figure.goal.ratio:g}x"
    elif figure.goal.most is not None:
        goal = f"<= {figure.goal.most:g} {figure.unit}"
    met = {True: "met", False: "not met", None: ""}[figure.met]
    return (
        figure.what,
        figure.size,
        figure.by,
        f"{number.format(figure.ours)} {figure.unit}".strip(),
        "" if figure.limit is None else f"{number.format(figure.limit)} {figure.unit}".strip(),
        "" if figure.ratio is None else f"{figure.ratio:.2f}x",
        goal,
        met,
    )


HEADINGS = ("what", "size", "by", "ours", "limit", "ratio", "goal", "")


def print_table(figures: Sequence[Figure]) -> None:
    """The figures under their headings."""
    rows = [HEADINGS, *(told(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        cells = zip(row, widths, range(len(row)), strict=True)
        line = (
            cell.rjust(width) if place in {3, 4, 5} else cell.ljust(width)
            for cell, width, place in cells
        )
        print("  ".join(line).rstrip(), flush=True)


def plain(figure: Figure) -> dict[str, object]:
    """A figure for JSON."""
    return {**asdict(figure), "met": figure.met}


def machine() -> str:
    """What this was measured on."""
    model = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        names = [line for line in facts.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}{load}"
    )
