import { escape } from './escape.mjs';

const image = /!\[([^\]]*)\]\(([^)\s]+)\)/g;
const link = /\[([^\]]+)\]\(([^)\s]+)\)/g;
const wiki = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;
const strong = /\*\*([^*]+)\*\*/g;
const emphasis = /\*([^*]+)\*/g;

/** One line of text as HTML. What stands between backticks is left as it is. */
export function inline(text, href) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (isCode(part) ? `<code>${escape(part.slice(1, -1))}</code>` : marked(escape(part), href)))
    .join('');
}

function isCode(part) {
  return part.length > 2 && part.startsWith('`') && part.endsWith('`');
}

function marked(html, href) {
  return html
    .replace(wiki, (all, target, shown) => linked(target.trim(), (shown ?? target).trim(), href) ?? all)
    .replace(image, (_, alt, from) => `<img src="${safe(from)}" alt="${alt}">`)
    .replace(link, (_, shown, to) => `<a href="${safe(to)}">${shown}</a>`)
    .replace(strong, '<strong>$1</strong>')
    .replace(emphasis, '<em>$1</em>');
}

function linked(target, shown, href) {
  const to = href(unescaped(target));
  return to === undefined ? undefined : `<a class="entry" href="${to}">${shown}</a>`;
}

function unescaped(text) {
  return text.replace(/&quot;/g, '"').replace(/&gt;/g, '>').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
}

/** An address that would run a program leads to the top of the page instead. */
function safe(address) {
  return /^\s*(javascript|data|vbscript):/i.test(address) ? '#' : address;
}
