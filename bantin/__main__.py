"""``python -m bantin``: the same as ``python build.py``."""

import sys

from bantin.entry import run

sys.exit(run(sys.argv[1:]))
