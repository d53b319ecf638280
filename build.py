#!/usr/bin/env python3
"""Build the site: see ``python build.py --help``."""

import sys

from bantin.entry import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
