"""Words 40 % longer, for any test that asks."""

from collections.abc import Iterator

import pytest

from sofa_desktop.i18n import words


@pytest.fixture
def longer_words() -> Iterator[None]:
    """Every word 40 % longer."""
    words.use_language("pseudo")
    yield
    words.use_language("en")
