import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built, post } from './support.mjs';

test('the feed holds the newest posts, whole', async (t) => {
  const files = await built(t, {
    'posts/1.md': post('One & only', '2026-03-01', 'See [[Two]].'),
    'posts/2.md': post('Two', '2026-03-02', 'Words.', 'updated: 2026-03-05\ndescription: A < B\n'),
  });
  const feed = files['feed.xml'];

  assert.ok(feed.indexOf('<title>Two</title>') < feed.indexOf('<title>One &amp; only</title>'));
  assert.match(feed, /<updated>2026-03-05T00:00:00Z<\/updated>\n {2}<author>/);
  assert.match(feed, /<summary>A &lt; B<\/summary>/);
  assert.match(feed, /href=&quot;https:\/\/plot7\.example\/posts\/two\/&quot;/);
});

test('a feed of nothing is still a feed', async (t) => {
  const { 'feed.xml': feed } = await built(t, {});
  assert.match(feed, /<updated>1970-01-01T00:00:00Z<\/updated>/);
  assert.doesNotMatch(feed, /<entry>/);
});

test('a feed ends after twenty posts', async (t) => {
  const posts = Array.from({ length: 25 }, (_, n) => [`posts/${n}.md`, post(`Post ${n}`, `2026-03-${n % 20 + 10}`)]);
  const { 'feed.xml': feed } = await built(t, Object.fromEntries(posts));
  assert.equal(feed.match(/<entry>/g).length, 20);
});
