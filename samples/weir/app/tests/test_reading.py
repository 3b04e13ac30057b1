import unittest
from datetime import datetime

from weir.problem import Problem
from weir.reading import level_of, time_of


class TimesOfLoggers(unittest.TestCase):
    def test_a_time_is_read_in_every_form_that_loggers_write(self):
        for text in ("2026-03-01T06:15", "2026-03-01 06:15:00", "01.03.2026 06:15", " 2026-03-01T06:15:00Z "):
            self.assertEqual(time_of(text), datetime(2026, 3, 1, 6, 15), text)

    def test_a_time_with_a_zone_becomes_one_of_utc(self):
        self.assertEqual(time_of("2026-03-01T00:30:00+01:00"), datetime(2026, 2, 28, 23, 30))

    def test_what_is_no_time_is_refused_with_an_example(self):
        with self.assertRaisesRegex(Problem, "'soon' is no time; write it like"):
            time_of("soon")


class LevelsOfLoggers(unittest.TestCase):
    def test_a_level_may_have_a_point_or_a_comma(self):
        self.assertEqual((level_of("101.5"), level_of(" 101,5 ")), (101.5, 101.5))

    def test_a_logger_that_has_nothing_to_say_has_no_level(self):
        for text in ("", "NA", "nan", "---", "-999"):
            self.assertIsNone(level_of(text), text)

    def test_what_is_no_level_is_refused(self):
        with self.assertRaisesRegex(Problem, "'deep' is no level"):
            level_of("deep")
