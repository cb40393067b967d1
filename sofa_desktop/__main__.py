"""The door: ``python -m sofa_desktop``."""

import sys

from sofa_desktop.app.main import main

if __name__ == "__main__":
    sys.exit(main())
