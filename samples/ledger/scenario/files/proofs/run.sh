#!/bin/sh
# Builds what changed and runs the program: sh proofs/NAME/run.sh WORDS...
marker=artifacts/built-for-proofs
if [ ! -e $marker ] || [ -n "$(find src -name '*.cs' -newer $marker)" ]; then
  dotnet build src/Ledger.Cli -nologo -v quiet >&2 || exit 1
  touch $marker
fi
exec dotnet artifacts/bin/Ledger.Cli/debug/Ledger.Cli.dll "$@"
