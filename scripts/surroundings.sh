# What the scripts at the root share: finding, installing with a word first, and building only what changed.
# shellcheck shell=bash
program="$root/artifacts/bin/Missions.Control/release/mission"
stamp="$root/artifacts/built"

# A .NET program that is killed would leave its debugger's sockets and pipes behind.
export DOTNET_EnableDiagnostics=0

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
  command -v dotnet >/dev/null && return
  say "The .NET 10 SDK is missing. Install it from your distribution or from dotnet.microsoft.com, then try again."
  exit 6
}

# need PROGRAM PACKAGE WHY: installs a Debian package where the program is missing.
need() {
  command -v "$1" >/dev/null && return
  local as=()
  if [ "$(id -u)" != 0 ]; then as=(sudo); fi
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
    say "$1 is missing: $3. Install the package $2 and try again (this script can do it only with apt-get, as root or with sudo)."
    exit 6
  fi
  say "$1 is missing: $3. Installing the Debian package $2 now ..."
  if ! { "${as[@]}" apt-get install -y -qq "$2" || { "${as[@]}" apt-get update -qq && "${as[@]}" apt-get install -y -qq "$2"; }; } >&2; then
    say "That did not work. Install the package $2 by hand and try again."
    exit 6
  fi
}

# Builds src/ when a file of it, of prompts/ or of samples/ is newer than the last build.
build_once() {
  if [ -x "$program" ] && [ -e "$stamp" ] && [ -z "$(changed | head -c 1)" ]; then return; fi
  say "Building ..."
  build src/Missions.Control
  touch "$stamp"
}

# build PROJECT: quiet unless it fails. The reviewers are left to .ci/run.
build() {
  local log; log=$(mktemp)
  if ! dotnet build "$root/$1" -c Release -v quiet -nologo -p:RunAnalyzers=false >"$log" 2>&1; then
    cat "$log" >&2; rm -f "$log"
    say "It does not build. On a fresh checkout this should not happen; see CONTRIBUTING.md."
    exit 6
  fi
  rm -f "$log"
}

changed() {
  find "$root/src" "$root/prompts" "$root/samples" "$root"/Directory.* "$root/global.json" -newer "$stamp" -type f \
    -not -path '*/bin/*' -not -path '*/obj/*' -print -quit 2>/dev/null
  # A file that was removed changes its folder.
  find "$root/src" "$root/prompts" "$root/samples" -newer "$stamp" -type d -print -quit 2>/dev/null
}
