import assert from 'node:assert/strict';
import { test } from 'node:test';

const url = process.env.SERVICE_URL;
const text = async (path) => (await fetch(`${url}${path}`)).text();

test('the page offers a free shift, asks for a name, and says who has taken it', async () => {
  const before = await text('/');
  assert.match(before, /<button[^>]*data-take="5"/, 'No button takes shift 5 over');
  assert.match(before, /<dialog[^]*<input name="who"[^]*<\/dialog>/, 'The page asks nobody for a name');
  assert.match(before, /<script src="\/rota.js"/);
  assert.match(await text('/rota.js'), /\/take/);

  const sent = await fetch(`${url}/api/shifts/5/take`, { method: 'POST', body: JSON.stringify({ who: 'Ada' }) });
  assert.equal(sent.status, 201);

  const after = await text('/');
  assert.match(after, /<td>Sewing<\/td><td class="who">Ada<\/td>/, 'The page does not say who has taken shift 5');
  assert.doesNotMatch(after, /data-take="5"/, 'A taken shift is still offered');
  assert.match(after, /3 of 8 shifts are free/);
});
