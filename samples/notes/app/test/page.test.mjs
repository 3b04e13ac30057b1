import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteCard, noteList } from '../public/view.mjs';
import { running } from './support.mjs';

const note = { id: 3, title: 'Tea & cake', body: 'At <four>', created: '2026-03-02T09:00:00.000Z' };

test('the page and its parts are served', async (t) => {
  const call = await running(t);

  for (const [path, type] of [['/', 'html'], ['/style.css', 'css'], ['/app.mjs', 'javascript']]) {
    const { status, headers } = await call('GET', path);
    assert.equal(status, 200, path);
    assert.match(headers.get('content-type'), new RegExp(type), path);
  }
});

test('nothing outside the public folder is served', async (t) => {
  const call = await running(t);

  assert.equal((await call('GET', '/..%2fpackage.json')).status, 404);
  assert.equal((await call('GET', '/server.mjs')).status, 404);
});

test('a card shows title and text of a note as they were typed', () => {
  const html = noteCard(note);

  assert.match(html, /<h2>Tea &amp; cake<\/h2>/);
  assert.match(html, /At &lt;four&gt;/);
  assert.match(html, /data-action="delete"/);
});

test('an empty list says so', () => {
  assert.match(noteList([]), /No notes yet/);
});
