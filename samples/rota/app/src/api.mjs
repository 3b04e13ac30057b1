import { Problem } from './problem.mjs';

/** What the API answers to a request. */
export async function answer(request, path, store) {
  const call = `${request.method} ${path}`;
  if (call === 'GET /health') return { status: 200, body: { ok: true } };
  if (call === 'GET /api/shifts') return { status: 200, body: store.list() };

  const one = /^GET \/api\/shifts\/(\d+)$/.exec(call);
  if (one) return { status: 200, body: store.find(Number(one[1])) };

  throw new Problem(404, `There is no ${path} here.`);
}
