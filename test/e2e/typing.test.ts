import { after, completion, gate } from '../support/service/script.ts';
import { expect, test } from './session.ts';

const route = 'POST /v1/completions';

test('typing what is suggested, or is about to be, keeps it, without another request', async ({ start }) => {
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

  // An answer that is on its way when the user goes on typing it.
  await window.press('Tab');
  const waits = gate();
  service.always(route, after(waits, completion('ClassicalRegister(2)')));
  await window.type('\ncr = ');
  await waits.reached;
  await window.type('Class');
  waits.open();
  await window.expectGhost('icalRegister(2)');
  const prompts = service.requestsTo(route).map(({ json }) => String(json['prompt']));
  expect(prompts.filter((prompt) => /cr = \w+$/.test(prompt))).toEqual([]);
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
  test.skip(!window.server.followsSettings, 'This VS Code does not notice changes of settings.json.');
  window.changeSettings({ 'qiskitInline.files': 'python' });
  await expect(async () => {
    await window.press('Control+A');
    await window.type('y = ');
    await window.expectGhost('QuantumCircuit(2)', 2_000);
  }).toPass();
});
