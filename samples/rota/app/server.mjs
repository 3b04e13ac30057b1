import { parseArgs } from 'node:util';
import { createApp } from './src/app.mjs';
import { RotaStore } from './src/store.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    data: { type: 'string', default: 'var/rota.json' },
  },
});

const app = createApp(await RotaStore.open(values.data));

app.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`rota listens on http://127.0.0.1:${app.address().port}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    app.close();
    app.closeAllConnections();
  });
}
