import { parseArgs } from 'node:util';
import { createApp } from './src/app.mjs';
import { NoteStore } from './src/store.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    data: { type: 'string', default: 'data/notes.json' },
  },
});

const store = await NoteStore.open(values.data);
const app = createApp(store);

app.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`notes listens on http://127.0.0.1:${app.address().port}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    app.close();
    app.closeAllConnections();
  });
}
