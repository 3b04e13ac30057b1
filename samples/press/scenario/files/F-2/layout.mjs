import { escape } from './escape.mjs';

/** The frame that every page has: what stands in the head, the name of the site on top, where to go next below. */
export function layout(settings, page, main) {
  const site = escape(settings.title);
  return `<!doctype html>
<html lang="${escape(settings.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === undefined ? '' : `${escape(page.title)} | `}${site}</title>
${meta('description', page.description ?? settings.description)}${meta('robots', page.robots)}\
<meta name="author" content="${escape(settings.author)}">
<link rel="canonical" href="${escape(settings.url)}/${page.path}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${site}">
<link rel="stylesheet" href="/style.css">
</head>
<body class="${page.kind}">
<header><a href="/">${site}</a></header>
<main>
${main}</main>
<footer><a href="/archive/">Archive</a> <a href="/feed.xml">Feed</a></footer>
</body>
</html>
`;
}

function meta(name, content) {
  return content === undefined || content === '' ? '' : `<meta name="${name}" content="${escape(content)}">\n`;
}
