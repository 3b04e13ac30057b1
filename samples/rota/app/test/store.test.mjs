import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RotaStore } from '../src/store.mjs';
import { countFree } from '../src/rota.mjs';
import { dataFile, two } from './support.mjs';

test('a new rota begins with the week of the café', async (t) => {
  const store = await RotaStore.open(await dataFile(t));

  assert.equal(store.list().length, 8);
  assert.equal(countFree(store.list()), 4);
});

test('what was saved is there after opening again', async (t) => {
  const path = await dataFile(t);
  await (await RotaStore.open(path)).save(two);

  assert.deepEqual((await RotaStore.open(path)).list(), two);
});
