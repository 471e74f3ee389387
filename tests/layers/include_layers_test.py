"""The include check reports what it must, and only that."""

import tempfile
import unittest
from pathlib import Path

from include_layers import check


class LayersTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def assert_fine(self) -> None:
        self.assertEqual(check(self.root), [])

    def assert_one(self, *parts: str) -> None:
        problems = check(self.root)
        self.assertEqual(len(problems), 1, problems)
        for part in parts:
            self.assertIn(part, problems[0])

    def test_empty_tree(self) -> None:
        self.assert_fine()

    def test_downwards_is_allowed(self) -> None:
        self.write("include/kvit/close/a.hpp", '#include "kvit/base/x.hpp"\n#include <vector>\n')
        self.write("include/kvit/law/a.hpp", "#include <kvit/trace/x.hpp>\n")
        self.write("include/kvit/bonus/a.hpp", '#include "kvit/cabinet/x.hpp"\n')
        self.write("include/kvit/batch/a.hpp", '#include "kvit/audit/x.hpp"\n')
        self.write("include/kvit/base/a.hpp", '#include "kvit/version.hpp"\n')
        self.write("include/kvit/kvit.hpp", '#include "kvit/format/x.hpp"\n')
        self.write("src/format/a.cpp", '#include "kvit/batch/x.hpp"\n#include "format/b.hpp"\n')
        self.write("src/format/b.hpp", "")
        self.assert_fine()

    def test_upwards_is_reported(self) -> None:
        self.write("include/kvit/money/a.hpp", '#pragma once\n\n#include "kvit/law/x.hpp"\n')
        self.assert_one("include/kvit/money/a.hpp:3", "'money' may not include 'law'")

    def test_indented_and_angled_includes_are_seen(self) -> None:
        self.write("include/kvit/base/a.hpp", "  #  include <kvit/money/x.hpp>\n")
        self.assert_one("'base' may not include 'money'")

    def test_siblings_are_reported(self) -> None:
        self.write("include/kvit/tariff/a.hpp", '#include "kvit/premises/x.hpp"\n')
        self.assert_one("'tariff' may not include 'premises'")

    def test_trace_is_not_for_formula(self) -> None:
        self.write("include/kvit/formula/a.hpp", '#include "kvit/trace/x.hpp"\n')
        self.assert_one("'formula' may not include 'trace'")

    def test_leaves_are_reported(self) -> None:
        self.write("include/kvit/close/a.hpp", '#include "kvit/format/x.hpp"\n')
        self.assert_one("'close' may not include 'format'")

    def test_public_batch_does_not_see_format(self) -> None:
        self.write("src/batch/a.cpp", '#include "kvit/format/x.hpp"\n')
        self.assert_one("'batch' may not include 'format'")

    def test_umbrella_is_reported(self) -> None:
        self.write("src/audit/a.cpp", "#include <kvit/kvit.hpp>\n")
        self.assert_one("umbrella")

    def test_private_headers_follow_the_floors(self) -> None:
        self.write("src/law/deep.hpp", "")
        self.write("src/money/a.cpp", '#include "law/deep.hpp"\n')
        self.assert_one("src/money/a.cpp:1", "'money' may not include 'law'")

    def test_relative_private_header(self) -> None:
        self.write("src/law/deep.hpp", "")
        self.write("src/money/a.cpp", '#include "../law/deep.hpp"\n')
        self.assert_one("'money' may not include 'law'")

    def test_public_does_not_include_private(self) -> None:
        self.write("src/law/deep.hpp", "")
        self.write("include/kvit/law/a.hpp", '#include "law/deep.hpp"\n')
        self.assert_one("private")

    def test_unknown_folder(self) -> None:
        self.write("include/kvit/utils/a.hpp", "")
        self.assert_one("'utils' is on no floor")

    def test_file_outside_a_folder(self) -> None:
        self.write("include/kvit/fwd.hpp", "")
        self.assert_one("folder of a floor")

    def test_bindings_are_not_included(self) -> None:
        self.write("capi/include/kvit.h", "")
        self.write("src/law/a.cpp", '#include "../../capi/include/kvit.h"\n')
        self.assert_one("outside include/kvit and src")

    def test_packages_in_public_headers(self) -> None:
        self.write("include/kvit/calendar/a.hpp", "#include <date/date.h>\n")
        self.assert_one("standard library alone")

    def test_comments_do_not_count(self) -> None:
        text = '/* so not\n#include "kvit/law/x.hpp"\n*/\n// #include "kvit/law/x.hpp"\n'
        self.write("include/kvit/base/a.hpp", text)
        self.assert_fine()

    def test_heavy_packages(self) -> None:
        for name in "ab":
            self.write(f"src/format/{name}.cpp", "#include <nlohmann/json.hpp>\n")
        self.assert_fine()
        self.write("src/format/tree.hpp", "#include <nlohmann/json.hpp>\n")
        self.write("src/law/c.cpp", "")
        self.assert_fine()
        self.write("src/format/c.cpp", '#include "format/tree.hpp"\n')
        self.assert_one("nlohmann", "3 translation units", "src/format/c.cpp")


if __name__ == "__main__":
    unittest.main()
