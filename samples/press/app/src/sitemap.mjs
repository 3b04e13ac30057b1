import { dayOf } from './dates.mjs';
import { escape } from './escape.mjs';

/** Every address of the site, for those who search it. */
export function sitemap(settings, { posts, pages }) {
  const addresses = [
    { path: '', changed: newest(posts) },
    { path: 'archive/', changed: newest(posts) },
    ...posts.map((post) => ({ path: post.path, changed: post.updated ?? post.date })),
    ...pages.map((page) => ({ path: page.path, changed: page.updated ?? page.date })),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses.map((address) => url(settings, address)),
    '</urlset>',
    '',
  ].join('\n');
}

function url(settings, { path, changed }) {
  const day = changed === undefined ? '' : `<lastmod>${dayOf(changed)}</lastmod>`;
  return `  <url><loc>${escape(settings.url)}/${path}</loc>${day}</url>`;
}

/** The day of the newest post; a site without posts has none. */
function newest(posts) {
  return posts[0]?.date;
}
