#!/bin/sh
said=$(sh proofs/budget-run.sh budget proofs/budget.journal --month 2026-01 | tr -s ' ')
for row in 'Expenses:Food 300.00 EUR 48.45 EUR 251.55 EUR' 'Expenses:Rent 800.00 EUR 0.00 EUR 800.00 EUR'; do
  printf '%s\n' "$said" | grep -qxF "$row" && continue
  printf 'The budget report does not say: %s\nIt says:\n%s\n' "$row" "$said"
  exit 1
done
