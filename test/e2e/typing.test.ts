import type { ScriptedQiskit } from '../support/service/qiskit.ts';
import { after, completion, DONE, gate, stream, token } from '../support/service/script.ts';
import { extensionHostOf } from './extensionHost.ts';
import { expect, test } from './session.ts';

const route = 'POST /v1/completions';

/** The prompt that was sent last: on a busy machine one may be sent for each key. */
function lastPrompt(service: ScriptedQiskit): string {
  return String(service.requestsTo(route).at(-1)?.json['prompt']);
}

test('what is suggested stays while it is typed, what is of no use any more is closed, and what comes late is seen', async ({
  start,
}) => {
  const { service, window } = await start({ settings: { 'qiskitInline.request': { top_p: 0.5 } } });

  await test.step('typing what is suggested keeps it, without another request', async () => {
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
    await window.press('Tab');
  });

  await test.step('an answer that is on its way serves who goes on typing it', async () => {
    const waits = gate();
    service.always(route, after(waits, completion('ClassicalRegister(2)')));
    await window.type('\ncr = ');
    await expect.poll(() => lastPrompt(service)).toMatch(/cr = $/);
    await window.type('Class');
    waits.open();
    await window.expectGhost('icalRegister(2)');
    const prompts = service.requestsTo(route).map(({ json }) => String(json['prompt']));
    expect(prompts.filter((prompt) => /cr = \w+$/.test(prompt))).toEqual([]);
    await window.press('Tab');
  });

  await test.step('a request that typing has overtaken is closed at the server', async () => {
    service.always(route, stream(token('measure_all()'), gate(), DONE));
    await window.type('\nqc.');
    await expect.poll(() => lastPrompt(service)).toMatch(/qc\.$/);
    const overtaken = service.requestsTo(route).at(-1);
    service.always(route, completion(''));
    await window.type('x');
    expect((await overtaken?.closed)?.by).toBe('client');
    await window.expectGhost('');
  });

  await test.step('a line is shown as soon as it is complete, and the rest is not waited for', async () => {
    service.always(route, stream(token('h(0)\n'), token('qc.x(1)\n'), gate(), token('never'), DONE));
    await window.type('\nqc.');
    await window.expectGhost(/^h\(0\)/);
    const complete = service.requestsTo(route).at(-1);
    expect((await complete?.closed)?.by).toBe('client');
    await window.type('h(0)\n');
  });

  await test.step('an answer comes to be seen although the editor has stopped waiting for it', async () => {
    const held = gate();
    service.always(route, after(held, completion('all()')));
    // A word is being typed: the editor's list of words waits for ghost text, for three quarters of a second after the key.
    await window.type('qc.measure');
    await held.reached;
    // A busy host hears of the last key late, and the editor's limit is soon over then.
    const host = extensionHostOf(window);
    process.kill(host, 'SIGSTOP');
    await window.type('_');
    setTimeout(() => process.kill(host, 'SIGCONT'), 400);
    // A model that takes so long that the limit is over on any machine.
    setTimeout(() => held.open(), 3000);
    await window.expectGhost('all()');
    await window.press('Tab');
    expect(await window.savedText('main.py')).toMatch(/\nqc\.h\(0\)\nqc\.measure_all\(\)$/);
  });

  await test.step('every request has the fields of the user', () => {
    for (const { json } of service.requestsTo(route)) expect(json).toMatchObject({ top_p: 0.5 });
  });
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
  await window.changeSettings({ 'qiskitInline.files': 'python' });
  await expect(async () => {
    await window.press('Control+A');
    await window.type('y = ');
    await window.expectGhost('QuantumCircuit(2)', 2_000);
  }).toPass();
});
