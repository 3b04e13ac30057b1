#!/usr/bin/env bash
# Changes Core in two thousand small ways, one at a time, and says which no test notices: see docs/mutation.md.
# Arguments are files or folders below src/Missions.Core, such as Navigator.cs or Plans/; without any it is all of it.
# With --go-on first it tries what an earlier call did not get to.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
source "$root/scripts/surroundings.sh"

need_dotnet
need python3 python3 "the mutants are tried by a program in it"
tool="$root/artifacts/stryker/dotnet-stryker"
[ -x "$tool" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$(dirname "$tool")" >&2

export MISSIONS_WALKS=5 # One from each point of a mission at which a walk may start.
cd "$root/tests/Missions.Mutations"
if [ "${1:-}" = --go-on ]; then
  shift
else
  mkdir -p "$root/artifacts/mutants"
  MUTATED_CORE="$root/artifacts/mutants/Missions.Core.dll" "$tool" --output "$root/artifacts/mutants" >&2
fi
exec python3 mutants.py "$@"
