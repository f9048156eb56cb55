import { startQiskit } from '../support/service/qiskit.ts';
import {
  body,
  completion,
  CUT,
  event,
  failure,
  redirect,
  reset,
  stream,
  token,
  type Scripted,
} from '../support/service/script.ts';
import { code as head, expect, test } from './session.ts';

const files = { 'main.py': `${head}\nqc = QuantumCircuit(2)\n` };
const COMPLETIONS = 'POST /v1/completions';

/** What a service may do wrong, and the sentence that tells the user. */
const faults: readonly (readonly [name: string, answer: Scripted, sentence: string | RegExp])[] = [
  ['403 without a disclaimer', failure(403, 'no'), 'Your token has no right to use this model.'],
  ['404', failure(404, 'unknown model'), /^The service does not have this model|not with the API/],
  [
    '429',
    failure(429, 'slow', { 'retry-after': '1' }),
    'The service is busy and asked to wait. Next try in 1 s.',
  ],
  ['500', failure(500, 'oops'), 'The service failed to answer.'],
  ['a connection that is closed', reset(), 'The service cannot be reached.'],
  [
    'malformed JSON',
    body('application/json', '{"choices": ['),
    'The service sent an answer that is not part of its API.',
  ],
  [
    'a malformed event',
    body('text/event-stream', 'data: {"choices\n\n'),
    'The service sent an answer that is not part of its API.',
  ],
  ['an empty body', body('application/json', ''), 'The service sent an answer that is not part of its API.'],
  [
    'an error inside the stream',
    stream(event({ error: { message: 'worker died' } })),
    'The service failed to answer.',
  ],
  ['a stream that is cut', stream(token('measure_'), CUT), 'The answer was cut off before its end.'],
  [
    'another origin',
    redirect('http://localhost:9/'),
    'The service leads to another address, which was given neither your token nor your code.',
  ],
];

function status(sentence: string | RegExp): RegExp {
  const text =
    typeof sentence === 'string'
      ? sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      : sentence.source.replace('^', '');
  return new RegExp(`Qiskit Inline: ${text}`);
}

test('each failure is one plain sentence in the status bar, typing goes on, the next answer ends it, and who asked is told once', async ({
  start,
}) => {
  test.setTimeout(240_000);
  const { service, window } = await start({ files });
  let present: Scripted = completion('depth()');
  service.always(COMPLETIONS, () => present);
  for (const [index, [name, answer, sentence]] of faults.entries()) {
    await test.step(name, async () => {
      present = answer;
      await window.type(`\nv${index} = qc.`);
      await expect(window.status).toHaveAttribute('aria-label', status(sentence));
      await window.expectGhost('');
      present = completion('depth()');
      await window.press('Alt+Backslash');
      await window.expectGhost('depth()');
      await expect(window.status).toHaveAttribute('aria-label', status('Ready'));
      await window.press('Escape');
    });
  }
  await expect(window.toasts).toHaveCount(0);
  await expect.poll(() => window.log()).toContain('The service failed to answer. (serverError, 500, oops)');
  expect(window.log()).not.toContain('QuantumCircuit');

  present = failure(500, 'oops');
  await window.type('\nlast = qc.');
  await expect
    .poll(() => String(service.requestsTo(COMPLETIONS).at(-1)?.json['prompt']))
    .toMatch(/\nlast = qc\.$/);
  await expect(window.status).toHaveAttribute('aria-label', status('The service failed to answer.'));
  await expect(window.toasts).toHaveCount(0);
  for (let press = 1; press <= 3; press += 1) {
    const asked = service.requestsTo(COMPLETIONS).length;
    await window.press('Alt+Backslash');
    await expect.poll(() => service.requestsTo(COMPLETIONS).length).toBeGreaterThan(asked);
    await expect(window.toasts).toHaveCount(1);
    await expect(window.toasts).toContainText('The service failed to answer.');
  }
});

test('a service that is away at the start is found when it comes back', async ({ vscode }) => {
  const first = await startQiskit({ accepted: true });
  const { url } = first;
  await first.close();
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': url },
    files,
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc.');
  await expect(window.status).toHaveAttribute('aria-label', status('The service cannot be reached.'));
  await using service = await startQiskit({ accepted: true, port: Number(new URL(url).port) });
  service.completion = 'depth()';
  // Nothing is pressed: the suggestion that was wanted comes by itself.
  await window.expectGhost('depth()', 60_000);
  await expect(window.status).toHaveAttribute('aria-label', status('Ready'));
});

test('while the service is away the embedded engine answers, and the status bar says so', async ({
  start,
}) => {
  const { service, window } = await start({
    settings: { 'qiskitInline.offlineFallback': true, 'editor.wordBasedSuggestions': 'off' },
  });
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await service.close();
  await window.type('\nqc.measure_');
  await window.expectGhost(/^a(ll|ctive)/);
  await expect(window.status).toContainText('answering offline');
  await expect(window.status).toHaveAttribute('aria-label', /The embedded engine answers meanwhile\.$/);
  await window.page.screenshot({ path: 'out/e2e/screens/answering-offline.png' });
  await expect(await window.notifications()).toHaveCount(0);
});

test('a certificate that nobody vouches for is said, and nothing is sent', async ({ start }) => {
  const { service, window } = await start({ files, service: { tls: true } });
  await window.type('qc.');
  await expect(window.status).toHaveAttribute(
    'aria-label',
    status('The certificate of the service cannot be trusted.'),
  );
  expect(service.requests).toEqual([]);
});
