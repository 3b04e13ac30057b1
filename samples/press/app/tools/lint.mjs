// The few rules that we care about. Usage: node tools/lint.mjs [file or folder ...]
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const everything = ['press.mjs', 'src', 'test', 'tools'];
const longest = 120;
const logs = /console\./;

const rules = [
  { name: 'trailing-space', message: 'Ends with a space.', breaks: (line) => /[ \t]$/.test(line) },
  { name: 'long-line', message: `Longer than ${longest}.`, breaks: (line) => line.length > longest },
  { name: 'no-var', message: 'Use const or let.', breaks: (line) => /^\s*var\s/.test(line) },
  { name: 'strict-equal', message: 'Use === or !==.', breaks: (line) => /[^=!<>]={2}[^=>]|![=][^=]/.test(line) },
  { name: 'no-console', message: 'Only press.mjs talks.', breaks: (line, file) => isSource(file) && logs.test(line) },
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
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name));
  return files.filter((file) => file.endsWith('.mjs')).sort();
}

function isSource(file) {
  return file.startsWith('src/');
}
