import { after, completion, gate } from '../support/service/script.ts';
import { code, expect, test } from './session.ts';

const route = 'POST /v1/completions';

test('typing what is suggested keeps it, without another request', async ({ start }) => {
  const { service, window } = await start();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  const before = service.requestsTo(route).length;
  for (const [key, rest] of [
    ['Q', 'uantumCircuit(2)'],
    ['u', 'antumCircuit(2)'],
    ['a', 'ntumCircuit(2)'],
  ] as const) {
    await window.type(key);
    await window.expectGhost(rest);
  }
  await window.press('Backspace');
  await window.expectGhost('antumCircuit(2)');
  expect(service.requestsTo(route)).toHaveLength(before);
});

test('an answer that is on its way when the user goes on typing it is not asked for again', async ({
  start,
}) => {
  const { service, window } = await start();
  const waits = gate();
  service.always(route, after(waits, completion('QuantumCircuit(2)')));
  await window.type('qc = ');
  await waits.reached;
  const before = service.requestsTo(route).length;
  await window.type('Quan');
  waits.open();
  await window.expectGhost('tumCircuit(2)');
  expect(service.requestsTo(route)).toHaveLength(before);
});

test('complaint C22: files that do not use Qiskit are left alone while typing, unless the setting says all', async ({
  start,
}) => {
  const { service, window } = await start({ files: { 'main.py': 'import math\n' } });
  await window.type('x = ');
  await window.press('F1');
  await expect(window.rows.first()).toBeVisible();
  expect(service.requestsTo(route)).toHaveLength(0);
  await window.press('Escape');
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Escape');
  window.changeSettings({ 'qiskitInline.files': 'python' });
  await expect(async () => {
    await window.press('Control+A');
    await window.type('y = ');
    await window.expectGhost('QuantumCircuit(2)', 2_000);
  }).toPass();
});

test('turned off, nothing is asked; turned on again, it works', async ({ start }) => {
  const { service, window } = await start();
  await window.runCommand('Qiskit Inline: Turn Suggestions On or Off');
  await expect(window.status).toHaveAttribute('aria-label', 'Qiskit Inline: Suggestions are off.');
  await window.cursor();
  await window.type('qc = ');
  await window.press('F1');
  await expect(window.rows.first()).toBeVisible();
  expect(service.requestsTo(route)).toHaveLength(0);
  await window.press('Escape');
  await window.runCommand('Qiskit Inline: Turn Suggestions On or Off');
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
});

test('nothing is reported with the setting off', async ({ start }) => {
  const { service, window } = await start({ settings: { 'qiskitInline.reportAcceptance': false } });
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(await window.savedText('main.py')).toBe(`${code}qc = QuantumCircuit(2)\nqd = `);
  expect(service.requestsTo('POST /v1/completions/accept')).toHaveLength(0);
  expect(service.requestsTo('POST /v1/completion/acceptance')).toHaveLength(0);
});
