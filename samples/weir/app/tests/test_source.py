import tempfile
import unittest
from pathlib import Path

from tests.support import taken
from weir import source
from weir.problem import Problem


class Files(unittest.TestCase):
    def test_columns_are_found_by_name_in_any_order(self):
        found = taken("note,level,time,station\nwindy,101.5,2026-03-01T00:00,S1\n")
        self.assertEqual([(one.station, one.level) for one in found.readings], [("S1", 101.5)])

    def test_semicolons_and_commas_in_numbers_go_together(self):
        found = taken("Pegel;Zeit;Wasserstand\nS1;01.03.2026 00:00;101,5\n")
        self.assertEqual(found.readings[0].level, 101.5)

    def test_metres_become_centimetres(self):
        self.assertAlmostEqual(taken("site,time,level_m\nS1,2026-03-01T00:00,1.25\n").readings[0].level, 125.0)

    def test_feet_become_centimetres(self):
        self.assertAlmostEqual(taken("site,time,stage_ft\nS1,2026-03-01T00:00,10\n").readings[0].level, 304.8)

    def test_comments_and_blank_lines_are_passed_over(self):
        found = taken("# logger 12\n\nstation,time,level\n# moved\nS1,2026-03-01T00:00,1\n\n")
        self.assertEqual(len(found.readings), 1)

    def test_a_line_without_a_level_is_counted(self):
        found = taken("station,time,level\nS1,2026-03-01T00:00,NA\nS1,2026-03-01T01:00,1\n")
        self.assertEqual((found.missing, len(found.readings)), (1, 1))

    def test_a_line_that_makes_no_sense_is_left_out_with_a_word(self):
        found = taken("station,time,level\nS1,soon,1\nS1,2026-03-01T01:00\n,2026-03-01T01:00,1\n")
        self.assertEqual(found.readings, [])
        self.assertEqual(
            [word.split(": ", 1)[1] for word in found.skipped],
            ["'soon' is no time; write it like 2026-03-01T06:15.", "a column is missing.", "the station is missing."],
        )

    def test_a_strict_reader_refuses_it_with_its_line(self):
        with self.assertRaisesRegex(Problem, "some.csv, line 3: 'deep' is no level"):
            taken("station,time,level\nS1,2026-03-01T00:00,1\nS1,2026-03-01T01:00,deep\n", is_strict=True)

    def test_a_file_without_a_column_is_refused_and_says_which(self):
        with self.assertRaisesRegex(Problem, "no column for station and level"):
            taken("where,time,what\nS1,2026-03-01T00:00,1\n")

    def test_an_empty_file_is_refused(self):
        with self.assertRaisesRegex(Problem, "is empty"):
            taken("# nothing yet\n")

    def test_a_missing_file_is_refused_by_name(self):
        with self.assertRaisesRegex(Problem, "nowhere.csv is not there"):
            source.read(["nowhere.csv"])

    def test_files_without_a_single_reading_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "empty.csv")
            path.write_text("station,time,level\n", encoding="utf-8")
            with self.assertRaisesRegex(Problem, "No reading in"):
                source.read([str(path)])
