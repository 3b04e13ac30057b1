import { inArchive } from './archive.mjs';
import { noteFrom } from './note.mjs';
import { Problem } from './problem.mjs';
import { search } from './search.mjs';
import { tagged } from './tags.mjs';

const largestBody = 64 * 1024;

const routes = [
  { method: 'GET', path: /^\/health$/, go: health },
  { method: 'GET', path: /^\/notes$/, go: listNotes },
  { method: 'POST', path: /^\/notes$/, go: addNote },
  { method: 'GET', path: /^\/notes\/(\d+)$/, go: showNote },
  { method: 'DELETE', path: /^\/notes\/(\d+)$/, go: deleteNote },
  { method: 'POST', path: /^\/notes\/(\d+)\/archive$/, go: archiveNote },
  { method: 'DELETE', path: /^\/notes\/(\d+)\/archive$/, go: restoreNote },
];

/** What the API says to a request: { status, body?, headers? }. */
export async function answer(request, url, store) {
  const here = routes.filter((route) => route.path.test(url.pathname));
  if (here.length === 0) throw new Problem(404, 'There is nothing here.');

  const route = here.find(({ method }) => method === request.method);
  if (!route) throw new Problem(405, `${request.method} is not possible here.`);

  const [, id] = route.path.exec(url.pathname);
  return route.go({ request, url, store, id: Number(id) });
}

function health({ store }) {
  return { status: 200, body: { ok: true, notes: store.list().length } };
}

function listNotes({ url, store }) {
  const asked = url.searchParams;
  const notes = inArchive(store.list(), asked.get('archived'));
  return { status: 200, body: tagged(search(notes, asked.get('q') ?? ''), asked.get('tag')).map(shown) };
}

async function addNote({ request, store }) {
  const note = await store.add(noteFrom(await readJson(request)));
  return { status: 201, body: note, headers: { location: `/notes/${note.id}` } };
}

function showNote({ store, id }) {
  return { status: 200, body: shown(store.get(id) ?? missing(id)) };
}

async function deleteNote({ store, id }) {
  const removed = await store.remove(id);
  return removed ? { status: 204 } : missing(id);
}

async function archiveNote({ store, id }) {
  const { archived = new Date().toISOString() } = store.get(id) ?? missing(id);
  return { status: 200, body: shown(await store.change(id, { archived })) };
}

async function restoreNote({ store, id }) {
  const note = await store.change(id, { archived: undefined });
  return { status: 200, body: shown(note ?? missing(id)) };
}

function missing(id) {
  throw new Problem(404, `There is no note ${id}.`);
}

/** Notes from before there were tags have none. */
function shown(note) {
  return { ...note, tags: note.tags ?? [] };
}

async function readJson(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody) throw new Problem(413, 'That is too much for a note.');

  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Problem(400, 'That is not JSON.');
  }
}
