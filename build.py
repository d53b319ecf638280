#!/usr/bin/env python3
"""Build the site: see ``python build.py --help``."""

import sys

from bantin.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
