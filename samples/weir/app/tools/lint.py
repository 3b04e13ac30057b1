"""The few rules that we care about. Usage: python3 tools/lint.py [file or folder ...]"""

import ast
import sys
from pathlib import Path

EVERYTHING = ["weir", "tests", "tools"]
LONGEST = 120


def findings(path):
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST:
            yield number, f"long-line Longer than {LONGEST}."
        if "\t" in line:
            yield number, "tab Indent with spaces."
        if line != line.rstrip():
            yield number, "trailing-space Ends with a space."
    tree = ast.parse(text, filename=str(path))
    yield from unused(tree)
    yield from careless(tree)


def unused(tree):
    """Names that are imported and never used."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for name in node.names:
                local = (name.asname or name.name).split(".")[0]
                if local not in used:
                    yield node.lineno, f"unused-import {local} is never used."


def careless(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "bare-except Say what is caught."
        if isinstance(node, ast.FunctionDef):
            for default in node.args.defaults + node.args.kw_defaults:
                if isinstance(default, (ast.List, ast.Dict, ast.Set)):
                    yield node.lineno, f"shared-default {node.name} shares a default that changes."


def files(names):
    for name in names:
        path = Path(name)
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def main(names):
    count = 0
    for path in files(names or EVERYTHING):
        for number, text in sorted(findings(path)):
            print(f"{path}:{number} {text}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
