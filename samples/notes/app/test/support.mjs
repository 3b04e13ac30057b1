import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.mjs';
import { NoteStore } from '../src/store.mjs';

/** A path for a data file that is gone after the test. */
export async function dataFile(t) {
  const folder = await mkdtemp(join(tmpdir(), 'notes-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'notes.json');
}

/** The running application; `call` sends a request and reads the answer. */
export async function running(t) {
  const app = createApp(await NoteStore.open(await dataFile(t)));
  await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    app.close();
    app.closeAllConnections();
  });

  return async function call(method, path, body) {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`http://127.0.0.1:${app.address().port}${path}`, { method, body: sent });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
}
