import { Problem } from './problem.mjs';
import { slugify } from './slug.mjs';

const wiki = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

/** The links to other entries in a text, such as [[Sowing beans]] or [[Sowing beans|beans]], with their lines. */
export function linksIn(body, firstLine = 1) {
  const links = [];
  for (const [index, line] of body.split('\n').entries()) {
    for (const [, target, text] of line.matchAll(wiki)) {
      links.push({ target: target.trim(), text: (text ?? target).trim(), line: firstLine + index });
    }
  }
  return links;
}

/**
 * Finds what every link of every entry leads to. A link names the title, the slug or the file of an entry, in any
 * case; where several have that name, the first entry wins.
 */
export function resolveLinks(entries) {
  const problems = [];
  const named = byName(entries);
  const resolved = entries.map((entry) => {
    const targets = new Map();
    for (const link of linksIn(entry.body, entry.line)) {
      const found = named.get(slugify(link.target));
      if (found) targets.set(link.target, found);
      else problems.push(new Problem(entry.file, link.line, `[[${link.target}]] leads nowhere.`));
    }
    return { ...entry, targets };
  });
  return { entries: withMentions(resolved), problems };
}

/** Every name that a link may use, with the first entry that has it. */
function byName(entries) {
  const named = new Map();
  for (const entry of entries) {
    for (const name of [entry.title, entry.slug, entry.name].map(slugify)) {
      if (!named.has(name)) named.set(name, entry);
    }
  }
  return named;
}

/** Who links to an entry, in the order of the site, each once and never itself. */
function withMentions(entries) {
  const mentions = new Map(entries.map((entry) => [entry.slug, []]));
  for (const entry of entries) {
    const mentioned = new Set([...entry.targets.values()].map((target) => target.slug));
    mentioned.delete(entry.slug);
    for (const slug of mentioned) mentions.get(slug).push(entry);
  }
  return entries.map((entry) => ({ ...entry, mentions: mentions.get(entry.slug) }));
}
