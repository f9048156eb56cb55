import { startQiskit } from '../support/service/qiskit.ts';
import {
  body,
  completion,
  CUT,
  event,
  failure,
  json,
  redirect,
  stream,
  token,
  type Scripted,
} from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';

const route = 'POST /v1/completions';

/** What the service does, and the sentence in the status bar. */
const faults: readonly (readonly [string, () => Scripted, RegExp])[] = [
  ['404, no such model', () => failure(404, 'no model'), /does not have this model/],
  ['429 with a time', () => failure(429, 'slow down', { 'retry-after': '1' }), /busy and asked to wait/],
  ['500', () => failure(500, 'oops'), /failed to answer/],
  ['503', () => failure(503, 'down'), /failed to answer/],
  ['an answer that is no JSON', () => body('application/json', '{"choices": [tru'), /not part of its API/],
  ['an event that is no JSON', () => stream('data: {"choices": [tru\n\n'), /not part of its API/],
  ['an empty body', () => body('application/json', ''), /not part of its API/],
  [
    'an error inside a stream',
    () => stream(event({ error: { message: 'out of memory' } })),
    /failed to answer/,
  ],
  ['a stream that is cut', () => stream(token('Quantum'), CUT), /cut off/],
  [
    'a redirect to another origin',
    () => redirect('http://127.0.0.1:9/v1/completions', 307),
    /another address/,
  ],
];

async function ask(window: VSCodeWindow): Promise<void> {
  await window.cursor();
  await window.type('\nqc = ');
  await window.press('Alt+Backslash');
}

test('each failure is one plain sentence in the status bar, and over when the service is well', async ({
  start,
}) => {
  test.setTimeout(240_000);
  const { service, window } = await start({ settings: { 'qiskitInline.trigger': 'manual' } });
  for (const [name, fault, sentence] of faults) {
    await test.step(name, async () => {
      service.once(route, fault());
      await ask(window);
      await expect(window.status).toHaveAttribute('aria-label', sentence);
      await expect(window.status).not.toHaveAttribute('aria-label', /[{}<>]|undefined|TypeError/);
      await expect
        .poll(async () => {
          await ask(window);
          return window.ghostText();
        })
        .toBe('QuantumCircuit(2)');
      await window.press('Escape');
      await expect(window.status).toHaveAttribute('aria-label', /Ready/);
    });
  }
  expect(window.log()).not.toContain('QuantumCircuit');
});

test('typing never brings up a notification, whatever the service does', async ({ start }) => {
  const { service, window } = await start();
  service.always(route, failure(500, 'oops'));
  for (const name of ['qa', 'qb', 'qc', 'qd', 'qe']) await window.type(`${name} = \n`);
  await expect(window.status).toHaveAttribute('aria-label', /failed to answer/);
  await expect(await window.notifications()).toHaveCount(0);
});

test('a service that was down when the window opened is used once it is there, by typing alone', async ({
  start,
  vscode,
}) => {
  const first = await startQiskit({ accepted: true });
  const port = Number(new URL(first.url).port);
  await first.close();
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': first.url },
    files: { 'main.py': code },
    file: 'main.py',
  });
  expect(start).toBeDefined();
  await window.cursor();
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', /cannot be reached/);
  const service = await startQiskit({ accepted: true, port });
  try {
    await expect
      .poll(
        async () => {
          await window.type('\nqc = ');
          return window.ghostText();
        },
        { timeout: 60_000 },
      )
      .toBe('QuantumCircuit(2)');
  } finally {
    await service.close();
  }
});

test('a certificate that nobody trusts is said in words', async ({ start }) => {
  const { window } = await start({ service: { tls: true } });
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', /certificate of the service cannot be trusted/);
});

test('an answer without end is read no further than a suggestion needs', async ({ start }) => {
  const { service, window } = await start();
  service.once(
    route,
    json({ id: 'x', choices: [{ index: 0, text: 'x'.repeat(5_000_000) }] }),
    completion('1'),
  );
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', /more than was asked for/);
});
