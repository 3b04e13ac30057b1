import json
import unittest
from datetime import datetime

from weir import table
from weir.problem import Problem
from weir.table import Column, Kind

COLUMNS = [
    Column("who", lambda row: row[0]),
    Column("since", lambda row: row[1], Kind.TIME),
    Column("times", lambda row: row[2], Kind.COUNT),
    Column("level", lambda row: row[3], Kind.LEVEL),
]
ROWS = [("ford", datetime(2026, 3, 1, 6), 12, 123.44), (None, None, 3, 7.0)]


class Table(unittest.TestCase):
    def test_words_go_to_the_left_and_numbers_to_the_right(self):
        self.assertEqual(table.render("all", COLUMNS, ROWS, "text").split("\n"), [
            "who   since             times  level cm",
            "----  ----------------  -----  --------",
            "ford  2026-03-01 06:00     12     123.4",
            "                            3       7.0",
            "",
        ])

    def test_programs_get_times_in_iso_format_and_numbers_as_numbers(self):
        self.assertEqual(
            table.render("all", COLUMNS, ROWS, "csv"),
            "who,since,times,level\nford,2026-03-01T06:00:00,12,123.4\n,,3,7.0\n")

    def test_what_is_not_known_is_null_in_json(self):
        found = json.loads(table.render("all", COLUMNS, ROWS, "json", "m"))
        self.assertEqual(found["unit"], "m")
        self.assertEqual(found["all"][1], {"who": None, "since": None, "times": 3, "level": 0.07})

    def test_a_table_without_rows_says_so_to_people_only(self):
        found = [table.render("all", COLUMNS, [], form) for form in ("text", "csv", "json")]
        self.assertTrue(found[0].endswith("(nothing)\n"))
        self.assertEqual(found[1:], ["who,since,times,level\n", '{\n  "unit": "cm",\n  "all": []\n}\n'])

    def test_another_format_is_refused(self):
        with self.assertRaisesRegex(Problem, "'xml' is no format"):
            table.render("all", COLUMNS, ROWS, "xml")
