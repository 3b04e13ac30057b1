"""Tries the mutants that Stryker made, and says by file how many were noticed, and which were not.

What Stryker could not compile beside all the others is compiled and tried by itself. What became of each mutant is
put into the report as soon as it is known, so that one who stops this can go on later.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import Queue
from threading import Lock

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORE = os.path.join(ROOT, "src", "Missions.Core")
BUILT = os.path.join(ROOT, "artifacts", "bin", "Missions.Mutations", "debug")
OUT = os.path.join(ROOT, "artifacts", "mutants")
REPORT = os.path.join(OUT, "reports", "mutation-report.json")
AT_ONCE = 2
AT_A_TIME = 60  # mutants that one process tries
ENDLESS = 120  # seconds
NOTICED, MISSED = ("Killed", "Timeout"), ("Survived", "NoCoverage")


class Report:
    """What Stryker wrote, and what became of each mutant since."""

    def __init__(self, only):
        with open(REPORT, encoding="utf-8") as file:
            self.all = json.load(file)
        self.lock = Lock()
        self.files = {
            os.path.relpath(path, CORE): file for path, file in sorted(self.all["files"].items())
            if not only or any(os.path.relpath(path, CORE).startswith(one) for one in only)}

    def together(self):
        """What is in the one Core that Stryker made, and was not noticed yet."""
        return [one for one in self.some(MISSED) if not one[1].get("apart")]

    def apart(self):
        """What has to be compiled by itself, and was not noticed yet."""
        return [(name, one) for name, one in self.some(("CompileError", *MISSED))
                if one["status"] in MISSED and one.get("apart")
                or one["status"] == "CompileError" and not one.get("apart")
                and one["mutatorName"] != "String mutation"]

    def some(self, status):
        return [(name, one) for name, file in self.files.items() for one in file["mutants"] if one["status"] in status]

    def put(self, mutant, status, because="", apart=False):
        with self.lock:
            mutant.update(status=status, statusReason=because)
            if apart:
                mutant["apart"] = True

    def save(self):
        with self.lock:
            with open(f"{REPORT}.new", "w", encoding="utf-8") as file:
                json.dump(self.all, file)
            os.replace(f"{REPORT}.new", REPORT)


def folder(top, name):
    """A copy of the tests, for one process to run."""
    return shutil.copytree(BUILT, os.path.join(top, name))


def asked(where, numbers):
    """Starts the tests on some mutants, and answers line by line."""
    process = subprocess.Popen(["dotnet", f"{where}/Missions.Mutations.dll", *numbers],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        number, status, *because = line.rstrip("\n").split(" ", 2)
        yield number, status, because[0] if because else ""
    process.wait()


def try_together(report, where, some):
    """Tries mutants that are all in one Core, each switched on in its turn."""
    left = {mutant["id"]: mutant for _, mutant in some}
    while left:
        last = "Died"
        for number, last, because in asked(where, list(left)):
            if number != "0":
                report.put(left.pop(number), last, because)
                report.save()
            elif last != "none:":
                raise RuntimeError(f"Core as it stands fails its tests: {last} {because}")
        if last == "Died":
            raise RuntimeError("The tests of Core do not run.")
        if left and last != "Timeout":  # as from endless recursion
            report.put(left.pop(next(iter(left))), "Killed", "the process died")
    report.save()


def mutated(source, mutant):
    """The source with one mutant in the place of what it replaces."""
    lines = source.splitlines(keepends=True)
    start, end = (sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1
                  for place in (mutant["location"]["start"], mutant["location"]["end"]))
    return source[:start] + mutant["replacement"] + source[end:]


def compiles(name, text, into):
    """Whether Core compiles with this text instead of that file; it then stands in the folder."""
    dotnet = os.path.dirname(os.path.realpath(shutil.which("dotnet")))
    compiler = sorted(glob.glob(f"{dotnet}/sdk/10.*/Roslyn/bincore/csc.dll"))[-1]
    framework = sorted(glob.glob(f"{dotnet}/packs/Microsoft.NETCore.App.Ref/10.*/ref/net10.0"))[-1]
    with open(f"{into}/mutant.cs", "w", encoding="utf-8") as file:
        file.write(text)
    made = [f"{ROOT}/artifacts/obj/Missions.Core/debug/Missions.Core.{one}.cs"
            for one in ("GlobalUsings.g", "AssemblyInfo")]
    others = [one for one in glob.glob(f"{CORE}/**/*.cs", recursive=True) if os.path.relpath(one, CORE) != name]
    return subprocess.run(
        ["dotnet", compiler, "-shared", "-nologo", "-noconfig", "-nostdlib", "-nullable", "-target:library", "-warn:0",
         f"-out:{into}/Missions.Core.dll", *(f"-r:{one}" for one in glob.glob(f"{framework}/*.dll")),
         f"{into}/mutant.cs", *made, *others],
        capture_output=True).returncode == 0


def try_apart(report, folders, name, mutant):
    """Compiles one mutant by itself and asks the tests."""
    where = folders.get()
    try:
        if not compiles(name, mutated(report.files[name]["source"], mutant), where):
            report.put(mutant, "CompileError", "by itself too", apart=True)
        else:
            report.put(mutant, *answered(where), apart=True)
    finally:
        folders.put(where)
    report.save()


def answered(where):
    """What the tests say of the Core that stands there, and why."""
    try:
        done = subprocess.run(["dotnet", f"{where}/Missions.Mutations.dll"], capture_output=True, timeout=ENDLESS)
    except subprocess.TimeoutExpired:
        return "Timeout", ""
    said = done.stdout.decode().strip()
    if said.startswith("0 none"):
        return "Survived", said
    return "Killed", said or f"it does not even start: {done.stderr.decode()[:200]}"


def check_apart(where):
    """Core as it stands must hold when it is compiled like the mutants."""
    name = "Navigator.cs"
    with open(os.path.join(CORE, name), encoding="utf-8") as file:
        if not compiles(name, file.read(), where) or answered(where)[0] != "Survived":
            raise RuntimeError("Core as it stands, compiled by itself, fails its tests.")


def try_all(report):
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(AT_ONCE) as pool:
        folders = Queue()
        for number in range(AT_ONCE):
            folders.put(folder(top, f"apart-{number}"))
        if report.apart():
            check_apart(os.path.join(top, "apart-0"))
        together = folder(top, "together")
        shutil.copy(os.path.join(OUT, "Missions.Core.dll"), together)

        some = report.together()
        work = [pool.submit(try_together, report, together, some[place: place + AT_A_TIME])
                for place in range(0, len(some), AT_A_TIME)]
        work += [pool.submit(try_apart, report, folders, name, mutant) for name, mutant in report.apart()]
        for number, one in enumerate(as_completed(work), 1):
            one.result()
            print(f"{number} of {len(work)}", file=sys.stderr, flush=True)


def show(report):
    """A table by file, and the survivors."""
    sums = [0, 0]
    for name, file in report.files.items():
        by = [one["status"] for one in file["mutants"]]
        noticed, missed = sum(one in NOTICED for one in by), sum(one in MISSED for one in by)
        if noticed + missed:
            print(f"{name:34} {noticed + missed:5} tried {noticed:5} noticed {noticed / (noticed + missed):6.0%}")
        sums = [sums[0] + noticed + missed, sums[1] + noticed]
    print(f"{'all':34} {sums[0]:5} tried {sums[1]:5} noticed {sums[1] / max(1, sums[0]):6.1%}")
    for name, file in report.files.items():
        for mutant in file["mutants"]:
            if mutant["status"] in MISSED:
                start = mutant["location"]["start"]
                print(f"{name}:{start['line']}:{start['column']} {' '.join(mutant['replacement'].split())[:160]}")


if __name__ == "__main__":
    asking = Report(sys.argv[1:])
    try_all(asking)
    show(asking)
