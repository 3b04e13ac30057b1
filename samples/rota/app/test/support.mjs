import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.mjs';
import { RotaStore } from '../src/store.mjs';

/** A path for a data file that is gone after the test. */
export async function dataFile(t) {
  const folder = await mkdtemp(join(tmpdir(), 'rota-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'rota.json');
}

/** The running application; what it answers sends a request and reads what comes. */
export async function running(t) {
  const app = createApp(await RotaStore.open(await dataFile(t)));
  await new Promise((resolve) => app.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    app.close();
    app.closeAllConnections();
  });

  return async function call(method, path, body) {
    const address = `http://127.0.0.1:${app.address().port}${path}`;
    const response = await fetch(address, { method, body: body && JSON.stringify(body) });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
}

/** Two shifts, the second of them free. */
export const two = [
  { id: 1, day: 'Friday', from: '16:00', to: '18:00', task: 'Bicycles', who: 'Noor' },
  { id: 2, day: 'Friday', from: '18:00', to: '20:00', task: 'Sewing', who: null },
];
