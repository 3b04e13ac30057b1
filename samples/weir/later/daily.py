import csv
import io
import json

from weir.problem import Problem
from weir.units import rounded, shown

# With fewer readings of its own a day says little about its mean.
LEAST = 12


def render(summaries, form, unit="cm"):
    if form == "text":
        return text(summaries, unit)
    if form == "csv":
        return comma_separated(summaries, unit)
    if form == "json":
        return as_json(summaries, unit)
    raise Problem(f"'{form}' is no format; use text, csv or json.")


def text(summaries, unit):
    head = ["station", "day", "readings", "filled", f"low {unit}", f"mean {unit}", f"high {unit}", "partial"]
    rows = [head]
    for one in summaries:
        rows.append([
            one.station, one.period, str(one.readings), str(one.filled),
            shown(one.low, unit), shown(one.mean, unit), shown(one.high, unit), "yes" if one.readings < LEAST else "",
        ])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if place < 2 or place == 7:
                cells.append(cell.ljust(widths[place]))
            else:
                cells.append(cell.rjust(widths[place]))
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    if len(rows) == 1:
        lines.append("(nothing)")
    return "\n".join(lines) + "\n"


def comma_separated(summaries, unit):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["station", "day", "readings", "filled", "low", "mean", "high", "partial"])
    for one in summaries:
        writer.writerow([
            one.station, one.period, one.readings, one.filled,
            rounded(one.low, unit), rounded(one.mean, unit), rounded(one.high, unit),
            "yes" if one.readings < LEAST else "",
        ])
    return out.getvalue()


def as_json(summaries, unit):
    rows = []
    for one in summaries:
        rows.append({
            "station": one.station,
            "day": one.period,
            "readings": one.readings,
            "filled": one.filled,
            "low": rounded(one.low, unit),
            "mean": rounded(one.mean, unit),
            "high": rounded(one.high, unit),
            "partial": one.readings < LEAST,
        })
    return json.dumps({"unit": unit, "days": rows}, indent=2, ensure_ascii=False) + "\n"
