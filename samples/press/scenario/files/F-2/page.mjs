import { escape } from '../escape.mjs';
import { layout } from '../layout.mjs';
import { markdown } from '../markdown.mjs';
import { hrefOf, mentioned } from './parts.mjs';

/** A page that stands outside the stream of posts, such as the one about the author. */
export function renderPage(settings, page) {
  const { title, path, description } = page;
  return layout(settings, { kind: 'page', title, path, description }, main(page));
}

function main(page) {
  return `<article>
<h1>${escape(page.title)}</h1>
${markdown(page.body, (target) => hrefOf(page, target))}
</article>
${mentioned(page.mentions)}`;
}
