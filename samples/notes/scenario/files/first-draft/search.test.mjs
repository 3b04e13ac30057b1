import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a search finds the note with the word', async () => {
  const url = `${process.env.SERVICE_URL}/notes`;
  const created = await fetch(url, { method: 'POST', body: JSON.stringify({ title: 'Buy zebra food', body: '' }) });
  assert.equal(created.status, 201);

  const found = await (await fetch(`${url}?q=zebra`)).json();
  assert.ok(found.some((note) => note.title === 'Buy zebra food'), 'The search does not find the note');
});
