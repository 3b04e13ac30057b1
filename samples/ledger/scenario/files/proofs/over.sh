#!/bin/sh
said=$(sh proofs/over-run.sh budget proofs/over.journal --month 2026-01)
if [ "$(printf '%s\n' "$said" | grep -c 'over$')" != 1 ] || ! printf '%s\n' "$said" | grep -q '^Expenses:Rent .*over$'; then
  printf 'What is beyond its budget is not marked:\n%s\n' "$said"
  exit 1
fi
