import { code, expect, test } from './session.ts';

test('the packed extension installs and suggests without any configuration', async ({ vscode }) => {
  const window = await vscode.open({
    extension: 'vsix',
    // Older editors open their list of words over the ghost text.
    settings: { 'editor.wordBasedSuggestions': 'off' },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  await window.type('qc = QuantumC');
  await window.expectGhost(/^ircuit/);
});

test('nothing is missing from the package: the disclaimer, requests, suggestions and reports', async ({
  start,
}) => {
  const { service, window } = await start({ extension: 'vsix', service: { accepted: false } });
  await window.type('qc = ');
  await window.webview().getByRole('button', { name: 'Accept' }).click();
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await expect.poll(() => service.accepts).toEqual([{ completion: service.issued[0], accepted: true }]);
});
