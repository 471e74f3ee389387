"""A second reading of the allocation of payments (разнесение платежей): plain, in whole kopecks.

It shares no line with kvit and reads none of its data: the rules are those of the Civil Code, of
Rules 354 and of the names of the practices. Where the two differ, one has misread them.

`evaluate(case)` takes a document kvit-allocation/1 as a dict and gives what
kvit-allocation-result/1 holds of money and its places; `random_case(seed)` draws a case.
"""

from .evaluate import evaluate as evaluate
from .histories import random_case as random_case
