import { environment, type Release } from '../support/environment.ts';
import { after, completion, gate } from '../support/service/script.ts';
import { writeFiles } from '../support/vscode/server.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { expect, test, type SessionOptions } from './session.ts';

const file = `from qiskit import QuantumCircuit, transpile

qc = QuantumCircuit(2)
`;

/** A window on a folder with an environment of its own. */
function on(release: Release, text = file, options: SessionOptions = {}): SessionOptions {
  return { ...options, files: { 'main.py': text, ...environment(release) } };
}

/** Waits until the environment of the folder was found. */
async function found(window: VSCodeWindow, release: Release): Promise<void> {
  await expect.poll(() => window.log()).toContain(`qiskit==${release}`);
}

const answers = [
  {
    typed: 'isa = ',
    answer: 'transpile(qc, routing_method="stochastic")',
    repaired: 'transpile(qc, routing_method="sabre")',
  },
  {
    typed: 'from ',
    answer: 'qiskit.synthesis.linear.linear_matrix_utils import random_invertible_binary_matrix',
    repaired: 'qiskit.synthesis.linear import random_invertible_binary_matrix',
  },
];

for (const release of ['2.5.2', '1.4.2'] as const) {
  const isNew = release === '2.5.2';
  test(`with Qiskit ${release} installed, what the model wrote is ${isNew ? 'repaired' : 'kept'}`, async ({
    start,
  }) => {
    const { service, window } = await start(on(release));
    await found(window, release);
    let text = file;
    for (const { typed, answer, repaired } of answers) {
      service.completion = answer;
      await window.type(typed);
      await window.expectGhost(isNew ? repaired : answer);
      await window.press('Tab');
      await window.type('\n');
      text += `${typed}${isNew ? repaired : answer}\n`;
    }
    expect(await window.savedText('main.py')).toBe(text);
  });
}

test('an answer that is awaited while versions are found comes all the same', async ({ start }) => {
  const { service, window } = await start({ files: { 'main.py': file } });
  const held = gate();
  service.once('POST /v1/completions', after(held, completion('width()')));
  service.completion = 'depth()';
  await window.type('qc.');
  await held.reached;
  writeFiles(window.folder, environment('2.5.2'));
  await window.expectGhost('depth()');
  held.open();
});

const old = `from qiskit import QuantumCircuit
from qiskit.extensions import UnitaryGate

qc = QuantumCircuit(2)
qc.cnot(0, 1)
qc.append(UnitaryGate([[0, 1], [1, 0]]), [0])
bound = qc.bind_parameters({})
`;

test('asked for a suggestion that uses what is gone, the editor says so, and marks nothing unless it is set to', async ({
  start,
}) => {
  const { service, window } = await start(on('2.5.2', old));
  await found(window, '2.5.2');
  service.completion = 'from qiskit.primitives import Sampler';
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await expect(window.toasts).toContainText(
    'the model suggested qiskit.primitives.Sampler, removed in Qiskit 2.0; use qiskit.primitives.StatevectorSampler',
  );
  await window.page.screenshot({ path: 'out/e2e/screens/guard-1-said.png' });
  await window.expectGhost('');
  service.completion = 'measure_all()';
  await window.type('qc.');
  await window.waitForGhost();
  await expect(window.page.locator('.squiggly-info')).toHaveCount(0);
});

test('old API in the user’s own code is marked and fixed', async ({ start }) => {
  const { window } = await start(
    on('2.5.2', old, { settings: { 'qiskitInline.diagnostics': true, 'qiskitInline.trigger': 'manual' } }),
  );
  const marks = window.page.locator('.squiggly-info');
  await expect(marks).toHaveCount(3);
  await window.cursor(5, 5);
  await window.press('Control+K');
  await window.press('Control+I');
  const hover = window.page.locator('.monaco-hover', {
    hasText: 'removed in Qiskit 1.0; use QuantumCircuit.cx',
  });
  await expect(hover.first()).toBeVisible();
  await window.page.screenshot({ path: 'out/e2e/screens/guard-2-marked.png' });
  await expect(async () => {
    await window.press('Escape');
    await window.press('Control+.');
    await expect(window.actions.filter({ hasText: 'Replace with `cx`' })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await window.page.screenshot({ path: 'out/e2e/screens/guard-3-fix.png' });
  await window.pickAction('Replace with `cx`');
  await expect(marks).toHaveCount(2);
  await window.cursor(7, 12);
  await expect(async () => {
    await window.press('Escape');
    await window.press('Control+.');
    await expect(window.actions.first()).toBeVisible({ timeout: 3_000 });
    await window.pickAction('Fix all Qiskit renames in this file');
  }).toPass();
  await expect(marks).toHaveCount(0);
  expect(await window.savedText('main.py')).toBe(
    old
      .replace('qiskit.extensions', 'qiskit.circuit.library')
      .replace('cnot', 'cx')
      .replace('bind_parameters', 'assign_parameters'),
  );
});

test('a taken suggestion that uses a name nobody imports offers the import', async ({ start }) => {
  const text = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\n';
  const { service, window } = await start(on('2.5.2', text));
  await found(window, '2.5.2');
  service.completion = 'transpile(qc)';
  await window.type('isa = ');
  await window.expectGhost('transpile(qc)');
  await window.press('Tab');
  expect(await window.savedText('main.py')).toBe(`${text}isa = transpile(qc)`);
  const offer = 'Import transpile from qiskit';
  await expect(async () => {
    await window.press('Escape');
    await window.press('Control+.');
    await expect(window.actions.filter({ hasText: offer })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await window.page.screenshot({ path: 'out/e2e/screens/guard-4-import.png' });
  await window.pickAction(offer);
  await expect
    .poll(() => window.savedText('main.py'))
    .toBe(`${text.replace('QuantumCircuit\n', 'QuantumCircuit, transpile\n')}isa = transpile(qc)`);
});
