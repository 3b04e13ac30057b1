import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layout } from '../src/layout.mjs';

const settings = { title: 'A & B', url: 'https://a.example', author: 'R "x"', language: 'en', description: '' };

test('a page is framed by its head, the name of the site and the way on', () => {
  const page = { kind: 'page', title: '<T>', path: 't/', description: 'D' };
  assert.equal(layout(settings, page, '<p>Main</p>\n'), `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>&lt;T&gt; | A &amp; B</title>
<meta name="description" content="D">
<meta name="author" content="R &quot;x&quot;">
<link rel="canonical" href="https://a.example/t/">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="A &amp; B">
<link rel="stylesheet" href="/style.css">
</head>
<body class="page">
<header><a href="/">A &amp; B</a></header>
<main>
<p>Main</p>
</main>
<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>
</body>
</html>
`);
});

test('a page without a title has that of the site', () => {
  assert.match(layout(settings, { kind: 'index', path: '' }, ''), /<title>A &amp; B<\/title>/);
});

test('a page that is not to be found says so', () => {
  const html = layout(settings, { kind: 'archive', path: '', robots: 'noindex' }, '');
  assert.match(html, /name="robots" content="noindex"/);
});
