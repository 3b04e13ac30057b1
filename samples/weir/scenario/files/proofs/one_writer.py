import ast
import unittest
from pathlib import Path

WRITES = {"dumps", "dump", "writer", "DictWriter", "ljust", "rjust"}


def writers():
    """The modules of weir that put a table into text, CSV or JSON by themselves."""
    for path in sorted(Path("weir").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.Attribute) and node.attr in WRITES for node in ast.walk(tree)):
            yield str(path)


class OneWriter(unittest.TestCase):
    def test_one_module_knows_how_a_table_is_written(self):
        found = list(writers())
        self.assertEqual(len(found), 1, f"Tables are written in {len(found)} modules: {', '.join(found)}")


unittest.main()
