import { citation, startQaip } from '../support/service/chat.ts';
import { body, gate } from '../support/service/script.ts';
import { code, expect, test } from './session.ts';

test('sources stand above a suggestion that was taken, follow its line, open in the browser, and come also late', async ({
  vscode,
}) => {
  await using server = await startQaip();
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'qaip', 'qiskitInline.url': `${server.url}/api/v1` },
    env: { QISKIT_INLINE_TOKEN: 'qaip-key' },
    files: { 'main.py': code },
    file: 'main.py',
  });
  const lens = window.page.locator('.codelens-decoration a', { hasText: 'Sources (1)' });
  await window.runCommand('Qiskit Inline: Show Sources of Last Suggestion');
  await expect(window.toasts).toContainText('names no sources');
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await expect(lens).toHaveCount(0);
  await window.press('Tab');
  await expect(lens).toBeVisible();
  await window.page.screenshot({ path: 'out/e2e/screens/sources-1-lens.png' });

  // Typing goes on below, and a line comes in above: the lens stays with its line.
  await window.press('Enter');
  await window.cursor(1);
  await window.type('import math\n');
  await expect(lens).toBeVisible();
  await lens.click();
  await expect(window.rows).toHaveCount(1);
  for (const part of ['qiskit.pdf', 'page 3', citation.url, citation.text])
    await expect(window.rows).toContainText(part);
  await window.page.screenshot({ path: 'out/e2e/screens/sources-2-list.png' });
  const context = window.page.context();
  await context.route(citation.url, (route) => route.fulfill({ body: 'the cited page' }));
  const source = await window.openedPage(() => window.rows.click());
  await expect(source).toHaveURL(citation.url);
  await source.close();

  // A line that says something else has other sources, or none.
  await window.cursor(3, 6);
  await window.type('my_');
  await expect(lens).toHaveCount(0);
  await window.runCommand('Qiskit Inline: Show Sources of Last Suggestion');
  await expect(window.rows.filter({ hasText: 'qiskit.pdf' })).toHaveCount(1);
  await window.press('Escape');

  // Sources that come after the suggestion was taken are shown then; undo takes them away.
  const last = gate();
  // The line is complete, the answer is not.
  server.pieces = ['Quantum', 'Circuit(2)\n', 'qc.h(0)\n', 'qc.cx(0, 1)\n'];
  const lines = server.lines();
  server.once(
    'POST /api/v1/completions',
    body('text/plain', ...lines.slice(0, -1), last, ...lines.slice(-1)),
  );
  await window.cursor();
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await last.reached;
  await expect(lens).toHaveCount(0);
  last.open();
  await expect(lens).toBeVisible();
  await window.press('Control+Z');
  await expect(lens).toHaveCount(0);
});
