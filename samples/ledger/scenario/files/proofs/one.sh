#!/bin/sh
places=$(grep -rlE 'string Money\(' src --include='*.cs')
count=$(printf '%s\n' "$places" | grep -c .)
[ "$count" = 1 ] && ! grep -rn 'PadLeft(16)\|#,##0' src --include='*.cs' | grep -v "^$places:" && exit 0
printf 'Amounts are written in %s places:\n%s\n' "$count" "$places"
exit 1
