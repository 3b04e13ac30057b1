import unittest

from weir import units
from weir.problem import Problem


class Units(unittest.TestCase):
    def test_a_level_is_shown_with_the_digits_of_its_unit(self):
        self.assertEqual([units.shown(123.4, unit) for unit in ("cm", "m", "ft")], ["123.4", "1.234", "4.05"])

    def test_an_unknown_unit_is_refused(self):
        with self.assertRaisesRegex(Problem, "'yd' is no unit; use one of cm, ft, m"):
            units.converted(1, "yd")

    def test_halves_go_up(self):
        self.assertEqual([units.rounded(level) for level in (0.25, 0.35, 0.75)], [0.3, 0.4, 0.8])
