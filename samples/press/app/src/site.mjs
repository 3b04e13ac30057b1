import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { byDate, isDate } from './dates.mjs';
import { listOf, parseFrontMatter } from './frontmatter.mjs';
import { Problem, Problems } from './problem.mjs';
import { settingsOf } from './settings.mjs';
import { slugify, withUniqueSlugs } from './slug.mjs';

/**
 * Reads a site from its folder: site.json, posts/*.md, pages/*.md and everything below static/.
 * All that is wrong is said at once.
 */
export async function readSite(folder, { drafts = false } = {}) {
  const problems = [];
  const settings = await settingsOf(folder, problems);
  const posts = await entriesIn(folder, 'posts', postOf, problems);
  const pages = await entriesIn(folder, 'pages', pageOf, problems);
  Problems.throwIfAny(problems);

  const shown = posts.filter((post) => drafts || !post.draft).sort(byDate);
  const standing = pages.filter((page) => drafts || !page.draft);
  return {
    settings,
    posts: withUniqueSlugs(shown).map((post) => ({ ...post, path: `posts/${post.slug}/` })),
    pages: withUniqueSlugs(standing).map((page) => ({ ...page, path: `${page.slug}/` })),
    assets: await assetsOf(folder),
  };
}

async function entriesIn(folder, kind, entryOf, problems) {
  const entries = [];
  for (const name of await markdownIn(join(folder, kind))) {
    const file = `${kind}/${name}`;
    try {
      entries.push(entryOf(await readFile(join(folder, file), 'utf8'), file));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      problems.push(problem);
    }
  }
  return entries;
}

async function markdownIn(folder) {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.md')).sort();
}

function postOf(text, file) {
  const post = entryOf(text, file);
  if (post.date === undefined) throw new Problem(file, 1, 'A post needs a date.');
  return post;
}

function pageOf(text, file) {
  const page = entryOf(text, file);
  if (page.tags.length > 0) throw new Problem(file, 1, 'Only posts have tags.');
  return page;
}

function entryOf(text, file) {
  const { fields, body, line } = parseFrontMatter(text, file);
  if (!fields.title) throw new Problem(file, 1, 'The title is missing.');
  for (const name of ['date', 'updated']) {
    if (fields[name] !== undefined && !isDate(fields[name])) {
      throw new Problem(file, 1, `'${fields[name]}' is no date; write it as 2026-03-01 or 2026-03-01T18:30:00Z.`);
    }
  }
  return {
    file,
    line,
    body,
    name: basename(file, '.md'),
    title: fields.title,
    date: fields.date,
    updated: fields.updated,
    slug: fields.slug === undefined ? undefined : slugify(fields.slug),
    description: fields.description,
    tags: listOf(fields.tags),
    draft: fields.draft === 'true' || fields.draft === 'yes',
  };
}

/** The files that are copied as they are, with their paths below static/. */
async function assetsOf(folder) {
  const root = join(folder, 'static');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name));
  return Promise.all(paths.sort().map(async (path) => ({
    path: path.slice(root.length + 1).split('\\').join('/'),
    content: await readFile(path),
  })));
}
