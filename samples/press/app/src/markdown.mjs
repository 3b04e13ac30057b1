import { escape } from './escape.mjs';
import { inline } from './inline.mjs';
import { slugify } from './slug.mjs';

/**
 * The little Markdown that a site needs, as HTML: headings, paragraphs, lists, quotes, code and rules.
 * `href` answers the address of a [[link]] to another entry, or undefined.
 */
export function markdown(text, href = () => undefined) {
  const lines = text.split('\n');
  const html = [];
  let at = 0;
  while (at < lines.length) {
    const block = blocks.find((one) => one.begins(lines[at]));
    const end = block.end(lines, at);
    html.push(block.html(lines.slice(at, end), href));
    at = end;
  }
  return html.filter((part) => part !== '').join('\n');
}

const blocks = [
  { begins: (line) => line.trim() === '', end: (_, at) => at + 1, html: () => '' },
  { begins: (line) => /^```/.test(line), end: endOfCode, html: code },
  { begins: (line) => /^#{1,6} /.test(line), end: (_, at) => at + 1, html: heading },
  { begins: (line) => /^(-{3,}|\*{3,})$/.test(line.trim()), end: (_, at) => at + 1, html: () => '<hr>' },
  { begins: (line) => line.startsWith('>'), end: endWhile((line) => line.startsWith('>')), html: quote },
  { begins: isBullet, end: endWhile(isBullet), html: (lines, href) => list('ul', lines, href) },
  { begins: isNumbered, end: endWhile(isNumbered), html: (lines, href) => list('ol', lines, href) },
  { begins: () => true, end: endWhile(isPlain), html: paragraph },
];

function isBullet(line) {
  return /^[-*] /.test(line);
}

function isNumbered(line) {
  return /^\d+\. /.test(line);
}

function isPlain(line, isFirst) {
  return isFirst || !blocks.slice(0, -1).some((block) => block.begins(line));
}

function endWhile(belongs) {
  return (lines, at) => {
    let end = at + 1;
    while (end < lines.length && belongs(lines[end], false)) end++;
    return end;
  };
}

/** Code that is never closed goes on to the end of the text. */
function endOfCode(lines, at) {
  const close = lines.findIndex((line, index) => index > at && /^```\s*$/.test(line));
  return close < 0 ? lines.length : close + 1;
}

function code(lines) {
  const language = lines[0].slice(3).trim();
  const isClosed = lines.length > 1 && /^```\s*$/.test(lines.at(-1));
  const text = lines.slice(1, isClosed ? -1 : undefined).join('\n');
  const named = language === '' ? '' : ` class="language-${escape(language)}"`;
  return `<pre><code${named}>${escape(text)}</code></pre>`;
}

function heading([line], href) {
  const level = line.indexOf(' ');
  const text = line.slice(level + 1).trim();
  return `<h${level} id="${slugify(text)}">${inline(text, href)}</h${level}>`;
}

function quote(lines, href) {
  const inner = lines.map((line) => line.replace(/^> ?/, '')).join('\n');
  return `<blockquote>\n${markdown(inner, href)}\n</blockquote>`;
}

function list(tag, lines, href) {
  const items = lines.map((line) => `<li>${inline(line.replace(/^([-*]|\d+\.) /, ''), href)}</li>`);
  return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
}

function paragraph(lines, href) {
  return `<p>${lines.map((line) => inline(line.trim(), href)).join('\n')}</p>`;
}
