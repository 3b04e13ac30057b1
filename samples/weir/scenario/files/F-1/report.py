import csv
import io
import json

from weir.problem import Problem
from weir.units import rounded, shown


def render(alerts, form, unit="cm"):
    if form == "text":
        return text(alerts, unit)
    if form == "csv":
        return comma_separated(alerts, unit)
    if form == "json":
        return as_json(alerts, unit)
    raise Problem(f"'{form}' is no format; use text, csv or json.")


def text(alerts, unit):
    rows = [["station", "start", "end", "hours", f"peak {unit}"]]
    for one in alerts:
        end = f"{one.end:%Y-%m-%d %H:%M}" if one.end else ""
        rows.append([one.station, f"{one.start:%Y-%m-%d %H:%M}", end, str(one.hours), shown(one.peak, unit)])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if place < 3:
                cells.append(cell.ljust(widths[place]))
            else:
                cells.append(cell.rjust(widths[place]))
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    if len(rows) == 1:
        lines.append("(nothing)")
    return "\n".join(lines) + "\n"


def comma_separated(alerts, unit):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["station", "start", "end", "hours", "peak"])
    for one in alerts:
        end = one.end.isoformat() if one.end else ""
        writer.writerow([one.station, one.start.isoformat(), end, one.hours, rounded(one.peak, unit)])
    return out.getvalue()


def as_json(alerts, unit):
    rows = []
    for one in alerts:
        rows.append({
            "station": one.station,
            "start": one.start.isoformat(),
            "end": one.end.isoformat() if one.end else None,
            "hours": one.hours,
            "peak": rounded(one.peak, unit),
        })
    return json.dumps({"unit": unit, "alerts": rows}, indent=2, ensure_ascii=False) + "\n"
