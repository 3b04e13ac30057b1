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
  const resolved = entries.map((entry) => {
    const targets = new Map();
    for (const link of linksIn(entry.body, entry.line)) {
      const found = entryNamed(link.target, entries);
      if (found) targets.set(link.target, found);
      else problems.push(new Problem(entry.file, link.line, `[[${link.target}]] leads nowhere.`));
    }
    return { ...entry, targets };
  });
  return { entries: withMentions(resolved), problems };
}

function entryNamed(name, entries) {
  return entries.find((entry) =>
    slugify(entry.title) === slugify(name)
    || slugify(entry.slug) === slugify(name)
    || slugify(entry.name) === slugify(name));
}

/** Who links to an entry, in the order of the site, each once and never itself. */
function withMentions(entries) {
  return entries.map((entry) => {
    const mentions = entries.filter((other) =>
      other.slug !== entry.slug && [...other.targets.values()].some((target) => target.slug === entry.slug));
    return { ...entry, mentions };
  });
}
