import { escape } from '../escape.mjs';
import { layout } from '../layout.mjs';
import { excerpt } from '../words.mjs';
import { when } from './parts.mjs';

/** One page of the list of posts, newest first; the first of them is the start page. */
export function renderIndex(settings, posts, { number, count }) {
  const title = number === 1 ? undefined : `Page ${number}`;
  const main = posts.length === 0 ? '<p>Nothing has been written yet.</p>\n' : posts.map(teaser).join('');
  return layout(settings, { kind: 'index', title, path: pathOf(number) }, main + pager(number, count));
}

function teaser(post) {
  return `<article>
<h2><a href="/${post.path}">${escape(post.title)}</a></h2>
<p class="when">${when(post)}</p>
<p>${escape(post.description ?? excerpt(post.body))}</p>
</article>
`;
}

function pager(number, count) {
  if (count === 1) return '';
  const newer = number > 1 ? `<a rel="prev" href="/${pathOf(number - 1)}">Newer</a> ` : '';
  const older = number < count ? ` <a rel="next" href="/${pathOf(number + 1)}">Older</a>` : '';
  return `<nav class="pager">${newer}${number} of ${count}${older}</nav>\n`;
}

function pathOf(number) {
  return number === 1 ? '' : `page/${number}/`;
}
