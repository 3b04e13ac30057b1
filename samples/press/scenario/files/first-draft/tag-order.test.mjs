import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsTo, made, post } from './made.mjs';

const read = made({
  'posts/1.md': post('Yarrow', '2026-03-02', 'herbs'),
  'posts/2.md': post('Asparagus', '2026-03-02', 'herbs'),
  'posts/3.md': post('Mint', '2026-02-11', 'herbs'),
  'posts/4.md': post('Dill', '2026-03-09T07:00:00Z', 'herbs'),
  'posts/5.md': post('Sage', '2026-03-09T18:00:00Z', 'herbs'),
});

test('the page of a tag lists its posts newest first', () => {
  const page = read('tags/herbs/index.html');
  assert.ok(page, 'No page of the tag can be read.');

  const order = ['/posts/sage/', '/posts/dill/', '/posts/asparagus/', '/posts/yarrow/', '/posts/mint/'];
  assert.deepEqual(leadsTo(page), order, 'Posts of one day are not in the order of their titles.');
});
