#!/usr/bin/env bash
# Installs the agents from outside that tests put into seats, pinned, below a cache folder, and prints that folder.
# Arguments: none. MISSIONS_AGENTS names another folder. What is there already is not fetched again.
set -euo pipefail

folder=${MISSIONS_AGENTS:-${XDG_CACHE_HOME:-$HOME/.cache}/missions/agents}
packages=(
  node@24.21.0
  @agentclientprotocol/claude-agent-acp@0.100.0
  @agentclientprotocol/codex-acp@2.6.0
  @anthropic-ai/claude-code@2.1.330
  @openai/codex@0.166.0
)
stamp=$(printf '%s\n' "${packages[@]}" | sha256sum | cut -c1-16)

if [ "$(cat "$folder/installed" 2>/dev/null)" != "$stamp" ]; then
  command -v npm >/dev/null || { echo "npm is not there. Install it: apt-get install npm" >&2; exit 6; }
  mkdir -p "$folder"
  echo "Fetching ${packages[*]} into $folder (about 1.5 GB)" >&2
  npm install --prefix "$folder" --no-audit --no-fund --loglevel=error "${packages[@]}" >&2
  echo "$stamp" >"$folder/installed"
fi
echo "$folder"
