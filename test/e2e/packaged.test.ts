import { startQiskit } from '../support/service/qiskit.ts';
import { code, expect, test } from './session.ts';

test('the packed extension suggests without any configuration, and nothing is missing from it for a service', async ({
  vscode,
}) => {
  const window = await vscode.open({
    extension: 'vsix',
    // Older editors open their list of words over the ghost text.
    settings: { 'editor.wordBasedSuggestions': 'off' },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc = QuantumC');
  // Where the engine takes long to start on a busy machine, the editor may have stopped waiting for it.
  await expect(async () => {
    await window.press('Backspace');
    await window.type('C');
    await window.expectGhost(/^ircuit/, 2_000);
  }).toPass();

  await using service = await startQiskit();
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Any server with the Qiskit Code Assistant API');
  await window.answer(service.url);
  await expect(window.status).toHaveAttribute('aria-label', /Read and answer the disclaimer/);
  await window.cursor();
  await window.type('ircuit(3)\nqd = ');
  await window.webview().getByRole('button', { name: 'Accept' }).click();
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  const taken = (): readonly string[] =>
    service.accepts.flatMap(({ completion, accepted }) => (accepted ? [completion] : []));
  await expect.poll(taken).toHaveLength(1);
  expect(service.issued).toContain(taken()[0]);
});
