import contextlib
import io
import json
import unittest

from tests.support import printed

BROOK, FLOOD, SLUICES, TORN = (
    f"data/{name}.csv" for name in ("loam-brook", "ashwater-flood", "sluices", "torn"))


class CommandLine(unittest.TestCase):
    def test_a_report_of_two_files_lists_all_stations(self):
        code, out = printed("stations", FLOOD, SLUICES, "--format", "json")
        found = [one["station"] for one in json.loads(out)["stations"]]
        self.assertEqual((code, found), (0, ["AW-Bridge", "AW-Mill", "Köhlerteich", "Sluice, upper"]))

    def test_one_station_may_be_asked_for(self):
        _, out = printed("daily", FLOOD, "--station", "AW-Mill", "--format", "csv")
        self.assertNotIn("AW-Bridge", out)

    def test_a_time_span_leaves_out_what_is_not_in_it(self):
        _, out = printed("daily", BROOK, "--from", "2026-02-27T00:00", "--to", "2026-02-28T00:00", "--format", "json")
        self.assertEqual([one["day"] for one in json.loads(out)["days"]], ["2026-02-27"])

    def test_raw_readings_keep_their_spikes(self):
        highest = [json.loads(printed("monthly", BROOK, "--format", "json", *more)[1])["months"][0]["high"]
                   for more in ([], ["--raw"])]
        self.assertEqual(highest, [153.9, 399.0])

    def test_offsets_of_gauges_count(self):
        _, out = printed("stations", FLOOD, "--gauges", "data/gauges.ini", "--format", "json", "--raw")
        self.assertEqual(json.loads(out)["stations"][1]["low"], 192.5)

    def test_check_tells_what_the_loggers_did_wrong(self):
        code, out = printed("check", BROOK, TORN)
        self.assertEqual(code, 0)
        for word in ("3 sent twice", "nothing from 2026-02-28 01:00 for 12 h 00 min", "line 4: 'yesterday'"):
            self.assertIn(word, out)

    def test_wrong_input_is_told_and_ends_with_1(self):
        for arguments in (
            ["daily", "data/nowhere.csv"],
            ["daily", "data/nameless.csv"],
            ["daily", TORN, "--strict"],
            ["daily", BROOK, "--station", "Rhine"],
            ["daily", BROOK, "--from", "2026-03-02T00:00", "--to", "2026-03-01T00:00"],
            ["daily", BROOK, "--step", "0"],
            ["stations", BROOK, "--gauges", "data/wrong-gauges.ini"],
        ):
            with contextlib.redirect_stderr(io.StringIO()) as errors:
                self.assertEqual(printed(*arguments), (1, ""), arguments)
            self.assertTrue(errors.getvalue().startswith("weir: "), arguments)

    def test_wrong_words_end_with_2(self):
        with contextlib.redirect_stderr(io.StringIO()), self.assertRaises(SystemExit) as ended:
            printed("weekly", BROOK)
        self.assertEqual(ended.exception.code, 2)
