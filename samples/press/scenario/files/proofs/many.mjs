// Prints how long `press check` takes for a site of some hundred posts, many of one title, that link to each other.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [posts, links] = [160, 13];
const site = mkdtempSync(join(tmpdir(), 'many-'));
mkdirSync(join(site, 'posts'));
writeFileSync(join(site, 'site.json'), JSON.stringify({ title: 'Many', url: 'https://many.example', author: 'M' }));

const title = (number) => (number % 4 === 0 ? 'Notes' : `Of things that grow, part ${number}`);
for (let post = 0; post < posts; post++) {
  const body = Array.from({ length: links }, (_, link) => `See [[${title((post * 7 + link * 31) % posts)}]].`);
  const name = `p${String(post).padStart(4, '0')}.md`;
  writeFileSync(join(site, 'posts', name), `---\ntitle: ${title(post)}\ndate: 2026-01-01\n---\n${body.join('\n')}\n`);
}

const begun = performance.now();
const said = execFileSync(process.execPath, ['press.mjs', 'check', site], { encoding: 'utf8' });
const milliseconds = performance.now() - begun;

rmSync(site, { recursive: true });
if (!said.includes(`${posts} posts, 0 pages, ${posts * links} links`)) throw new Error(`It was not checked: ${said}`);
console.log(`milliseconds: ${milliseconds.toFixed(1)}`);
