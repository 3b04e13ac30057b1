import csv
import io
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

LINES = [("00:00", 80), ("01:00", 95), ("02:00", 101.5), ("03:00", 99), ("04:00", 70), ("05:00", 60)]


def weir(*arguments):
    """The exit code and what `weir alerts` prints for two gauges, the second one metre higher."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "two.csv")
        rows = [f"{name},2026-05-04T{at},{level + more}" for name, more in (("B", 0), ("A", 100)) for at, level in LINES]
        path.write_text("\n".join(["station,time,level", *rows, ""]), encoding="utf-8")
        line = ["python3", "-m", "weir", "alerts", str(path), *arguments]
        ended = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        return ended.returncode, ended.stdout


class AlertReport(unittest.TestCase):
    def test_every_alert_is_told_with_its_start_end_and_peak(self):
        code, out = weir("--above", "90", "--format", "json")
        self.assertEqual(code, 0, "weir alerts prints no report")
        found = [(one["station"], one["start"], one["end"], one["peak"]) for one in json.loads(out)["alerts"]]
        self.assertEqual(found, [
            ("A", "2026-05-04T00:00:00", None, 201.5),
            ("B", "2026-05-04T01:00:00", "2026-05-04T04:00:00", 101.5),
        ], "weir alerts tells other alerts")

    def test_csv_and_text_tell_the_same(self):
        code, out = weir("--above", "90", "--format", "csv")
        self.assertEqual(code, 0, "weir alerts prints no report")
        first, second = csv.DictReader(io.StringIO(out))
        self.assertEqual((first["station"], first["end"], second["peak"]), ("A", "", "101.5"))
        text = weir("--above", "90")[1]
        for word in ("2026-05-04 01:00", "2026-05-04 04:00", "201.5"):
            self.assertIn(word, text)

    def test_the_unit_counts_for_what_is_printed(self):
        code, out = weir("--above", "90", "--format", "json", "--unit", "m")
        self.assertEqual(code, 0, "weir alerts prints no report")
        self.assertEqual(json.loads(out)["alerts"][1]["peak"], 1.015)


unittest.main()
