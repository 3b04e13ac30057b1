// A few rules that we care about. Usage: node tools/lint.mjs [file or folder ...]
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const everything = ['server.mjs', 'board.mjs', 'src', 'src/board', 'public', 'test', 'tools'];
const longest = 120;
const logs = /console[.]log/;
const looseEqual = /[^=!]={2}[^=]|![=][^=]/;

const rules = [
  { name: 'trailing-space', message: 'Ends with a space.', breaks: (line) => /[ \t]$/.test(line) },
  { name: 'long-line', message: `Longer than ${longest}.`, breaks: (line) => line.length > longest },
  { name: 'no-var', message: 'Use const or let.', breaks: (line, file) => isCode(file) && /^\s*var\s/.test(line) },
  { name: 'strict-equal', message: 'Use === or !==.', breaks: (line, file) => isCode(file) && looseEqual.test(line) },
  { name: 'no-console', message: 'No logging in src.', breaks: (line, file) => isSource(file) && logs.test(line) },
];

const findings = [];
for (const path of process.argv.length > 2 ? process.argv.slice(2) : everything) {
  for (const file of await filesOf(path)) await check(file);
}

for (const finding of findings) console.log(finding);
process.exitCode = findings.length > 0 ? 1 : 0;

async function check(file) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  for (const [index, line] of lines.entries()) {
    for (const rule of rules.filter(({ breaks }) => breaks(line, file))) {
      findings.push(`${file}:${index + 1} ${rule.name} ${rule.message}`);
    }
  }
}

async function filesOf(path) {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.map((entry) => join(path, entry.name)).filter((file) => /\.(mjs|js|css)$/.test(file));
  return files.sort();
}

function isCode(file) {
  return file.endsWith('.mjs') || file.endsWith('.js');
}

function isSource(file) {
  return isCode(file) && file.startsWith('src/');
}
