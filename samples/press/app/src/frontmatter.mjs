import { Problem } from './problem.mjs';

const fence = '---';
const known = ['title', 'date', 'updated', 'slug', 'description', 'tags', 'draft'];

/**
 * The fields at the top of a file, between two lines of three dashes, and the text below them.
 * `line` is the line on which the text begins, so that what is wrong there can be named.
 */
export function parseFrontMatter(text, file) {
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  if (lines[0].trim() !== fence) throw new Problem(file, 1, 'The file does not begin with front matter (---).');

  const end = lines.findIndex((line, index) => index > 0 && line.trim() === fence);
  if (end < 0) throw new Problem(file, 1, 'The front matter is never closed (---).');

  const fields = {};
  for (const [index, line] of lines.slice(1, end).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [name, value] = fieldOf(line, file, index + 2);
    if (name in fields) throw new Problem(file, index + 2, `'${name}' is there twice.`);
    fields[name] = value;
  }
  return { fields, body: lines.slice(end + 1).join('\n'), line: end + 2 };
}

function fieldOf(line, file, number) {
  const colon = line.indexOf(':');
  if (colon < 0) throw new Problem(file, number, `'${line.trim()}' is no field; write 'name: value'.`);

  const name = line.slice(0, colon).trim().toLowerCase();
  if (!known.includes(name)) {
    throw new Problem(file, number, `'${name}' is not known. Known are: ${known.join(', ')}.`);
  }
  return [name, unquoted(line.slice(colon + 1).trim())];
}

function unquoted(value) {
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return isQuoted ? value.slice(1, -1) : value;
}

/** The words of a list such as `tags: garden, tools`: each once, in the order in which they stand. */
export function listOf(value) {
  if (value === undefined) return [];
  var words = value.split(',').map((word) => word.trim()).filter((word) => word !== '');
  return [...new Set(words)];
}
