"""``python -m bantin``: the same as ``python build.py``."""

import sys

from bantin.cli import main

sys.exit(main(sys.argv[1:]))
