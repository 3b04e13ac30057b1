import { dayOf, longDate } from '../dates.mjs';
import { escape } from '../escape.mjs';
import { excerpt } from '../words.mjs';

/** One page of the list of posts, newest first; the first of them is the start page. */
export function renderIndex(settings, posts, { number, count }) {
  let html = '<!doctype html>\n';
  html += '<html lang="' + escape(settings.language) + '">\n';
  html += '<head>\n';
  html += '<meta charset="utf-8">\n';
  html += '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  if (number === 1) html += '<title>' + escape(settings.title) + '</title>\n';
  else html += '<title>Page ' + number + ' | ' + escape(settings.title) + '</title>\n';
  if (settings.description !== '') html += '<meta name="description" content="' + escape(settings.description) + '">\n';
  html += '<meta name="author" content="' + escape(settings.author) + '">\n';
  html += '<link rel="canonical" href="' + escape(settings.url) + '/' + pathOf(number) + '">\n';
  html += '<link rel="alternate" type="application/atom+xml" href="/feed.xml" ';
  html += 'title="' + escape(settings.title) + '">\n';
  html += '<link rel="stylesheet" href="/style.css">\n';
  html += '</head>\n';
  html += '<body class="index">\n';
  html += '<header><a href="/">' + escape(settings.title) + '</a></header>\n';
  html += '<main>\n';
  if (posts.length === 0) html += '<p>Nothing has been written yet.</p>\n';
  for (const post of posts) html += teaser(post);
  html += pager(number, count);
  html += '</main>\n';
  html += '<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>\n';
  html += '</body>\n';
  html += '</html>\n';
  return html;
}

function teaser(post) {
  let html = '<article>\n';
  html += '<h2><a href="/' + post.path + '">' + escape(post.title) + '</a></h2>\n';
  html += '<p class="when"><time datetime="' + dayOf(post.date) + '">' + longDate(post.date) + '</time></p>\n';
  html += '<p>' + escape(post.description ?? excerpt(post.body)) + '</p>\n';
  return html + '</article>\n';
}

function pager(number, count) {
  if (count === 1) return '';
  let html = '<nav class="pager">';
  if (number > 1) html += '<a rel="prev" href="/' + pathOf(number - 1) + '">Newer</a> ';
  html += number + ' of ' + count;
  if (number < count) html += ' <a rel="next" href="/' + pathOf(number + 1) + '">Older</a>';
  return html + '</nav>\n';
}

function pathOf(number) {
  return number === 1 ? '' : 'page/' + number + '/';
}
