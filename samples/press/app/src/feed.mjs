import { momentOf } from './dates.mjs';
import { escape } from './escape.mjs';
import { markdown } from './markdown.mjs';

const most = 20;

/** The newest posts as an Atom feed. */
export function feed(settings, posts) {
  const shown = posts.slice(0, most);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escape(settings.language)}">`,
    `  <title>${escape(settings.title)}</title>`,
    `  <id>${escape(settings.url)}/</id>`,
    `  <link href="${escape(settings.url)}/"/>`,
    `  <link rel="self" href="${escape(settings.url)}/feed.xml"/>`,
    `  <updated>${newest(shown)}</updated>`,
    `  <author><name>${escape(settings.author)}</name></author>`,
    ...shown.flatMap((post) => entry(settings, post)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(settings, post) {
  const address = `${escape(settings.url)}/${post.path}`;
  const content = markdown(post.body, (target) => hrefOf(settings, post, target));
  return [
    '  <entry>',
    `    <title>${escape(post.title)}</title>`,
    `    <id>${address}</id>`,
    `    <link href="${address}"/>`,
    `    <published>${momentOf(post.date)}</published>`,
    `    <updated>${momentOf(post.updated ?? post.date)}</updated>`,
    ...(post.description === undefined ? [] : [`    <summary>${escape(post.description)}</summary>`]),
    `    <content type="html">${escape(content)}</content>`,
    '  </entry>',
  ];
}

/** Readers of a feed are elsewhere, so the address is a whole one. */
function hrefOf(settings, post, target) {
  const found = post.targets.get(target);
  return found === undefined ? undefined : `${settings.url}/${found.path}`;
}

/** A feed without entries still has to say when it changed: never. */
function newest(posts) {
  const moments = posts.map((post) => momentOf(post.updated ?? post.date)).sort();
  return moments.at(-1) ?? '1970-01-01T00:00:00Z';
}
