"""How tests of policies and decisions speak of refusals."""

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence


def no(refused: pytest.ExceptionInfo[Refused]) -> str:
    """The code of a refusal, whose sentence says that nothing was changed."""
    assert "Nothing was changed." in sentence(refused.value)
    return refused.value.code
