import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSite } from '../src/build.mjs';

export const settings = { title: 'Plot 7', url: 'https://plot7.example', author: 'Runa' };

/** A site with these files, in a folder that goes away with the test. */
export async function siteOf(t, files) {
  const folder = await mkdtemp(join(tmpdir(), 'press-'));
  t.after(() => rm(folder, { recursive: true }));
  const all = { 'site.json': JSON.stringify(settings), ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** What the site becomes: the text of each file by its path. */
export async function built(t, files, options) {
  const made = await buildSite(await siteOf(t, files), options);
  return Object.fromEntries(made.map(({ path, content }) => [path, content.toString()]));
}

export function post(title, date, body = 'Some words.', more = '') {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n${body}\n`;
}
