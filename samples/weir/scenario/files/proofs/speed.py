"""Prints how long `weir daily` keeps the processor busy with two months of readings, one each half hour."""
import math
import resource
import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

START = datetime(2026, 1, 1)


def lines():
    """A river that swings, with a gap of two hours every day and a spike now and then."""
    yield "station,time,level"
    for number in range(48 * 62):
        if number % 48 in (20, 21, 22):
            continue
        level = 150 + 60 * math.sin(number / 37) + (250 if number % 331 == 7 else 0)
        yield f"S1,{START + timedelta(minutes=30) * number:%Y-%m-%dT%H:%M},{level:.1f}"


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "long.csv")
    path.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    line = ["python3", "-m", "weir", "daily", str(path), "--step", "30", "--format", "csv"]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)

used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"busy: {used.ru_utime + used.ru_stime:.3f}")
