"""check.py FILE COMPILER [FLAG...]: passes only if FILE does not compile for the stated reason.

The first line of FILE is `// expect: REGEX`, searched in what the compiler says.
"""

import os
import re
import subprocess
import sys
from pathlib import Path


def check(file: Path, command: list[str]) -> str | None:
    """What is wrong, or None."""
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    expect = re.match(r"//\s*expect:\s*(\S.*)", first)
    if not expect:
        return "the first line is not `// expect: REGEX`"
    run = subprocess.run(
        [*command, str(file)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    output = run.stdout + run.stderr
    if run.returncode == 0:
        return "it compiles"
    if re.search(r"fatal error: .*(No such file|not found)", output):
        return f"an include is missing, so nothing was tested:\n{output}"
    if not re.search(expect[1].strip(), output):
        return f"it fails for another reason than /{expect[1].strip()}/:\n{output}"
    return None


if __name__ == "__main__":
    problem = check(Path(sys.argv[1]), sys.argv[2:])
    if problem:
        sys.exit(f"{sys.argv[1]}: {problem}")
