import csv
import io
import json

from weir.problem import Problem
from weir.units import rounded, shown


def render(summaries, form, unit="cm"):
    if form == "text":
        return text(summaries, unit)
    if form == "csv":
        return comma_separated(summaries, unit)
    if form == "json":
        return as_json(summaries, unit)
    raise Problem(f"'{form}' is no format; use text, csv or json.")


def text(summaries, unit):
    head = ["station", "month", "days", "readings", f"low {unit}", f"mean {unit}", f"high {unit}", f"rise {unit}"]
    rows = [head]
    for one in summaries:
        rows.append([
            one.station, one.period, str(one.days), str(one.readings),
            shown(one.low, unit), shown(one.mean, unit), shown(one.high, unit), shown(one.rise, unit),
        ])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if place < 2:
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
    writer.writerow(["station", "month", "days", "readings", "low", "mean", "high", "rise"])
    for one in summaries:
        writer.writerow([
            one.station, one.period, one.days, one.readings,
            rounded(one.low, unit), rounded(one.mean, unit), rounded(one.high, unit), rounded(one.rise, unit),
        ])
    return out.getvalue()


def as_json(summaries, unit):
    rows = []
    for one in summaries:
        rows.append({
            "station": one.station,
            "month": one.period,
            "days": one.days,
            "readings": one.readings,
            "low": rounded(one.low, unit),
            "mean": rounded(one.mean, unit),
            "high": rounded(one.high, unit),
            "rise": rounded(one.rise, unit),
        })
    return json.dumps({"unit": unit, "months": rows}, indent=2, ensure_ascii=False) + "\n"
