import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../public/', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** The file of the page that lives at this path, or null when there is none. */
export async function pageFile(path) {
  const name = path === '/' ? 'index.html' : path.slice(1);
  if (!/^[a-z-]+\.(html|css|mjs)$/.test(name)) return null;

  try {
    return { type: types[extname(name)], content: await readFile(folder + name) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
