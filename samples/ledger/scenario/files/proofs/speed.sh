#!/bin/sh
# Many accounts; prints how long a balance takes.
awk 'BEGIN {
  for (i = 0; i < 5500; i++) {
    printf "2026-01-%02d * Shop\n", 1 + i % 28
    printf "  Expenses:Group%d:Item%d  %d.25 EUR\n  Assets:Bank\n\n", i % 40, i, 1 + i % 90
  }
}' > /tmp/many.journal
sh proofs/speed-run.sh check /tmp/many.journal >/dev/null || exit 1
begun=$(date +%s%N)
sh proofs/speed-run.sh balance /tmp/many.journal | tail -1
echo "balance_ms $(( ($(date +%s%N) - begun) / 1000000 ))"
