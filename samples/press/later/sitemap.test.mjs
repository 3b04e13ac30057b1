import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built, post } from './support.mjs';

test('every page is in the sitemap, with the day on which it changed', async (t) => {
  const { 'sitemap.xml': sitemap } = await built(t, {
    'posts/1.md': post('One', '2026-03-01', 'Words.', 'updated: 2026-03-04\n'),
    'pages/about.md': '---\ntitle: About\n---\nMe.\n',
  });

  assert.match(sitemap, /<loc>https:\/\/plot7\.example\/posts\/one\/<\/loc><lastmod>2026-03-04<\/lastmod>/);
  assert.match(sitemap, /<loc>https:\/\/plot7\.example\/about\/<\/loc><\/url>/);
});

test('a site without posts has a sitemap without days', async (t) => {
  const { 'sitemap.xml': sitemap } = await built(t, {});
  assert.doesNotMatch(sitemap, /lastmod/);
});

test('the start page changed when a post was mended, however old it is', async (t) => {
  const { 'sitemap.xml': sitemap } = await built(t, {
    'posts/1.md': post('One', '2026-03-01', 'Words.', 'updated: 2026-05-04\n'),
    'posts/2.md': post('Two', '2026-03-02'),
  });
  assert.match(sitemap, /<loc>https:\/\/plot7\.example\/<\/loc><lastmod>2026-05-04</);
});
