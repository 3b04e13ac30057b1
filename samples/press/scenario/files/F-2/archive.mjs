import { dayOf } from '../dates.mjs';
import { layout } from '../layout.mjs';
import { line } from './parts.mjs';

/** All posts on one page, by year. */
export function renderArchive(settings, posts) {
  const page = { kind: 'archive', title: 'Archive', path: 'archive/', description: '', robots: 'noindex' };
  return layout(settings, page, `<h1>Archive</h1>\n${[...byYear(posts)].map(ofYear).join('')}`);
}

function ofYear([year, posts]) {
  return `<h2>${year}</h2>\n<ul>\n${posts.map(line).join('')}</ul>\n`;
}

function byYear(posts) {
  const years = new Map();
  for (const post of posts) {
    const year = dayOf(post.date).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), post]);
  }
  return years;
}
