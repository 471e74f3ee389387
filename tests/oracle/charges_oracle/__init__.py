"""A second reading of the law of charges: a month of a house, day by day in fractions.

It imports nothing of kvit and reads none of its law, so that one mistake cannot be made twice.
"""

from .evaluate import evaluate

__all__ = ["evaluate"]
