import { Problem } from './problem.mjs';

/** What the API answers to a request. */
export async function answer(request, path, store) {
  const call = `${request.method} ${path}`;
  if (call === 'GET /health') return { status: 200, body: { ok: true } };
  if (call === 'GET /api/shifts') return { status: 200, body: store.list() };

  const one = /^GET \/api\/shifts\/(\d+)$/.exec(call);
  if (one) return { status: 200, body: store.find(Number(one[1])) };

  const taking = /^POST \/api\/shifts\/(\d+)\/take$/.exec(call);
  if (taking) {
    const shift = await store.take(Number(taking[1]), (await sent(request)).who);
    return { status: 201, body: shift, headers: { location: `/api/shifts/${shift.id}` } };
  }

  throw new Problem(404, `There is no ${path} here.`);
}

async function sent(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  try {
    return JSON.parse(Buffer.concat(parts).toString()) ?? {};
  } catch {
    throw new Problem(400, 'Send a JSON object, such as {"who": "Ada"}.');
  }
}
