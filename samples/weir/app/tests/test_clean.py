import unittest
from datetime import timedelta

from tests.support import START, hourly
from weir import clean
from weir.problem import Problem

HOUR = timedelta(hours=1)


class Cleaning(unittest.TestCase):
    def test_readings_are_put_in_order_by_station_and_time(self):
        mixed = hourly(1, 2, station="S2") + list(reversed(hourly(3, 4)))
        found = clean.by_station(mixed)
        self.assertEqual(list(found), ["S1", "S2"])
        self.assertEqual([one.level for one in found["S1"]], [3.0, 4.0])

    def test_of_readings_for_the_same_moment_the_last_one_counts(self):
        sent = hourly(1, 2) + hourly(9)
        self.assertEqual([one.level for one in clean.without_doubles(sent)], [9.0, 2.0])

    def test_a_spike_is_left_out(self):
        kept = clean.without_spikes(hourly(100, 101, 399, 102, 103), 3 * HOUR, 40)
        self.assertEqual([one.level for one in kept], [100.0, 101.0, 102.0, 103.0])

    def test_a_flood_is_no_spike(self):
        levels = [100, 130, 160, 190, 220, 250, 280]
        self.assertEqual(len(clean.without_spikes(hourly(*levels), 2 * HOUR, 40)), len(levels))

    def test_what_lies_exactly_at_the_limit_stays(self):
        self.assertEqual(len(clean.without_spikes(hourly(100, 140, 100), HOUR, 40)), 3)

    def test_readings_at_the_edge_of_the_window_count(self):
        kept = clean.without_spikes(hourly(100, 200, 200), 2 * HOUR, 40)
        self.assertEqual([one.level for one in kept], [200.0, 200.0])

    def test_a_reading_without_neighbours_stays(self):
        self.assertEqual(len(clean.without_spikes(hourly(500), HOUR, 0)), 1)

    def test_nothing_is_cleaned_to_nothing(self):
        self.assertEqual((clean.without_spikes([]), clean.filled([]), clean.gaps([])), ([], [], []))


class Filling(unittest.TestCase):
    def test_a_gap_is_filled_on_a_straight_line(self):
        found = clean.filled(hourly(100, None, None, 130))
        self.assertEqual([one.level for one in found], [100.0, 110.0, 120.0, 130.0])
        self.assertEqual([one.is_filled for one in found], [False, True, True, False])

    def test_a_gap_that_is_too_long_stays(self):
        self.assertEqual(len(clean.filled(hourly(100, None, None, 130), most=2 * HOUR)), 2)

    def test_a_gap_of_just_the_longest_length_is_filled(self):
        self.assertEqual(len(clean.filled(hourly(100, None, None, 130), most=3 * HOUR)), 4)

    def test_readings_between_the_steps_are_kept(self):
        sent = hourly(100, 110) + hourly(104, start=START + timedelta(minutes=20))
        self.assertEqual(len(clean.filled(clean.without_doubles(sent))), 3)

    def test_slots_are_counted_from_the_first_reading(self):
        sent = hourly(100, None, 120, start=START + timedelta(minutes=10))
        self.assertEqual([one.at.minute for one in clean.filled(sent)], [10, 10, 10])

    def test_a_step_of_nothing_is_refused(self):
        with self.assertRaisesRegex(Problem, "longer than no time"):
            clean.filled(hourly(1, 2), timedelta(0))

    def test_gaps_are_told_with_both_ends(self):
        self.assertEqual(clean.gaps(hourly(1, None, 2, 3)), [(START, START + 2 * HOUR)])
