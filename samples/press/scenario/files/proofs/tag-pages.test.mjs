import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsTo, made, post } from './made.mjs';

const read = made({
  'posts/1.md': post('One', '2026-03-01', 'Herbs, Früh & spät'),
  'posts/2.md': post('Two', '2026-03-02', 'herbs'),
  'posts/3.md': post('Three', '2026-03-03', 'HERBS, roots, Herbs'),
  'posts/4.md': post('Four', '2026-03-04'),
});

for (const [path, posts] of [
  ['tags/herbs/', ['/posts/one/', '/posts/three/', '/posts/two/']],
  ['tags/fruh-spat/', ['/posts/one/']],
  ['tags/roots/', ['/posts/three/']],
]) {
  test(`${path} lists exactly the posts that have the tag`, () => {
    const page = read(`${path}index.html`);
    assert.ok(page, `There is no page for the tag: ${path}`);
    assert.deepEqual(leadsTo(page).filter((address) => address.startsWith('/posts/')).sort(), posts);
  });
}

test('the name of a tag is shown as text', () => {
  assert.match(read('tags/fruh-spat/index.html') ?? '', /Früh &amp; spät/);
});

test('a tag that nobody uses has no page', () => assert.equal(read('tags/four/index.html'), undefined));
