#!/bin/sh
# Many accounts; prints how long a balance takes.
awk 'BEGIN {
  for (i = 0; i < 5500; i++) for (j = 1; j <= 1; j++)
    printf "2026-0%d-%02d * Shop\n  Expenses:Group%d:Item%d  %d.25 EUR\n  Assets:Bank\n\n", j, 1 + i % 28, i % 40, i, 1 + i % 90
}' > /tmp/many.journal
sh proofs/speed-run.sh check /tmp/many.journal >/dev/null || exit 1
begun=$(date +%s%N)
sh proofs/speed-run.sh balance /tmp/many.journal | tail -1
echo "balance_ms $(( ($(date +%s%N) - begun) / 1000000 ))"
