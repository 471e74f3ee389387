"""include_budget.py LIMIT_FILE COMPILER [FLAG...]: what including kvit/kvit.hpp costs.

Lines after preprocessing: deterministic, unlike seconds. Raise the limit only with a reason.
"""

import subprocess
import sys
from pathlib import Path

limit = int(Path(sys.argv[1]).read_text(encoding="utf-8"))
output = subprocess.run(
    [*sys.argv[2:], "-E", "-x", "c++", "-"],
    input="#include <kvit/kvit.hpp>\n", capture_output=True, text=True, encoding="utf-8",
)
if output.returncode != 0:
    sys.exit(output.stderr)
lines = output.stdout.count("\n")
print(f"kvit/kvit.hpp: {lines} lines after preprocessing, the limit is {limit}")
if lines > limit:
    sys.exit("over the limit: find the heavy include (g++ -H) before raising it")
