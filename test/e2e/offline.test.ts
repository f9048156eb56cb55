import { join } from 'node:path';

import { openMenu, row } from './menu.ts';
import { code, expect, test } from './session.ts';

const other = join(import.meta.dirname, '../support/otherExtension');

const aer = 'from qiskit import QuantumCircuit, transpile\nfrom qiskit_aer import AerSimulator\n\n';
const device = 'noisy_device = AerSimulator(method="density_matrix", seed_simulator=1234)\n';

test('a fresh installation has counted nothing, suggests while typing, and Tab takes exactly the ghost text', async ({
  vscode,
}) => {
  const window = await vscode.open({
    // Its list of words would open over the ghost text, and Tab belongs to the list then.
    settings: { 'editor.wordBasedSuggestions': 'off' },
    files: { 'main.py': code, 'lesson.py': aer + device.repeat(3), 'pupil.py': aer },
    file: 'main.py',
  });
  await openMenu(window);
  const rows = [
    ['Service', 'Embedded engine'],
    ['Disclaimer', 'none to accept'],
    ['Qiskit Version', 'not known'],
    ['Time to a Suggestion', 'nothing measured yet'],
    ['Suggestions', '0 shown'],
    ['Requests', 'none went to a service'],
  ] as const;
  for (const [label, text] of rows) await expect(row(window, label).first()).toContainText(text);
  await window.press('Escape');
  await window.cursor();
  await window.type('qc = QuantumC');
  // Where the engine takes long to start on a busy machine, the editor may have stopped waiting for it.
  await expect(async () => {
    await window.press('Backspace');
    await window.type('C');
    await window.waitForGhost(2_000);
  }).toPass();
  const ghost = await window.ghostText();
  await window.press('Tab');
  expect(await window.savedText('main.py')).toBe(`${code}qc = QuantumC${ghost}`);

  // What is usual in another open file is offered here, once that has been read.
  await window.openFile('lesson.py');
  await window.openFile('pupil.py');
  await window.cursor();
  await window.type('sim = AerSimulator(');
  await expect(async () => {
    // The closing bracket goes with the opening one.
    await window.press('Backspace');
    await window.type('(');
    await window.expectGhost(/^method=/, 2_000);
  }).toPass();
});

test("another extension's suggestions and Tab keep working beside this one", async ({ start }) => {
  const { service, window } = await start({ others: [other] });
  await window.type('other = ');
  await window.expectGhost('from_the_other_extension()');
  await window.press('Tab');
  await window.type('\nqc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  expect(await window.savedText('main.py')).toBe(
    `${code}other = from_the_other_extension()\nqc = QuantumCircuit(2)`,
  );
  // The one of the other extension was not ours to report.
  await expect.poll(() => service.accepts.filter(({ accepted }) => accepted)).toHaveLength(1);
  expect(service.accepts.filter(({ accepted }) => !accepted)).toEqual([]);
});
