"""A second reading of the law on penalties (пени): slow, plain, day by day.

It shares no line with kvit and reads none of its data: the rules are those of the text of
kvit-penalty/1, the facts stand in `tables.py`. Where the two differ, one has misread the law.

`evaluate(case)` takes a document kvit-penalty/1 as a dict and gives what kvit-penalty-result/1
holds of money and days; `random_case(seed)` draws a history.
"""

from .evaluate import evaluate as evaluate
from .histories import random_case as random_case
