import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built, post, settings } from './support.mjs';

test('a site becomes its pages, a feed and a sitemap', async (t) => {
  const files = await built(t, {
    'posts/beans.md': post('Beans', '2026-03-01'),
    'pages/about.md': '---\ntitle: About\n---\nMe.\n',
    'static/style.css': 'body {}',
  });

  assert.deepEqual(Object.keys(files), [
    'posts/beans/index.html', 'about/index.html', 'index.html', 'archive/index.html',
    'feed.xml', 'sitemap.xml', 'style.css',
  ]);
});

test('the head of a post says what it is about', async (t) => {
  const files = await built(t, { 'posts/a.md': post('A "b" & c', '2026-03-01', 'Words.', 'description: On <b>\n') });
  const page = files['posts/a-b-c/index.html'];

  assert.match(page, /<title>A &quot;b&quot; &amp; c \| Plot 7<\/title>/);
  assert.match(page, /<meta name="description" content="On &lt;b&gt;">/);
  assert.match(page, /<link rel="canonical" href="https:\/\/plot7\.example\/posts\/a-b-c\/">/);
});

test('a post shows its day, its tags and its neighbours', async (t) => {
  const files = await built(t, {
    'posts/1.md': post('One', '2026-03-01'),
    'posts/2.md': post('Two', '2026-03-02', 'Words.', 'tags: beans, <peas>\n'),
    'posts/3.md': post('Three', '2026-03-03'),
  });
  const page = files['posts/two/index.html'];

  assert.match(page, /<time datetime="2026-03-02">2 March 2026<\/time>, 1 min/);
  assert.match(page, /<p class="tags">.*beans.*, .*&lt;peas&gt;.*<\/p>/);
  assert.match(page, /rel="next" href="\/posts\/three\/">Three<\/a> \| <a rel="prev" href="\/posts\/one\/">One</);
});

test('a linked post says where it is mentioned', async (t) => {
  const files = await built(t, {
    'posts/1.md': post('One', '2026-03-01'),
    'pages/now.md': '---\ntitle: Now\n---\nRead [[One|the first]].\n',
  });

  assert.match(files['now/index.html'], /<a class="entry" href="\/posts\/one\/">the first<\/a>/);
  assert.match(files['posts/one/index.html'], /Mentioned in<\/h2>\n<ul>\n<li><a href="\/now\/">Now<\/a><\/li>/);
});

test('the start page lists the newest, and the others follow', async (t) => {
  const files = await built(t, {
    'site.json': JSON.stringify({ ...settings, perPage: 2 }),
    'posts/1.md': post('One', '2026-03-01'),
    'posts/2.md': post('Two', '2026-03-02'),
    'posts/3.md': post('Three', '2026-03-03'),
  });

  assert.match(files['index.html'], /Three[\s\S]*Two[\s\S]*1 of 2 <a rel="next" href="\/page\/2\/">Older/);
  assert.doesNotMatch(files['index.html'], /One/);
  assert.match(files['page/2/index.html'], /<title>Page 2 \| Plot 7<\/title>[\s\S]*One[\s\S]*href="\/">Newer/);
});

test('a site without posts says so', async (t) => {
  const files = await built(t, {});
  assert.match(files['index.html'], /Nothing has been written yet/);
});

test('the archive is by year', async (t) => {
  const files = await built(t, { 'posts/1.md': post('One', '2025-12-31'), 'posts/2.md': post('Two', '2026-01-01') });
  assert.match(files['archive/index.html'], /<h2>2026<\/h2>[\s\S]*Two[\s\S]*<h2>2025<\/h2>[\s\S]*One/);
});

test('drafts are left out unless they are asked for', async (t) => {
  const site = { 'posts/1.md': post('One', '2026-03-01', 'Words.', 'draft: yes\n') };

  assert.equal((await built(t, site))['posts/one/index.html'], undefined);
  assert.ok((await built(t, site, { drafts: true }))['posts/one/index.html']);
});

test('all that is wrong is said at once, by file and line', async (t) => {
  const site = {
    'posts/1.md': post('One', 'yesterday'),
    'posts/2.md': '---\ntitle: Two\n---\n',
    'pages/a.md': 'Nothing on top.',
  };
  await assert.rejects(built(t, site), (problems) => {
    const places = problems.lines.map((line) => line.split(': ')[0]);
    assert.deepEqual(places, ['pages/a.md:1', 'posts/1.md:1', 'posts/2.md:1']);
    return true;
  });
});

test('two things that would become one file are refused', async (t) => {
  const site = { 'pages/a.md': '---\ntitle: Archive\n---\n' };
  await assert.rejects(built(t, site), /archive\/index\.html:1: Two things/);
});

test('a link that leads nowhere stops the press', async (t) => {
  const site = { 'posts/1.md': post('One', '2026-03-01', '[[Melons]]') };
  await assert.rejects(built(t, site), /posts\/1\.md:5: \[\[Melons\]\]/);
});

test('settings that are wrong are named', async (t) => {
  const wrong = JSON.stringify({ title: 7, url: 'plot7', perPage: 0 });
  await assert.rejects(built(t, { 'site.json': wrong }), (problems) => problems.lines.length === 4);
  await assert.rejects(built(t, { 'site.json': '{' }), /no JSON/);
});
