import { run } from '../../../src/service/run.ts';
import { endless, models } from './setup.ts';

/** A process of its own that serves a model which never ends by itself, from the folder that is its argument, with little grace. */
await run(
  {
    host: '127.0.0.1',
    port: 0,
    tokens: [],
    data: process.argv[2] ?? '',
    providers: models({ m: endless().source }),
    version: '1.2.3',
    graceMs: 100,
    log: console.error,
  },
  console.log,
);
