import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { answer } from './api.mjs';
import { rotaPage } from './pages.mjs';
import { Problem } from './problem.mjs';

const html = 'text/html; charset=utf-8';
const files = new Map([
  ['/rota.js', 'text/javascript; charset=utf-8'],
  ['/style.css', 'text/css; charset=utf-8'],
]);

/** The whole application as a server that does not listen yet. */
export function createApp(store) {
  return createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://rota.local');
      if (request.method === 'GET' && pathname === '/') return send(response, 200, html, rotaPage(store.list()));
      if (request.method === 'GET' && files.has(pathname)) {
        const file = new URL(`../public${pathname}`, import.meta.url);
        return send(response, 200, files.get(pathname), await readFile(file));
      }

      const { status, body, headers } = await answer(request, pathname, store);
      sendJson(response, status, body, headers);
    } catch (error) {
      if (error instanceof Problem) return sendJson(response, error.status, { error: error.message });
      console.error(error);
      sendJson(response, 500, { error: 'Something went wrong here.' });
    }
  });
}

function sendJson(response, status, body, headers) {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}

function send(response, status, type, content, headers = {}) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(content);
}
