import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../src/markdown.mjs';

test('lines that belong together are one paragraph', () => {
  assert.equal(markdown('One\ntwo.\n\nThree.'), '<p>One\ntwo.</p>\n<p>Three.</p>');
});

test('a heading has an address', () => {
  assert.equal(markdown('## Über Bohnen'), '<h2 id="uber-bohnen">Über Bohnen</h2>');
});

test('lists of both kinds', () => {
  assert.equal(markdown('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  assert.equal(markdown('1. c\n2. d'), '<ol>\n<li>c</li>\n<li>d</li>\n</ol>');
});

test('a quote holds other blocks', () => {
  assert.equal(markdown('> ## So\n> it goes'), '<blockquote>\n<h2 id="so">So</h2>\n<p>it goes</p>\n</blockquote>');
});

test('code is left as it is', () => {
  const html = '<pre><code class="language-js">a &lt; b &amp;&amp; *c*\n\n# d</code></pre>';
  assert.equal(markdown('```js\na < b && *c*\n\n# d\n```'), html);
  assert.equal(markdown('`*a*` *b*'), '<p><code>*a*</code> <em>b</em></p>');
});

test('code that is never closed goes on to the end', () => {
  assert.equal(markdown('```\na\nb'), '<pre><code>a\nb</code></pre>');
});

test('what was typed is never markup', () => {
  assert.equal(markdown('<b> & "c"'), '<p>&lt;b&gt; &amp; &quot;c&quot;</p>');
});

test('links, images and weight', () => {
  assert.equal(
    markdown('[a](https://b.example) ![c](/d.png) **e** *f*'),
    '<p><a href="https://b.example">a</a> <img src="/d.png" alt="c"> <strong>e</strong> <em>f</em></p>',
  );
});

test('an address that runs a program leads nowhere', () => {
  assert.equal(markdown('[a](javascript:alert)'), '<p><a href="#">a</a></p>');
});

test('a link to another entry', () => {
  const href = (target) => (target === 'Beans & co' ? '/posts/beans/' : undefined);
  const html = '<p><a class="entry" href="/posts/beans/">them</a> [[Peas]]</p>';
  assert.equal(markdown('[[Beans & co|them]] [[Peas]]', href), html);
});

test('a rule', () => assert.equal(markdown('a\n\n---\n\nb'), '<p>a</p>\n<hr>\n<p>b</p>'));
