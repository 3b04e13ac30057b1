#!/bin/sh
# A few rules that we care about. Usage: sh tools/lint.sh
cd "$(dirname "$0")/.." || exit 2
files=$(find src tests -name '*.cs' | LC_ALL=C sort)

findings=$(awk '
  /[ \t]$/ { print FILENAME ":" FNR ": trailing-space Ends with a space." }
  length($0) > 120 { print FILENAME ":" FNR ": long-line Longer than 120." }
  /Console\./ && FILENAME ~ /^src\/Ledger\// { print FILENAME ":" FNR ": no-console The library prints nothing." }
  /DateTime\.(Now|Today)/ { print FILENAME ":" FNR ": no-clock A report depends on its journal only." }
  /(TODO|FIXME)/ && !/\(/ { print FILENAME ":" FNR ": todo-name Say who, in parentheses." }
' $files)

[ -z "$findings" ] && exit 0
printf '%s\n' "$findings"
exit 1
