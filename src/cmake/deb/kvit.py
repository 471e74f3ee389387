#!/usr/bin/python3 -P
"""The command `kvit` of the Debian package."""

import sys

from kvit.cli import main

if __name__ == "__main__":
    sys.exit(main())
