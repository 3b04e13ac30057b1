import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What `press build` makes of these posts: reads a file of the result, undefined where there is none. */
export function made(posts) {
  const folder = mkdtempSync(join(tmpdir(), 'made-'));
  const site = { 'site.json': JSON.stringify({ title: 'Made', url: 'https://made.example', author: 'M' }), ...posts };
  for (const [path, text] of Object.entries(site)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(process.execPath, ['press.mjs', 'build', folder, join(folder, 'out')]);
  const target = (path) => join(folder, 'out', path);
  return (path) => (existsSync(target(path)) ? readFileSync(target(path), 'utf8') : undefined);
}

export function post(title, date, tags) {
  return `---\ntitle: ${title}\ndate: ${date}\n${tags === undefined ? '' : `tags: ${tags}\n`}---\nWords.\n`;
}

/** The addresses that the main part of a page leads to, in their order. */
export function leadsTo(html) {
  const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
  return [...main.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);
}
