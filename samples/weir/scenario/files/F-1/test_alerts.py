import contextlib
import io
import json
import unittest
from datetime import timedelta

from tests.support import START, hourly, printed
from weir.alerts import alerts
from weir.problem import Problem
from weir.reports import alerts as report

FLOOD = "data/ashwater-flood.csv"


def spans(levels, above, clear=None):
    """Start and end of each alert, in hours since the first reading."""
    hour = timedelta(hours=1)
    found = alerts({"S1": hourly(*levels)}, above, clear)
    return [((one.start - START) / hour, one.end and (one.end - START) / hour) for one in found]


class Alerts(unittest.TestCase):
    def test_an_alert_begins_where_the_level_is_reached(self):
        self.assertEqual(spans([199.9, 200, 201, 150], 200), [(1.0, 3.0)])

    def test_a_dip_between_the_limits_does_not_end_it(self):
        self.assertEqual(spans([200, 190, 200, 185, 179, 199], 200, 180), [(0.0, 4.0)])

    def test_without_a_limit_to_clear_the_one_limit_counts_for_both(self):
        self.assertEqual(spans([200, 199, 200, 199], 200), [(0.0, 1.0), (2.0, 3.0)])

    def test_an_alert_that_lasts_has_no_end(self):
        self.assertEqual(spans([100, 250, 240], 200, 180), [(1.0, None)])

    def test_the_peak_is_the_highest_level_of_the_alert(self):
        [one] = alerts({"S1": hourly(210, 260, 205, 100, 190)}, 200)
        self.assertEqual((one.peak, one.hours), (260.0, 3.0))

    def test_a_limit_to_clear_above_the_other_is_refused(self):
        with self.assertRaisesRegex(Problem, "--clear must not be above --above"):
            alerts({"S1": hourly(1)}, 200, 201)


class AlertReport(unittest.TestCase):
    def test_the_text_leaves_the_end_of_an_alert_that_lasts_empty(self):
        found = report.render(alerts({"S1": hourly(100, 250, 240)}, 200), "text").split("\n")
        self.assertEqual(found[2], "S1       2026-03-01 01:00         1.0    250.0")

    def test_the_three_formats_tell_the_same(self):
        asked = ["alerts", FLOOD, "--above", "300", "--clear", "250", "--station", "AW-Mill"]
        [one] = json.loads(printed(*asked, "--format", "json")[1])["alerts"]
        line = printed(*asked, "--format", "csv")[1].split("\n")[1]
        self.assertEqual(line, f"AW-Mill,{one['start']},{one['end']},{one['hours']},{one['peak']}")
        self.assertIn(f"{one['peak']}\n", printed(*asked)[1])

    def test_a_quiet_river_has_no_alert(self):
        self.assertEqual(json.loads(printed("alerts", FLOOD, "--above", "900", "--format", "json")[1])["alerts"], [])

    def test_wrong_limits_are_refused(self):
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(printed("alerts", FLOOD, "--above", "200", "--clear", "201"), (1, ""))
            with self.assertRaises(SystemExit) as ended:
                printed("alerts", FLOOD)
        self.assertEqual(ended.exception.code, 2)
