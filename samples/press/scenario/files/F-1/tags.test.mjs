import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagsOf } from '../src/tags.mjs';
import { built, post } from './support.mjs';

const tagged = (title, date, tags) => post(title, date, 'Words.', `tags: ${tags}\n`);

test('a tag has the posts that have it, in their order', () => {
  const posts = [{ tags: ['beans', 'tools'] }, { tags: ['tools'] }, { tags: [] }];

  assert.deepEqual(tagsOf(posts), [
    { name: 'beans', path: 'tags/beans/', posts: [posts[0]] },
    { name: 'tools', path: 'tags/tools/', posts: [posts[0], posts[1]] },
  ]);
});

test('tags that differ in case only are one, and a post is in it once', () => {
  const posts = [{ tags: ['Early spring', 'early Spring'] }, { tags: ['EARLY SPRING'] }];
  assert.deepEqual(tagsOf(posts), [{ name: 'Early spring', path: 'tags/early-spring/', posts }]);
});

test('every tag has a page that lists its posts, newest first', async (t) => {
  const files = await built(t, {
    'posts/1.md': tagged('One', '2026-03-01', 'beans'),
    'posts/2.md': tagged('Two', '2026-03-02', 'beans, <peas>'),
    'posts/3.md': post('Three', '2026-03-03'),
  });
  const beans = files['tags/beans/index.html'];

  assert.match(beans, /<title>beans \| Plot 7<\/title>/);
  assert.match(beans, /href="\/posts\/two\/">Two<\/a>[\s\S]*href="\/posts\/one\/">One<\/a>/);
  assert.doesNotMatch(beans, /Three/);
  assert.match(files['tags/peas/index.html'], /<h1>&lt;peas&gt;<\/h1>/);
});

test('a post leads to the pages of its tags', async (t) => {
  const files = await built(t, { 'posts/1.md': tagged('One', '2026-03-01', 'beans, Early spring') });
  const links = '<a href="/tags/beans/">beans</a>, <a href="/tags/early-spring/">Early spring</a>';

  assert.ok(files['posts/one/index.html'].includes(`<p class="tags">${links}</p>`));
});

test('the pages of the tags are in the sitemap', async (t) => {
  const files = await built(t, { 'posts/1.md': tagged('One', '2026-03-01', 'beans') });
  assert.match(files['sitemap.xml'], /<loc>https:\/\/plot7\.example\/tags\/beans\/<\/loc><lastmod>2026-03-01</);
});

test('a site without tags has no pages for them', async (t) => {
  const files = await built(t, { 'posts/1.md': post('One', '2026-03-01') });
  assert.deepEqual(Object.keys(files).filter((path) => path.startsWith('tags/')), []);
});
