import { escape } from '../escape.mjs';
import { layout } from '../layout.mjs';
import { markdown } from '../markdown.mjs';
import { tagPath } from '../tags.mjs';
import { minutes } from '../words.mjs';
import { hrefOf, mentioned, when } from './parts.mjs';

/** The page of one post. */
export function renderPost(settings, post, neighbours) {
  const { title, path, description } = post;
  return layout(settings, { kind: 'post', title, path, description }, main(post, neighbours));
}

function main(post, neighbours) {
  return `<article>
<h1>${escape(post.title)}</h1>
<p class="when">${when(post)}, ${minutes(post.body)} min</p>
${tags(post)}${markdown(post.body, (target) => hrefOf(post, target))}
</article>
${mentioned(post.mentions)}<nav class="around">${around(neighbours)}</nav>
`;
}

function tags({ tags }) {
  if (tags.length === 0) return '';
  const links = tags.map((name) => `<a href="/${tagPath(name)}">${escape(name)}</a>`);
  return `<p class="tags">${links.join(', ')}</p>\n`;
}

function around({ newer, older }) {
  const links = [
    newer && `<a rel="next" href="/${newer.path}">${escape(newer.title)}</a>`,
    older && `<a rel="prev" href="/${older.path}">${escape(older.title)}</a>`,
  ];
  return links.filter((link) => link).join(' | ');
}
