import csv
import io
import json
import unittest

from tests.support import hourly
from weir import aggregate
from weir.gauges import Gauge
from weir.problem import Problem
from weir.reports import daily, monthly, stations

SENT = {"S1": hourly(100, 110, 150), "Weir, old": hourly(7, station="Weir, old")}
DAYS, MONTHS, WHOLE = aggregate.daily(SENT), aggregate.monthly(SENT), aggregate.whole(SENT)


def rows(text):
    return list(csv.reader(io.StringIO(text)))


class Daily(unittest.TestCase):
    def test_the_text_is_a_table_with_numbers_to_the_right(self):
        self.assertEqual(daily.render(DAYS, "text"), "\n".join([
            "station    day         readings  filled  low cm  mean cm  high cm",
            "---------  ----------  --------  ------  ------  -------  -------",
            "S1         2026-03-01         3       0   100.0    120.0    150.0",
            "Weir, old  2026-03-01         1       0     7.0      7.0      7.0",
            "",
        ]))

    def test_commas_in_names_are_quoted(self):
        self.assertEqual(rows(daily.render(DAYS, "csv"))[2][0], "Weir, old")

    def test_the_json_names_its_unit(self):
        found = json.loads(daily.render(DAYS, "json", "m"))
        self.assertEqual((found["unit"], found["days"][0]["high"]), ("m", 1.5))

    def test_a_report_of_nothing_says_so(self):
        self.assertTrue(daily.render([], "text").endswith("(nothing)\n"))

    def test_another_format_is_refused(self):
        with self.assertRaisesRegex(Problem, "'xml' is no format"):
            daily.render(DAYS, "xml")


class Monthly(unittest.TestCase):
    def test_the_text_has_the_rise_at_the_end(self):
        lines = monthly.render(MONTHS, "text").split("\n")
        self.assertEqual(lines[2], "S1         2026-03     1         3   100.0    120.0    150.0     50.0")

    def test_the_csv_has_a_line_for_each_month(self):
        found = rows(monthly.render(MONTHS, "csv"))
        self.assertEqual((found[0][1], found[1][2:4]), ("month", ["1", "3"]))

    def test_the_json_keeps_names_as_they_are(self):
        self.assertEqual(json.loads(monthly.render(MONTHS, "json"))["months"][1]["station"], "Weir, old")


class Stations(unittest.TestCase):
    gauges = {"S1": Gauge("S1", "At the ford", "Loam Brook")}

    def test_the_text_has_name_and_river_where_they_are_known(self):
        lines = stations.render(WHOLE, "text", "cm", self.gauges).split("\n")
        self.assertIn("At the ford  Loam Brook  2026-03-01 00:00", lines[2])

    def test_what_is_not_known_is_null_in_json(self):
        found = json.loads(stations.render(WHOLE, "json", "cm", self.gauges))["stations"]
        self.assertEqual([one["river"] for one in found], ["Loam Brook", None])

    def test_the_csv_has_times_in_iso_format(self):
        self.assertEqual(rows(stations.render(WHOLE, "csv"))[1][3], "2026-03-01T00:00:00")
