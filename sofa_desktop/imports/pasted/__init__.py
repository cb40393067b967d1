"""Minutes, role lists and cover pages pasted as text: what they seem to say."""

from sofa_desktop.imports.pasted.document import read_pasted

__all__ = ["read_pasted"]
