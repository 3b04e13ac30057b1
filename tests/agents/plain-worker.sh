# A plain headless worker: reads its briefing, does the work, and prints its handoff with two claims, one of them false.
grep -q 'role=worker .*feature=F-1' || { echo "no assignment" >&2; exit 1; }
printf 'echo "hello${1:+ $1}"\n' >greet.sh
cat <<'HANDOFF'
I have done it, and everything passes.
{ "outcome": "done", "summary": "greet.sh greets by name.", "commitMessage": "Greet people by name", "done": [ "greet.sh takes a name" ],
  "commands": [ { "run": "sh test.sh", "exitCode": 0 }, { "run": "sh greet.sh | grep -q bye", "exitCode": 0 }, { "run": "sh test.sh --first", "exitCode": 1 } ],
  "procedure": { "followed": true } }
HANDOFF
