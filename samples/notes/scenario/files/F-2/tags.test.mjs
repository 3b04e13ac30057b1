import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagsFrom } from '../src/tags.mjs';
import { running } from './support.mjs';

test('tags come back in lower case, tidied up and each once', async (t) => {
  const call = await running(t);
  const { status, body: note } = await call('POST', '/notes', { title: 'Tea', tags: [' Home ', 'home', '', 'Recipe'] });

  assert.equal(status, 201);
  assert.deepEqual(note.tags, ['home', 'recipe']);
  assert.deepEqual((await call('GET', `/notes/${note.id}`)).body.tags, ['home', 'recipe']);
});

test('a note without tags has an empty list of them', async (t) => {
  const call = await running(t);
  await call('POST', '/notes', { title: 'Plain' });

  assert.deepEqual((await call('GET', '/notes')).body[0].tags, []);
});

test('tags that are not a list of words are refused', async (t) => {
  const call = await running(t);
  const answers = [];
  for (const tags of ['home', [7], null]) answers.push(await call('POST', '/notes', { title: 'Tea', tags }));

  assert.deepEqual(answers.map(({ status }) => status), [400, 400, 400]);
  assert.deepEqual(answers[0].body, { error: 'The tags must be a list of words.' });
});

test('too many tags and endless tags are refused', () => {
  assert.throws(() => tagsFrom([...'abcdefghi']), /at most 8 tags/);
  assert.throws(() => tagsFrom(['x'.repeat(25)]), /at most 24 letters/);
});

test('a tag lists exactly its notes, and narrows a search', async (t) => {
  const call = await running(t);
  await call('POST', '/notes', { title: 'Shopping', body: 'Oat milk', tags: ['home'] });
  await call('POST', '/notes', { title: 'Plants', body: 'Water them', tags: ['home'] });
  await call('POST', '/notes', { title: 'Talk', body: 'milk jokes', tags: ['homework'] });

  assert.deepEqual(await titles(call, 'tag=Home'), ['Plants', 'Shopping']);
  assert.deepEqual(await titles(call, 'tag=home&q=milk'), ['Shopping']);
  assert.deepEqual(await titles(call, 'tag=nowhere'), []);
});

async function titles(call, query) {
  const { body } = await call('GET', `/notes?${query}`);
  return body.map((note) => note.title);
}
