import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { acceptAt, complete, folderFor } from '../support/hosted/setup.ts';
import { MAIN, outcome, ready, start } from '../support/hosted/spawn.ts';
import { HANG, stream, token } from '../support/service/script.ts';
import { startServer } from '../support/service/server.ts';

describe('the service as a process', { concurrency: true }, () => {
  it('says where it listens, serves, refuses to share its folder, and ends with 0 on SIGINT', async (t) => {
    const data = join(folderFor(t), 'data');
    const models = ['--model', 'granite=offline', '--model', 'org/b=offline'];
    const env = { QISKIT_INLINE_SERVICE_TOKENS: 'other' };
    const child = start(t, [MAIN, '--port', '0', '--data', data, '--token', 'secret', ...models], { env });
    const ended = outcome(child);
    const url = await ready(child);
    for (const token of ['secret', 'other']) {
      const answer = await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${token}` } });
      const list = (await answer.json()) as { data: { id: string }[] };
      assert.deepEqual(
        list.data.map(({ id }) => id),
        ['granite', 'org/b'],
      );
    }
    assert.equal(statSync(join(data, 'state.sqlite')).mode & 0o077, 0);
    const second = await outcome(start(t, [MAIN, '--port', '0', '--data', data]));
    const sentence = `The data folder ${data} is in use by another service.\n`;
    assert.deepEqual(second, { code: 1, errors: sentence });
    child.kill('SIGINT');
    assert.deepEqual(await ended, { code: 0, errors: '' });
  });

  it('explains a wrong argument without a stack', async (t) => {
    const ended = await outcome(start(t, [MAIN, '--port', 'x']));
    assert.deepEqual(ended, { code: 1, errors: '--port must be a number from 0 to 65535.\n' });
  });

  it('on SIGTERM gives an open stream two seconds, tells it why it ends, and ends with 0', async (t) => {
    const there = await startServer();
    t.after(() => there.close());
    there.always('POST /v1/completions', stream(token('Quantum'), HANG));
    const child = start(t, [MAIN, '--port', '0', '--data', folderFor(t), '--model', `m=${there.url}/v1`]);
    const ended = outcome(child);
    const url = await ready(child);
    await acceptAt(url);
    const answer = await complete(url, { stream: true });
    const told = performance.now();
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const all = await answer.text();
    const grace = performance.now() - told;
    assert.ok(grace > 1900, String(grace));
    assert.match(all, /"text":"Quantum".*The service is stopping\..*\n\ndata: \[DONE\]\n\n$/su);
    assert.deepEqual(await ended, { code: 0, errors: '' });
    assert.ok(performance.now() - told < 10_000);
  });

  it(
    'ends with the npm that started it',
    { skip: process.platform === 'win32' && 'npm ends otherwise' },
    async (t) => {
      const data = folderFor(t);
      const npm = spawn('npm', ['run', '--silent', 'serve', '--', '--port', '0', '--data', data], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      t.after(() => void npm.kill('SIGKILL'));
      const url = await ready(npm);
      const connection = connect(Number(new URL(url).port), '127.0.0.1');
      await once(connection, 'connect');
      npm.kill('SIGTERM');
      await once(connection.resume(), 'close');
    },
  );
});
