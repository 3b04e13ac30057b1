import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const old = [
  { id: 2, title: 'Tea & cake', body: 'Lemon', created: '2026-02-10T08:00:00.000Z' },
  { id: 5, title: 'Books', body: '', created: '2026-02-11T09:30:00.000Z' },
];

test('a data file of today is opened, and the API answers as it does today', async (t) => {
  const data = join(await mkdtemp(join(tmpdir(), 'keep-')), 'notes.json');
  await writeFile(data, JSON.stringify({ lastId: 7, notes: old }));
  const call = await start(t, data);

  assert.deepEqual((await call('GET', '/health')).body, { ok: true, notes: 2 });
  assert.deepEqual((await call('GET', '/notes')).body.map(known), [old[1], old[0]]);
  assert.deepEqual(known((await call('GET', '/notes/2')).body), old[0]);

  const { status, headers, body: added } = await call('POST', '/notes', { title: ' New ', body: 'one\n' });
  assert.deepEqual([status, headers.get('location')], [201, '/notes/8']);
  assert.deepEqual([added.id, added.title, added.body], [8, 'New', 'one']);
  assert.deepEqual((await call('GET', '/notes')).body.map(({ id }) => id), [8, 5, 2]);

  assert.equal((await call('DELETE', '/notes/5')).status, 204);
  assert.equal((await call('DELETE', '/notes/5')).status, 404);
  assert.deepEqual((await call('GET', '/notes/5')).body, { error: 'There is no note 5.' });
  assert.deepEqual((await call('POST', '/notes', { body: 'x' })).body, { error: 'A note needs a title.' });
  assert.equal((await call('POST', '/notes', { title: 'x'.repeat(121) })).status, 400);
  assert.equal((await call('PUT', '/notes', {})).status, 405);
  assert.equal((await call('GET', '/nothing')).status, 404);

  const { lastId, notes } = JSON.parse(await readFile(data, 'utf8'));
  assert.deepEqual([lastId, notes.map(({ id }) => id)], [8, [2, 8]]);
});

function known({ id, title, body, created }) {
  return { id, title, body, created };
}

/** The application on this data file; stopped after the test. */
async function start(t, data) {
  const server = spawn(process.execPath, ['server.mjs', '--port', '0', '--data', data]);
  t.after(() => server.kill());
  const [url] = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => resolve(/http:\S+(?=\/)/.exec(text)));
    server.on('exit', (code) => reject(new Error(`The application ended with ${code}.`)));
  });

  return async (method, path, body) => {
    const response = await fetch(url + path, { method, body: JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
  };
}
