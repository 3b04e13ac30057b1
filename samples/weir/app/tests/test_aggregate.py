import unittest
from datetime import datetime

from tests.support import hourly
from weir import aggregate, clean


class Sums(unittest.TestCase):
    def test_a_day_has_its_lowest_mean_and_highest_level(self):
        [day] = aggregate.daily({"S1": hourly(100, 110, 150)})
        self.assertEqual((day.period, day.low, day.mean, day.high), ("2026-03-01", 100.0, 120.0, 150.0))

    def test_midnight_belongs_to_the_day_that_begins(self):
        days = aggregate.daily({"S1": hourly(1, 2, 3, start=datetime(2026, 2, 28, 23))})
        self.assertEqual([(day.period, day.readings) for day in days], [("2026-02-28", 1), ("2026-03-01", 2)])

    def test_filled_readings_are_counted_by_themselves(self):
        [day] = aggregate.daily({"S1": clean.filled(hourly(100, None, 120))})
        self.assertEqual((day.readings, day.filled, day.mean), (2, 1, 110.0))

    def test_a_month_knows_its_days_and_how_far_the_river_rose(self):
        [month] = aggregate.monthly({"S1": hourly(*range(100, 148))})
        self.assertEqual((month.period, month.days, month.rise), ("2026-03", 2, 47.0))

    def test_stations_come_one_after_the_other(self):
        found = aggregate.daily({"S1": hourly(1), "S2": hourly(2, station="S2")})
        self.assertEqual([one.station for one in found], ["S1", "S2"])

    def test_a_station_without_readings_has_no_summary(self):
        self.assertEqual(aggregate.whole({"S1": []}), [])
