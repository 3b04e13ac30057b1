#!/usr/bin/env bash
# Draws docs/pictures/demo.svg: what the demo says, in a terminal. Runs the demo, or takes what it said from a file.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
picture="$root/docs/pictures/demo.svg"

said=${1:-}
if [ -z "$said" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  said="$scratch/said"
  MISSIONS_HOME="$scratch/home" "$root/mission" demo >"$said"
fi

# The lines that tell the story, in their order.
highlights() {
  awk '
    /^This is a whole mission/ { print; next }
    /^Everything else is real/ { print; print ""; next }
    /^What was planted/ { print ""; planted = 1 }
    /^Every assertion:/ { planted = 0 }
    planted { if (NF) print; next }
    /Plan proposed|is sent back|The plan is approved|mission approve|Disputed:|kill -9|goes on where|REFUTED:|does not hold$/ ||
    /F-[0-9B]+ handed off|A-FLOW-. is proven|is sealed on|Every assertion is proven$/
  ' "$1"
}

draw() {
  awk -v columns=114 '
    function escaped(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text); return text }
    function colour(line) {
      if (line ~ /^    [A-Z]/) return "good"
      if (line ~ /REFUTED|Disputed|sent back|does not hold$|kill -9/) return "bad"
      if (line ~ /is proven|is sealed|is approved|goes on where/) return "good"
      return line ~ /^ *>|^\$/ ? "typed" : "plain"
    }
    function cut(line) { return length(line) > columns ? substr(line, 1, columns - 3) "..." : line }
    { lines[NR] = cut($0) }
    END {
      width = int(columns * 8.43) + 44; height = NR * 19 + 66
      printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n", width, height, width, height
      print "<title>What ./mission demo says, shortened</title>"
      print "<style>text { font: 14px \"DejaVu Sans Mono\", Menlo, Consolas, monospace; white-space: pre; fill: #d6dbe4 }"
      print ".good { fill: #7fd18b } .bad { fill: #f08a80 } .typed { fill: #f1c76b }</style>"
      printf "<rect width=\"%d\" height=\"%d\" rx=\"10\" fill=\"#171b22\"/>\n", width, height
      print "<circle cx=\"22\" cy=\"20\" r=\"6\" fill=\"#f08a80\"/><circle cx=\"42\" cy=\"20\" r=\"6\" fill=\"#f1c76b\"/><circle cx=\"62\" cy=\"20\" r=\"6\" fill=\"#7fd18b\"/>"
      for (i = 1; i <= NR; i++) {
        if (lines[i] == "") continue
        printf "<text x=\"22\" y=\"%d\" class=\"%s\" xml:space=\"preserve\">%s</text>\n", 38 + i * 19, colour(lines[i]), escaped(lines[i])
      }
      print "</svg>"
    }'
}

mkdir -p "$(dirname "$picture")"
{ printf '$ ./mission demo    (shortened)\n'; highlights "$said"; } | draw >"$picture"
echo "$picture"
