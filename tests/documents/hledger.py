"""What hledger, an accountant of its own, says of a journal."""

import csv
import io
import shutil
import subprocess


def hledger(text: str, *asked: str) -> str:
    """Its answer; an error of its own fails the test."""
    program = shutil.which("hledger")
    assert program, "hledger is needed to prove the export"
    ended = subprocess.run(
        [program, "-f", "-", *asked],
        input=text.encode(),
        capture_output=True,
        check=False,
        env={"LC_ALL": "C.UTF-8"},
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode()


def sums(text: str) -> dict[tuple[str, str], str]:
    """Account and currency to its balance, as hledger adds it up."""
    told = hledger(text, "balance", "--flat", "-N", "-E", "--layout=bare", "-O", "csv")
    return {
        (row["account"], row["commodity"]): row["balance"]
        for row in csv.DictReader(io.StringIO(told))
    }
