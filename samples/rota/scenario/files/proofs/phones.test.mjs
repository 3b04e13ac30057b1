import assert from 'node:assert/strict';
import { test } from 'node:test';

const url = process.env.SERVICE_URL;

test('who leaves a number is on the list of numbers, and on the page by name', async () => {
  const body = JSON.stringify({ who: 'Mira', phone: '555 0142' });
  await fetch(`${url}/api/shifts/2/take`, { method: 'POST', body });

  const list = await (await fetch(`${url}/phones`)).text();
  assert.match(list, /Mira[^]*555 0142/, 'The list of numbers lacks Mira');
  assert.match(list, /Jana/, 'The list of numbers lacks who left none');
  assert.match(await (await fetch(`${url}/`)).text(), /<td>Lamps and radios<\/td><td class="who">Mira<\/td>/);
});
