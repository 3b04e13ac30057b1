import { dayOf, longDate } from '../dates.mjs';
import { escape } from '../escape.mjs';

/** All posts on one page, by year. */
export function renderArchive(settings, posts) {
  let html = '<!doctype html>\n';
  html += '<html lang="' + escape(settings.language) + '">\n';
  html += '<head>\n';
  html += '<meta charset="utf-8">\n';
  html += '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  html += '<title>Archive | ' + escape(settings.title) + '</title>\n';
  html += '<meta name="robots" content="noindex">\n';
  html += '<meta name="author" content="' + escape(settings.author) + '">\n';
  html += '<link rel="canonical" href="' + escape(settings.url) + '/archive/">\n';
  html += '<link rel="alternate" type="application/atom+xml" href="/feed.xml" ';
  html += 'title="' + escape(settings.title) + '">\n';
  html += '<link rel="stylesheet" href="/style.css">\n';
  html += '</head>\n';
  html += '<body class="archive">\n';
  html += '<header><a href="/">' + escape(settings.title) + '</a></header>\n';
  html += '<main>\n';
  html += '<h1>Archive</h1>\n';
  for (const [year, ofYear] of byYear(posts)) {
    html += '<h2>' + year + '</h2>\n<ul>\n';
    for (const post of ofYear) html += line(post);
    html += '</ul>\n';
  }
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

function byYear(posts) {
  const years = new Map();
  for (const post of posts) {
    const year = dayOf(post.date).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), post]);
  }
  return years;
}
