import { canary } from '../support/canary/needles.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { after, completion, gate } from '../support/service/script.ts';
import { startServer } from '../support/service/server.ts';
import { expect, test, type VSCode } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';

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

test('the model that was picked is used and kept, and suggestions can be switched off and on', async ({
  vscode,
}) => {
  await using service = await startQiskit({ accepted: true });
  service.completion = 'depth()';
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.runCommand('Qiskit Inline: Pick Model');
  await window.pick('mistral-small-3.2-24b-qiskit');
  await expect(window.status).toHaveAttribute('aria-label', /Ready, with mistral-small-3\.2-24b-qiskit/);
  await window.reload();
  await expect(window.status).toHaveAttribute('aria-label', /Ready, with mistral-small-3\.2-24b-qiskit/);
  await window.cursor();
  await window.type('qc.');
  await window.expectGhost('depth()');
  expect(service.requestsTo(COMPLETIONS).at(-1)?.json['model']).toBe('mistral-small-3.2-24b-qiskit');

  const asked = service.requestsTo(COMPLETIONS).length;
  await window.status.click();
  await window.pick('Turn Suggestions Off');
  await expect(window.status).toHaveAttribute('aria-label', /Suggestions are off\./);
  await window.cursor();
  await window.type('x\nqc.');
  await window.press('Alt+Backslash');
  await expect(window.toasts).toContainText('Suggestions are off.');
  expect(service.requestsTo(COMPLETIONS)).toHaveLength(asked);
  await window.toasts.getByRole('button', { name: 'Turn On' }).click();
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
  await window.press('Alt+Backslash');
  await window.expectGhost('depth()');
});

/** A window in which a suggestion of the service at `url` is asked for. */
async function askFor(vscode: VSCode, url: string): Promise<VSCodeWindow> {
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': url },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc.');
  return window;
}

test('another address is used at once, and nothing of the first one is left', async ({ vscode }) => {
  await using first = await startQiskit({ accepted: true });
  await using second = await startQiskit({ accepted: true });
  first.completion = 'depth()';
  second.completion = 'width()';
  const window = await askFor(vscode, first.url);
  await window.expectGhost('depth()');
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

test('what the editor waits for goes to the service that is chosen meanwhile, not to the former one again', async ({
  vscode,
}) => {
  await using first = await startQiskit({ accepted: true });
  await using second = await startQiskit({ accepted: true });
  first.completion = 'depth()';
  second.completion = 'width()';
  const held = gate();
  first.once(COMPLETIONS, after(held, completion('')));
  const window = await askFor(vscode, first.url);
  await held.reached;
  test.skip(!window.server.followsSettings, 'This VS Code does not notice changes of settings.json.');
  window.changeSettings({ 'qiskitInline.url': second.url });
  await window.expectGhost('width()');
  expect(first.requestsTo(COMPLETIONS)).toHaveLength(1);
});
