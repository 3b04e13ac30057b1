import { dayOf, longDate } from '../dates.mjs';
import { escape } from '../escape.mjs';

/** The page of one tag: its posts, newest first. */
export function renderTag(settings, tag) {
  let html = '<!doctype html>\n';
  html += '<html lang="' + escape(settings.language) + '">\n';
  html += '<head>\n';
  html += '<meta charset="utf-8">\n';
  html += '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  html += '<title>' + escape(tag.name) + ' | ' + escape(settings.title) + '</title>\n';
  html += '<meta name="author" content="' + escape(settings.author) + '">\n';
  html += '<link rel="canonical" href="' + escape(settings.url) + '/' + tag.path + '">\n';
  html += '<link rel="alternate" type="application/atom+xml" href="/feed.xml" ';
  html += 'title="' + escape(settings.title) + '">\n';
  html += '<link rel="stylesheet" href="/style.css">\n';
  html += '</head>\n';
  html += '<body class="tag">\n';
  html += '<header><a href="/">' + escape(settings.title) + '</a></header>\n';
  html += '<main>\n';
  html += '<h1>' + escape(tag.name) + '</h1>\n';
  html += '<ul>\n';
  for (const post of tag.posts) html += line(post);
  html += '</ul>\n';
  html += '</main>\n';
  html += '<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>\n';
  html += '</body>\n';
  html += '</html>\n';
  return html;
}

function line(post) {
  const time = '<time datetime="' + dayOf(post.date) + '">' + longDate(post.date) + '</time>';
  return '<li>' + time + ' <a href="/' + post.path + '">' + escape(post.title) + '</a></li>\n';
}
