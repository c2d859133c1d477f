"""Draws that depend on a name only, never on the order of drawing: the same seed and slot give the same result.

A random generator that is passed along would make one report depend on how many were made before it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

SPAN = 1 << 64


class Dice:
    """A place in the tree of draws, named by its parts (seed, agency, year); `slot` names one draw there."""

    __slots__ = ("_key",)

    def __init__(self, *parts: object) -> None:
        self._key = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=32).digest()

    def number(self, slot: str) -> int:
        """Return a whole number from 0 up to 2**64, the same for the same slot."""
        return int.from_bytes(blake2b(slot.encode(), key=self._key, digest_size=8).digest(), "big")

    def unit(self, slot: str) -> float:
        """Return a number from 0 up to 1."""
        return self.number(slot) / SPAN

    def chance(self, slot: str, share: float) -> bool:
        """Return True in `share` of the slots."""
        return self.unit(slot) < share

    def pick(self, slot: str, options: Sequence[T]) -> T:
        """Return one of the options; raise IndexError where there are none."""
        return options[self.number(slot) % max(1, len(options))]

    def integer(self, slot: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + self.number(slot) % (high - low + 1)

    def around(self, slot: str, level: float, spread: float = 0.15) -> int:
        """Return a count near `level`: evenly spread for large levels, like arrivals for small ones."""
        if level < 12:
            return self.arrivals(slot, level)
        return round(level * (1 + spread * (2 * self.unit(slot) - 1)))

    def arrivals(self, slot: str, mean: float) -> int:
        """Return a count of independent arrivals (Poisson); meant for means under some hundreds."""
        if mean <= 0:
            return 0
        if mean > 60:
            return max(0, round(self.rng(slot).gauss(mean, math.sqrt(mean))))
        left = self.unit(slot)
        chance = math.exp(-mean)
        count = 0
        while left > chance and count < 400:
            left -= chance
            count += 1
            chance *= mean / count
        return count

    def rng(self, slot: str) -> random.Random:
        """Return a generator for draws whose number is not known beforehand."""
        return random.Random(self.number(slot))  # noqa: S311 - fiction, not secrets


class Habit(Dice):
    """The draws of one year by someone with habits: some slots, the same every year, are drawn as in all years.

    Slots that begin with `fresh` are never habits: what changes every year by its nature.
    """

    __slots__ = ("_fresh", "_home", "_share")

    def __init__(self, home: Dice, share: float, *parts: object, fresh: str) -> None:
        super().__init__(*parts)
        self._home = home
        self._share = share
        self._fresh = fresh

    def number(self, slot: str) -> int:
        """Return the year's number for the slot, or every year's where the slot is a habit."""
        if not slot.startswith(self._fresh) and self._home.chance(f"habit.{slot}", self._share):
            return self._home.number(slot)
        return super().number(slot)
