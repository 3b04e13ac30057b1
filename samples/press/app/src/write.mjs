import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes what has changed, and leaves alone what has not: whoever copies the site copies less. */
export async function writeFiles(files, out) {
  let written = 0;
  for (const { path, content } of files) {
    const target = join(out, path);
    const bytes = Buffer.from(content);
    const present = await readFile(target).catch(() => undefined);
    if (present !== undefined && present.equals(bytes)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    written++;
  }
  return written;
}
