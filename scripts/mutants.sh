#!/usr/bin/env bash
# Changes Core in hundreds of small ways and says which of them no test notices: see docs/mutation.md.
# Arguments are files or folders below src/Missions.Core, such as Verdicts/MeasureRules.cs or Plans/; without any, all of it.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
source "$root/scripts/surroundings.sh"

need_dotnet
tool="$root/artifacts/stryker/dotnet-stryker"
[ -x "$tool" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$(dirname "$tool")" >&2

mutate=()
for path in "$@"; do
  case $path in */) path="$path**/*.cs" ;; esac
  mutate+=(--mutate "$path")
done

cd "$root/tests/Missions.Mutations"
# Five walks: one from each point of a mission at which a walk may start.
MISSIONS_WALKS=5 "$tool" --output "$root/artifacts/mutants" "${mutate[@]}"
say "The survivors stand in artifacts/mutants/reports/mutation-report.json as well."
