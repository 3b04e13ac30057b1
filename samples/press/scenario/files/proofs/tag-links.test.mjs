import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsTo, made, post } from './made.mjs';

const read = made({
  'posts/1.md': post('One', '2026-03-01', 'herbs, "Far" roots'),
  'posts/2.md': post('Two', '2026-03-02'),
});

test('a post leads to the page of each of its tags', () => {
  for (const address of ['/tags/herbs/', '/tags/far-roots/']) {
    assert.ok(leadsTo(read('posts/one/index.html')).includes(address), `The post does not lead to its tag: ${address}`);
    assert.ok(read(`${address.slice(1)}index.html`), `${address} is not there.`);
  }
  assert.deepEqual(leadsTo(read('posts/two/index.html')).filter((address) => address.startsWith('/tags/')), []);
});

test('the sitemap lists the page of each tag', () => {
  for (const tag of ['herbs', 'far-roots']) {
    assert.ok(read('sitemap.xml').includes(`<loc>https://made.example/tags/${tag}/</loc>`), `${tag} is not listed.`);
  }
});
