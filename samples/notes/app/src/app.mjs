import { createServer } from 'node:http';
import { pageFile } from './pages.mjs';
import { Problem } from './problem.mjs';
import { answer } from './routes.mjs';

/** The whole application as a server that does not listen yet. */
export function createApp(store) {
  return createServer(async (request, response) => {
    try {
      const url = address(request);
      const file = request.method === 'GET' ? await pageFile(url.pathname) : null;
      if (file) return send(response, 200, { 'content-type': file.type }, file.content);

      const { status, body, headers } = await answer(request, url, store);
      sendJson(response, status, body, headers);
    } catch (error) {
      if (error instanceof Problem) return sendJson(response, error.status, { error: error.message });
      console.error(error);
      sendJson(response, 500, { error: 'Something went wrong here.' });
    }
  });
}

function address(request) {
  try {
    return new URL(request.url, 'http://notes.local');
  } catch {
    throw new Problem(400, 'That is not an address.');
  }
}

function sendJson(response, status, body, headers = {}) {
  if (body === undefined) return send(response, status, headers);
  send(response, status, { 'content-type': 'application/json; charset=utf-8', ...headers }, JSON.stringify(body));
}

function send(response, status, headers, content = '') {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers });
  response.end(content);
}
