import { feed } from './feed.mjs';
import { resolveLinks } from './links.mjs';
import { Problem, Problems } from './problem.mjs';
import { renderIndex } from './render/index.mjs';
import { renderPage } from './render/page.mjs';
import { renderPost } from './render/post.mjs';
import { readSite } from './site.mjs';

/** Every file that a site becomes, by its path. Throws all that is wrong, and then nothing is made. */
export async function buildSite(folder, options) {
  const site = await readSite(folder, options);
  const { entries, problems } = resolveLinks([...site.posts, ...site.pages]);
  Problems.throwIfAny(problems);

  const posts = entries.slice(0, site.posts.length);
  const pages = entries.slice(site.posts.length);
  const files = [
    ...posts.map((post, at) => html(post.path, renderPost(site.settings, post, around(posts, at)))),
    ...pages.map((page) => html(page.path, renderPage(site.settings, page))),
    ...indexPages(site.settings, posts),
    { path: 'feed.xml', content: feed(site.settings, posts) },
    ...site.assets,
  ];
  Problems.throwIfAny(collisions(files));
  return files;
}

function html(path, content) {
  return { path: `${path}index.html`, content };
}

function around(posts, at) {
  return { newer: posts[at - 1], older: posts[at + 1] };
}

/** The start page lists the newest posts, page/2/ the next ones, and so on. */
function indexPages(settings, posts) {
  const count = Math.max(1, Math.ceil(posts.length / settings.perPage));
  return Array.from({ length: count }, (_, index) => {
    const shown = posts.slice(index * settings.perPage, (index + 1) * settings.perPage);
    return html(index === 0 ? '' : `page/${index + 1}/`, renderIndex(settings, shown, { number: index + 1, count }));
  });
}

function collisions(files) {
  const seen = new Set();
  return files
    .filter(({ path }) => seen.size === seen.add(path).size)
    .map(({ path }) => new Problem(path, 1, 'Two things of the site would become this file.'));
}
