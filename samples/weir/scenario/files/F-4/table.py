import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from weir.problem import Problem
from weir.units import rounded, shown


class Kind(Enum):
    WORDS = auto()
    TIME = auto()
    COUNT = auto()
    LEVEL = auto()
    FLAG = auto()


@dataclass(frozen=True)
class Column:
    """One column of a report: what stands above it, what it shows of a row, and what kind of thing that is."""

    title: str
    value: Callable
    kind: Kind = Kind.WORDS


def render(name, columns, rows, form, unit="cm"):
    """The rows as text, CSV or JSON; `name` is what they are called in JSON."""
    if form == "text":
        return text(columns, rows, unit)
    if form == "csv":
        return comma_separated(columns, rows, unit)
    if form == "json":
        found = [{column.title: bare(column, row, unit) for column in columns} for row in rows]
        return json.dumps({"unit": unit, name: found}, indent=2, ensure_ascii=False) + "\n"
    raise Problem(f"'{form}' is no format; use text, csv or json.")


def text(columns, rows, unit):
    table = [[headed(column, unit) for column in columns]]
    table += [[spoken(column, row, unit) for column in columns] for row in rows]
    widths = [max(len(line[place]) for line in table) for place in range(len(columns))]
    lines = ["  ".join(map(aligned, columns, line, widths)).rstrip() for line in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines if rows else [*lines, "(nothing)"]) + "\n"


def comma_separated(columns, rows, unit):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.title for column in columns])
    writer.writerows([flat(column, row, unit) for column in columns] for row in rows)
    return out.getvalue()


def headed(column, unit):
    return f"{column.title} {unit}" if column.kind is Kind.LEVEL else column.title


def aligned(column, cell, width):
    return cell.rjust(width) if column.kind in (Kind.COUNT, Kind.LEVEL) else cell.ljust(width)


def spoken(column, row, unit):
    """A cell for people."""
    value = column.value(row)
    if value is None:
        return ""
    if column.kind is Kind.FLAG:
        return "yes" if value else ""
    if column.kind is Kind.LEVEL:
        return shown(value, unit)
    return f"{value:%Y-%m-%d %H:%M}" if column.kind is Kind.TIME else str(value)


def bare(column, row, unit):
    """A cell for programs."""
    value = column.value(row)
    if value is None:
        return None
    if column.kind is Kind.LEVEL:
        return rounded(value, unit)
    return value.isoformat() if column.kind is Kind.TIME else value


def flat(column, row, unit):
    """A cell for programs that know nothing but text."""
    return spoken(column, row, unit) if column.kind is Kind.FLAG else bare(column, row, unit)
