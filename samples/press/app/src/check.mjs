import { linksIn, resolveLinks } from './links.mjs';
import { Problems } from './problem.mjs';
import { readSite } from './site.mjs';

/** Looks at a whole site without making it. Throws what is wrong. */
export async function checkSite(folder, options) {
  const { posts, pages } = await readSite(folder, options);
  const { entries, problems } = resolveLinks([...posts, ...pages]);
  Problems.throwIfAny(problems);
  const links = entries.reduce((sum, entry) => sum + linksIn(entry.body).length, 0);
  return { posts: posts.length, pages: pages.length, links };
}
