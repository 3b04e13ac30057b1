import { escape } from '../escape.mjs';
import { layout } from '../layout.mjs';
import { line } from './parts.mjs';

/** The page of one tag: its posts, newest first. */
export function renderTag(settings, { name, path, posts }) {
  const main = `<h1>${escape(name)}</h1>\n<ul>\n${posts.map(line).join('')}</ul>\n`;
  return layout(settings, { kind: 'tag', title: name, path, description: '' }, main);
}
