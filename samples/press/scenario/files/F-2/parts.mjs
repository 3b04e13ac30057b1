import { dayOf, longDate } from '../dates.mjs';
import { escape } from '../escape.mjs';

/** Pieces that pages of several kinds are made of. */
export function when(post) {
  return `<time datetime="${dayOf(post.date)}">${longDate(post.date)}</time>`;
}

/** A post as one line of a list. */
export function line(post) {
  return `<li>${when(post)} <a href="/${post.path}">${escape(post.title)}</a></li>\n`;
}

/** The address of what a [[link]] in this entry leads to, or undefined. */
export function hrefOf(entry, target) {
  const found = entry.targets.get(target);
  return found === undefined ? undefined : `/${found.path}`;
}

export function mentioned(mentions) {
  if (mentions.length === 0) return '';
  const items = mentions.map((entry) => `<li><a href="/${entry.path}">${escape(entry.title)}</a></li>\n`);
  return `<aside>\n<h2>Mentioned in</h2>\n<ul>\n${items.join('')}</ul>\n</aside>\n`;
}
