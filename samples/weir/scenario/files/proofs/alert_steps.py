import json
import subprocess
import tempfile
import unittest
from pathlib import Path

# What the claim speaks of; an alert may tell more.
NAMES = ("station", "start", "end", "peak")


def alerts(*levels):
    """What `weir alerts` says of hourly levels, above 100 and clear below 90."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "one.csv")
        rows = [f"S1,2026-05-04T{hour:02}:00,{level}" for hour, level in enumerate(levels)]
        path.write_text("\n".join(["station,time,level", *rows, ""]), encoding="utf-8")
        line = ["python3", "-m", "weir", "alerts", str(path), "--above", "100", "--clear", "90", "--format", "json"]
        ended = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        assert ended.returncode == 0, "weir alerts does not answer"
        return [{name: one[name] for name in NAMES} for one in json.loads(ended.stdout)["alerts"]]


def alert(start, end, peak):
    found = {"station": "S1", "start": f"2026-05-04T{start:02}:00:00", "end": None, "peak": peak}
    return found if end is None else found | {"end": f"2026-05-04T{end:02}:00:00"}


class Steps(unittest.TestCase):
    def test_a_dip_that_stays_above_the_lower_limit_ends_nothing(self):
        self.assertEqual(alerts(80, 100, 95, 90, 104, 89, 99), [alert(1, 5, 104.0)], "These are not the alerts")

    def test_after_its_end_the_next_alert_needs_the_upper_limit(self):
        self.assertEqual(
            alerts(101, 85, 95, 102, 80), [alert(0, 1, 101.0), alert(3, 4, 102.0)], "These are not the alerts")

    def test_an_alert_that_lasts_has_no_end(self):
        self.assertEqual(alerts(80, 100, 91, 90), [alert(1, None, 100.0)], "These are not the alerts")


unittest.main()
