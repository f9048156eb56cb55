import { environment, type Release } from '../support/environment.ts';
import { after, completion, gate } from '../support/service/script.ts';
import { writeFiles } from '../support/vscode/server.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { expect, type Session, type SessionOptions, test } from './session.ts';

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

/** Takes what the model answers, line by line; what was typed and taken. */
async function takeAll({ service, window }: Session, repairs: boolean): Promise<string> {
  let text = '';
  for (const { typed, answer, repaired } of answers) {
    const wanted = repairs ? repaired : answer;
    service.completion = answer;
    await window.type(typed);
    await window.expectGhost(wanted);
    await window.press('Tab');
    await window.type('\n');
    text += `${typed}${wanted}\n`;
  }
  return text;
}

test('with Qiskit 1.4.2 installed, what the model wrote is kept', async ({ start }) => {
  const session = await start(on('1.4.2'));
  await found(session.window, '1.4.2');
  const text = await takeAll(session, false);
  expect(await session.window.savedText('main.py')).toBe(`${file}${text}`);
});

const old = `from qiskit import QuantumCircuit
from qiskit.extensions import UnitaryGate

qc = QuantumCircuit(2)
qc.cnot(0, 1)
qc.append(UnitaryGate([[0, 1], [1, 0]]), [0])
bound = qc.bind_parameters({})
`;

const bare = 'from qiskit import QuantumCircuit\n\nqc = QuantumCircuit(2)\n';

test('with Qiskit 2.5.2 installed, what the model wrote is repaired, imported, or said to be gone', async ({
  start,
}) => {
  const session = await start({ files: { 'main.py': file, 'bare.py': bare, 'old.py': old } });
  const { service, window } = session;

  await test.step('an answer that is awaited while versions are found comes all the same', async () => {
    // The editor begins to look out for changes some time after the window is there.
    await expect(async () => {
      writeFiles(window.folder, { 'requirements.txt': 'qiskit==2.4.0\n' });
      await expect.poll(() => window.log(), { timeout: 1_000 }).toContain('qiskit==2.4.0');
    }).toPass();
    const held = gate();
    service.once('POST /v1/completions', after(held, completion('width()')));
    service.completion = 'depth()';
    await window.type('qc.');
    await held.reached;
    writeFiles(window.folder, environment('2.5.2'));
    await window.expectGhost('depth()');
    // It came because of the versions, not because the first request had taken too long.
    expect(window.log()).toContain('qiskit==2.5.2');
    expect(window.log()).not.toContain('failed, timeout');
    held.open();
    await window.press('Tab');
    await window.type('\n');
  });

  await test.step('what is gone is repaired', async () => {
    await found(window, '2.5.2');
    const text = await takeAll(session, true);
    expect(await window.savedText('main.py')).toBe(`${file}qc.depth()\n${text}`);
  });

  await test.step('a taken suggestion that uses a name nobody imports offers the import', async () => {
    await window.openFile('bare.py');
    await window.cursor();
    service.completion = 'transpile(qc)';
    await window.type('isa = ');
    await window.expectGhost('transpile(qc)');
    await window.press('Tab');
    expect(await window.savedText('bare.py')).toBe(`${bare}isa = transpile(qc)`);
    const offer = 'Import transpile from qiskit';
    await expect(async () => {
      await window.press('Escape');
      await window.press('Control+.');
      await expect(window.actions.filter({ hasText: offer })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await window.page.screenshot({ path: 'out/e2e/screens/guard-4-import.png' });
    await window.pickAction(offer);
    await expect
      .poll(() => window.savedText('bare.py'))
      .toBe(`${bare.replace('QuantumCircuit\n', 'QuantumCircuit, transpile\n')}isa = transpile(qc)`);
  });

  await test.step('asked for a suggestion that cannot be repaired, the editor says so; it marks nothing unless it is set to', async () => {
    await window.openFile('old.py');
    await window.cursor();
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
