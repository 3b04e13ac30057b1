import random
import unittest
from datetime import timedelta
from statistics import median

from tests.support import START, hourly
from weir import clean

HOUR = timedelta(hours=1)


class LongSeries(unittest.TestCase):
    """The quick way gives what the definition gives."""

    def setUp(self):
        dice = random.Random(11)
        levels = [dice.choice([None, 100, 100, 101, 103, 107, 130, 250]) for _ in range(400)]
        self.sent = hourly(*levels, start=START, minutes=20)

    def test_spikes_are_told_by_the_median_of_the_readings_around_them(self):
        for window, limit in ((HOUR, 5), (3 * HOUR, 40), (timedelta(0), 0), (5 * HOUR, 0)):
            wanted = [
                one for one in self.sent
                if abs(one.level - median(
                    other.level for other in self.sent if abs(other.at - one.at) <= window)) <= limit
            ]
            self.assertEqual(clean.without_spikes(self.sent, window, limit), wanted, (window, limit))

    def test_gaps_are_filled_from_the_readings_on_both_sides(self):
        found = clean.filled(self.sent, timedelta(minutes=20), HOUR)
        self.assertEqual([one for one in found if not one.is_filled], self.sent)
        for before, one, after in zip(found, found[1:], found[2:]):
            if one.is_filled:
                self.assertTrue(min(before.level, after.level) <= one.level <= max(before.level, after.level))
                self.assertEqual(one.at - before.at, timedelta(minutes=20))
