"""check_test.py COMPILER [FLAG...]: the checker reports what it must."""

import sys
import tempfile
import unittest
from pathlib import Path

from check import check

COMMAND = sys.argv[1:]
del sys.argv[1:]


class CheckTest(unittest.TestCase):
    def run_on(self, text: str) -> str | None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "case.cpp"
            file.write_text(text, encoding="utf-8")
            return check(file, COMMAND)

    def test_expected_failure_passes(self) -> None:
        self.assertIsNone(self.run_on('// expect: seven\nstatic_assert(1 == 2, "seven");\n'))

    def test_compiling_file_is_reported(self) -> None:
        self.assertIn("compiles", self.run_on("// expect: seven\nint x;\n") or "")

    def test_other_reason_is_reported(self) -> None:
        problem = self.run_on('// expect: eight\nstatic_assert(1 == 2, "seven");\n')
        self.assertIn("another reason", problem or "")

    def test_missing_include_is_reported(self) -> None:
        problem = self.run_on('// expect: error\n#include "kvit/no/such.hpp"\n')
        self.assertIn("include is missing", problem or "")

    def test_missing_expectation_is_reported(self) -> None:
        self.assertIn("first line", self.run_on("int x\n") or "")


if __name__ == "__main__":
    unittest.main()
