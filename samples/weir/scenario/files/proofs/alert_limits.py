import subprocess
import unittest

FLOOD = "data/ashwater-flood.csv"


def weir(*arguments):
    line = ["python3", "-m", "weir", "alerts", *arguments]
    return subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


class Limits(unittest.TestCase):
    def test_a_limit_to_clear_above_the_other_is_refused_with_a_sentence(self):
        ended = weir(FLOOD, "--above", "200", "--clear", "200.5")
        self.assertEqual(ended.returncode, 1, "weir alerts takes limits that contradict each other")
        self.assertEqual(ended.stdout, "", "weir alerts prints a report for limits that it refuses")
        self.assertIn("--clear", ended.stderr)

    def test_the_same_limit_twice_is_accepted(self):
        self.assertEqual(weir(FLOOD, "--above", "200", "--clear", "200").returncode, 0, "weir alerts has no limits")

    def test_a_limit_is_needed_and_must_be_a_number(self):
        for arguments in ([FLOOD], [FLOOD, "--above", "high"], [FLOOD, "--above", "200", "--clear", "low"]):
            ended = weir(*arguments)
            self.assertEqual(ended.returncode, 2, "weir alerts takes what is no limit")
            self.assertIn("--above" if "--clear" not in arguments else "--clear", ended.stderr)


unittest.main()
