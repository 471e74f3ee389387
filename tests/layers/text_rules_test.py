"""The text check reports what it must, and only that."""

import unittest

from text_rules import check_text


class TextTest(unittest.TestCase):
    def test_fine(self) -> None:
        text = (
            '// лицевой счёт\nauto a = "счёт";  /* и\nещё */\n'
            "int n = 1'000'000; char c = '\"'; auto r = R\"x(\"да\")x\";\n"
        )
        self.assertEqual(check_text(".cpp", text.encode()), [])
        self.assertEqual(check_text(".hpp", b""), [])

    def test_problems(self) -> None:
        self.assertIn("1: a tab", check_text(".py", b"\tx\n"))
        self.assertIn("2: space at the end of the line", check_text(".md", b"a\nb \n"))
        self.assertIn("1: space at the end of the line", check_text(".md", b"a\r\n"))
        self.assertIn("2: no newline at the end of the file", check_text(".md", b"a\nb"))
        self.assertIn("not UTF-8", check_text(".cpp", "счёт".encode("cp1251"))[0])

    def test_identifiers(self) -> None:
        text = '/* а\nб */ int x; // в\nint счёт = 1; auto s = "г";\n'
        self.assertEqual(check_text(".cpp", text.encode()), ["3: an identifier outside ASCII"])


if __name__ == "__main__":
    unittest.main()
