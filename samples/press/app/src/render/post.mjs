import { dayOf, longDate } from '../dates.mjs';
import { escape } from '../escape.mjs';
import { markdown } from '../markdown.mjs';
import { minutes } from '../words.mjs';

/** The page of one post. */
export function renderPost(settings, post, { newer, older }) {
  let html = '<!doctype html>\n';
  html += '<html lang="' + escape(settings.language) + '">\n';
  html += '<head>\n';
  html += '<meta charset="utf-8">\n';
  html += '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  html += '<title>' + escape(post.title) + ' | ' + escape(settings.title) + '</title>\n';
  if (post.description !== undefined) html += '<meta name="description" content="' + escape(post.description) + '">\n';
  html += '<meta name="author" content="' + escape(settings.author) + '">\n';
  html += '<link rel="canonical" href="' + escape(settings.url) + '/' + post.path + '">\n';
  html += '<link rel="alternate" type="application/atom+xml" href="/feed.xml" ';
  html += 'title="' + escape(settings.title) + '">\n';
  html += '<link rel="stylesheet" href="/style.css">\n';
  html += '</head>\n';
  html += '<body class="post">\n';
  html += '<header><a href="/">' + escape(settings.title) + '</a></header>\n';
  html += '<main>\n';
  html += '<article>\n';
  html += '<h1>' + escape(post.title) + '</h1>\n';
  html += '<p class="when"><time datetime="' + dayOf(post.date) + '">' + longDate(post.date) + '</time>, ';
  html += minutes(post.body) + ' min</p>\n';
  if (post.tags.length > 0) html += '<p class="tags">' + post.tags.map(escape).join(', ') + '</p>\n';
  html += markdown(post.body, (target) => hrefOf(post, target)) + '\n';
  html += '</article>\n';
  html += mentioned(post.mentions);
  html += '<nav class="around">';
  if (newer) html += '<a rel="next" href="/' + newer.path + '">' + escape(newer.title) + '</a>';
  if (newer && older) html += ' | ';
  if (older) html += '<a rel="prev" href="/' + older.path + '">' + escape(older.title) + '</a>';
  html += '</nav>\n';
  html += '</main>\n';
  html += '<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>\n';
  html += '</body>\n';
  html += '</html>\n';
  return html;
}

function hrefOf(post, target) {
  const found = post.targets.get(target);
  return found === undefined ? undefined : '/' + found.path;
}

function mentioned(mentions) {
  if (mentions.length == 0) return '';
  const items = mentions.map((entry) => '<li><a href="/' + entry.path + '">' + escape(entry.title) + '</a></li>\n');
  return '<aside>\n<h2>Mentioned in</h2>\n<ul>\n' + items.join('') + '</ul>\n</aside>\n';
}
