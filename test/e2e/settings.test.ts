import { canary } from '../support/canary/needles.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { after, completion, gate } from '../support/service/script.ts';
import { startServer } from '../support/service/server.ts';
import { expect, test } from '../support/vscode/fixture.ts';

const code = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\n';
const COMPLETIONS = 'POST /v1/completions';

test('a folder cannot choose where code goes', async ({ vscode }) => {
  await using stranger = await startServer();
  await using service = await startQiskit({ accepted: true, token: canary });
  service.completion = 'depth()';
  const theirs = {
    'qiskitInline.service': 'qiskit-code-assistant',
    'qiskitInline.url': stranger.url,
    'qiskitInline.model': 'theirs',
    'qiskitInline.reportAcceptance': false,
    'http.proxy': stranger.url,
  };
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
    files: { 'main.py': code, '.vscode/settings.json': JSON.stringify(theirs) },
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc.');
  await window.expectGhost('depth()');
  await window.press('Tab');
  await expect.poll(() => service.accepts).toHaveLength(1);
  expect(service.requestsTo(COMPLETIONS)[0]?.json['model']).toBe('granite-8b-qiskit');
  expect(stranger.connections).toBe(0);
  expect(window.hostLogs()).not.toContain(canary);
});

test('in a folder that is not trusted nothing comes by itself, and what is asked for comes from where the user said', async ({
  vscode,
}) => {
  await using service = await startQiskit({ accepted: true });
  service.completion = 'depth()';
  const window = await vscode.open({
    trust: true,
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
    files: { 'main.py': code },
    file: 'main.py',
    idle: true,
  });
  await window.ready();
  await expect(window.status).toHaveAttribute(
    'aria-label',
    /Automatic suggestions are off until you trust this workspace\./,
  );
  await window.cursor();
  await window.type('qc.');
  expect(service.requests).toEqual([]);
  await window.press('Alt+Backslash');
  await window.expectGhost('depth()');
});

test('another address is used at once, also for what is awaited, and nothing of the first one is left', async ({
  vscode,
}) => {
  await using first = await startQiskit({ accepted: true });
  await using second = await startQiskit({ accepted: true });
  await using third = await startQiskit({ accepted: true });
  first.completion = 'depth()';
  second.completion = 'width()';
  third.completion = 'size()';
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': first.url },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc.');
  await window.expectGhost('depth()');

  // What the editor waits for goes to the service that is chosen meanwhile, not to the former one again.
  const held = gate();
  first.always(COMPLETIONS, after(held, completion('')));
  await window.type('depth()\nqc.');
  await held.reached;
  // On a busy machine some of the text is asked about before all is typed.
  await expect
    .poll(() => first.requestsTo(COMPLETIONS).at(-1)?.json)
    .toMatchObject({ prompt: expect.stringMatching(/depth\(\)\nqc\.$/) });
  const sent = first.requestsTo(COMPLETIONS).length;
  await window.changeSettings({ 'qiskitInline.url': third.url });
  await window.expectGhost('size()');
  expect(first.requestsTo(COMPLETIONS)).toHaveLength(sent);
  await window.type('size()\nqc.');

  const asked = first.requests.length;
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Qiskit Code Assistant');
  await window.answer(second.url);
  await second.nextRequest('GET /v1/model/granite-8b-qiskit/disclaimer');
  await window.cursor();
  await window.press('Backspace');
  await window.type('.');
  await window.expectGhost('width()');
  expect(first.requests).toHaveLength(asked);
});
