import { escape } from '../escape.mjs';
import { markdown } from '../markdown.mjs';

/** A page that stands outside the stream of posts, such as the one about the author. */
export function renderPage(settings, page) {
  const description = page.description ?? settings.description;
  let html = '<!doctype html>\n';
  html += '<html lang="' + escape(settings.language) + '">\n';
  html += '<head>\n';
  html += '<meta charset="utf-8">\n';
  html += '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  html += '<title>' + escape(page.title) + ' | ' + escape(settings.title) + '</title>\n';
  if (description !== '') html += '<meta name="description" content="' + escape(description) + '">\n';
  html += '<meta name="author" content="' + escape(settings.author) + '">\n';
  html += '<link rel="canonical" href="' + escape(settings.url) + '/' + page.path + '">\n';
  html += '<link rel="alternate" type="application/atom+xml" href="/feed.xml" ';
  html += 'title="' + escape(settings.title) + '">\n';
  html += '<link rel="stylesheet" href="/style.css">\n';
  html += '</head>\n';
  html += '<body class="page">\n';
  html += '<header><a href="/">' + escape(settings.title) + '</a></header>\n';
  html += '<main>\n';
  html += '<article>\n';
  html += '<h1>' + escape(page.title) + '</h1>\n';
  html += markdown(page.body, (target) => hrefOf(page, target)) + '\n';
  html += '</article>\n';
  html += mentioned(page.mentions);
  html += '</main>\n';
  html += '<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>\n';
  html += '</body>\n';
  html += '</html>\n';
  return html;
}

function hrefOf(page, target) {
  const found = page.targets.get(target);
  return found === undefined ? undefined : '/' + found.path;
}

function mentioned(mentions) {
  if (mentions.length == 0) return '';
  const items = mentions.map((entry) => '<li><a href="/' + entry.path + '">' + escape(entry.title) + '</a></li>\n');
  return '<aside>\n<h2>Mentioned in</h2>\n<ul>\n' + items.join('') + '</ul>\n</aside>\n';
}
