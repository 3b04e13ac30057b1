import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('an archived note is put away, survives a restart and comes back as it was', async (t) => {
  const data = join(await mkdtemp(join(tmpdir(), 'archive-')), 'notes.json');
  let call = await start(t, data);
  const { body: tea } = await call('POST', '/notes', { title: 'Tea', body: 'lemon', tags: ['home'] });
  await call('POST', '/notes', { title: 'Plants', body: 'water them', tags: ['garden'] });

  assert.equal((await call('POST', `/notes/${tea.id}/archive`)).status, 200, 'A note cannot be archived');
  for (const query of ['', '?q=lemon', '?tag=home']) {
    assert.ok(!(await titles(call, query)).includes('Tea'), `An archived note is listed by /notes${query}`);
  }

  await call.stop();
  call = await start(t, data);
  assert.deepEqual(await titles(call, '?archived=yes'), ['Tea'], 'The archive lists other notes than its own');
  assert.deepEqual(await titles(call, '?archived=yes&q=water'), [], 'The archive cannot be searched');

  assert.equal((await call('DELETE', `/notes/${tea.id}/archive`)).status, 200, 'A note cannot be restored');
  assert.deepEqual((await call('GET', `/notes/${tea.id}`)).body, tea, 'A restored note is not what it was');
  assert.deepEqual(await titles(call, ''), ['Plants', 'Tea'], 'A restored note is not in its old place');
});

test('what is not there cannot be archived, and the archive is asked for with yes', async (t) => {
  const call = await start(t, join(await mkdtemp(join(tmpdir(), 'archive-')), 'notes.json'));

  const { status, body } = await call('POST', '/notes/99/archive');
  assert.deepEqual([status, body.error], [404, 'There is no note 99.'], 'Archiving an unknown note is not explained');
  assert.equal((await call('GET', '/notes?archived=perhaps')).status, 400, 'Any word asks for the archive');
});

async function titles(call, query) {
  return (await call('GET', `/notes${query}`)).body.map((note) => note.title);
}

/** The application on a data file of its own; stopped after the test at the latest. */
async function start(t, data) {
  const server = spawn(process.execPath, ['server.mjs', '--port', '0', '--data', data]);
  t.after(() => server.kill());
  const [url] = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => resolve(/http:\S+(?=\/)/.exec(text)));
    server.on('exit', (code) => reject(new Error(`The application ended with ${code}.`)));
  });

  const call = async (method, path, body) => {
    const response = await fetch(url + path, { method, body: JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  };
  call.stop = () => new Promise((resolve) => server.on('exit', resolve) && server.kill());
  return call;
}
