"""`python -m kvit` is the command `kvit`."""

from kvit.cli import main

main()
