import { slugify } from './slug.mjs';

/**
 * Every tag of these posts with its address and its posts, in the order of the addresses. Tags that differ in case
 * only are one; its name is the one that is met first.
 */
export function tagsOf(posts) {
  const tags = new Map();
  for (const post of posts) {
    for (const name of post.tags) {
      const path = tagPath(name);
      if (!tags.has(path)) tags.set(path, { name, path, posts: [] });
      const tag = tags.get(path);
      if (tag.posts.at(-1) !== post) tag.posts.push(post);
    }
  }
  return [...tags.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

export function tagPath(name) {
  return `tags/${slugify(name)}/`;
}
