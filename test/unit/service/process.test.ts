import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

import { acceptAt, folderFor } from './setup.ts';

const MAIN = fileURLToPath(new URL('../../../src/service/main.ts', import.meta.url));
const ENDLESS = fileURLToPath(new URL('./endlessService.ts', import.meta.url));

function start(t: TestContext, script: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

async function ready(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  const { ready, url } = JSON.parse(line) as { ready: boolean; url: string };
  assert.equal(ready, true);
  return url;
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  const [errors] = await Promise.all([text(child.stderr as NodeJS.ReadableStream), once(child, 'exit')]);
  return { code: child.exitCode, errors };
}

describe('the service as a process', { concurrency: true }, () => {
  it('says where it listens, serves, refuses to share its folder, and ends with 0 on SIGINT', async (t) => {
    const data = join(folderFor(t), 'data');
    const child = start(
      t,
      MAIN,
      '--port',
      '0',
      '--data',
      data,
      '--model',
      'granite=offline',
      '--token',
      'secret',
    );
    const ended = outcome(child);
    const url = await ready(child);
    const headers = { authorization: 'Bearer secret' };
    const list = (await (await fetch(`${url}/v1/models`, { headers })).json()) as { data: { id: string }[] };
    assert.deepEqual(
      list.data.map(({ id }) => id),
      ['granite'],
    );
    assert.equal(statSync(join(data, 'state.sqlite')).mode & 0o077, 0);
    const second = await outcome(start(t, MAIN, '--port', '0', '--data', data));
    assert.deepEqual(second, { code: 1, errors: `The data folder ${data} is in use by another service.\n` });
    child.kill('SIGINT');
    assert.deepEqual(await ended, { code: 0, errors: '' });
  });

  it('on SIGTERM tells an open stream why it ends, however often it is sent, and ends with 0', async (t) => {
    const child = start(t, ENDLESS, folderFor(t));
    const ended = outcome(child);
    const url = await ready(child);
    await acceptAt(url);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ model: 'm', prompt: '', stream: true });
    const stream = await fetch(`${url}/v1/completions`, { method: 'POST', headers, body });
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    const all = await stream.text();
    assert.match(all, /The service is stopping\..*\n\ndata: \[DONE\]\n\n$/u);
    assert.deepEqual(await ended, { code: 0, errors: '' });
  });
});
