"""Circle files made once: an empty one and the sample."""

from pathlib import Path

import pytest

from tests.helpers import founded_circle, sample_circle
from tests.ui.desk import TODAY


@pytest.fixture(scope="session")
def circle_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A circle in which nothing has happened, and the sample."""
    folder = tmp_path_factory.mktemp("circles")
    empty = founded_circle(folder / "empty.sofacircle")
    sample = sample_circle(folder / "sample.sofacircle", TODAY)
    return {"empty": empty, "sample": sample}
