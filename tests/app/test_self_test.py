"""The self-test: every step but the window in this process, and its failure in a sentence."""

import os
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from sofa_desktop.app import self_test
from tests.app.cli_case import Command
from tests.helpers import FakeClock


@pytest.mark.slow
def test_every_step_below_the_window_works(untouched_home: Path) -> None:
    around = dict(os.environ)
    steps = self_test.steps(FakeClock(date(2026, 11, 24)))
    done = list(islice(steps, 6))
    steps.close()
    assert [each.code for each in done] == [
        "sample",
        "check",
        "upgrade",
        "pictures",
        "statement",
        "exports",
    ]
    assert all(each.said.endswith(".") for each in done)
    assert dict(os.environ) == around
    assert untouched_home.is_dir()


def test_a_step_that_fails_ends_with_its_name(
    cli: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_bench: object) -> str:
        raise ImportError("no such library")

    monkeypatch.setattr(self_test, "_STEPS", (("window", fail),))
    ended = cli("self-test")
    assert (ended.status, ended.out) == (1, "")
    assert "“window”: ImportError: no such library" in ended.err
    assert cli("self-test", "--json").refused == "self_test.failed"
