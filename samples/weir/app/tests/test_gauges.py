import tempfile
import unittest
from pathlib import Path

from tests.support import hourly
from weir import gauges
from weir.gauges import Gauge
from weir.problem import Problem


class Gauges(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name, "gauges.ini")

    def read(self, text):
        self.path.write_text(text, encoding="utf-8")
        return gauges.read(str(self.path))

    def test_a_gauge_has_a_name_a_river_and_an_offset(self):
        found = self.read("[S1]\nname = At the ford\nriver = Loam Brook\noffset = 12.5\n")
        self.assertEqual(found, {"S1": Gauge("S1", "At the ford", "Loam Brook", 12.5)})

    def test_what_is_not_said_is_empty(self):
        self.assertEqual(self.read("[S1]\n"), {"S1": Gauge("S1")})

    def test_an_offset_that_is_no_number_is_refused(self):
        with self.assertRaisesRegex(Problem, "the offset of S1 is no number"):
            self.read("[S1]\noffset = high\n")

    def test_what_is_no_list_of_gauges_is_refused(self):
        with self.assertRaisesRegex(Problem, "is no list of gauges"):
            self.read("S1, At the ford\n")

    def test_a_missing_list_is_refused(self):
        with self.assertRaisesRegex(Problem, "is not there"):
            gauges.read(str(self.path))

    def test_an_offset_raises_the_readings_of_its_station_only(self):
        sent = hourly(1) + hourly(1, station="S2")
        found = gauges.raised(sent, {"S1": Gauge("S1", offset=12.5)})
        self.assertEqual([one.level for one in found], [13.5, 1.0])
