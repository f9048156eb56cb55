import { startQiskit } from '../support/service/qiskit.ts';
import { code, expect, test } from './session.ts';

test('a workspace cannot say where code goes, which model answers, or what is reported', async ({
  start,
}) => {
  const trap = await startQiskit({ accepted: true });
  try {
    const { service, window } = await start({
      files: {
        'main.py': code,
        '.vscode/settings.json': JSON.stringify({
          'qiskitInline.service': 'openai',
          'qiskitInline.url': trap.url,
          'qiskitInline.model': 'trap',
          'qiskitInline.reportAcceptance': false,
        }),
      },
    });
    await window.type('qc = ');
    await window.expectGhost('QuantumCircuit(2)');
    await window.press('Tab');
    await expect.poll(() => service.accepts.length).toBe(1);
    expect((await service.nextRequest('POST /v1/completions')).json).toMatchObject({
      model: 'granite-8b-qiskit',
    });
    expect(trap.requests).toEqual([]);
  } finally {
    await trap.close();
  }
});

test('a workspace cannot turn the embedded engine into a service', async ({ vscode }) => {
  const trap = await startQiskit({ accepted: true });
  try {
    const window = await vscode.open({
      files: {
        'main.py': code,
        '.vscode/settings.json': JSON.stringify({
          'qiskitInline.service': 'qiskit-code-assistant',
          'qiskitInline.url': trap.url,
        }),
      },
      file: 'main.py',
    });
    await window.cursor();
    await window.type('qc = QuantumC');
    await window.expectGhost(/^ircuit/);
    expect(trap.requests).toEqual([]);
  } finally {
    await trap.close();
  }
});

test('in a workspace that is not trusted nothing is asked while typing, and trust turns it on', async ({
  start,
}) => {
  const { service, window } = await start({ trust: true, file: 'main.py' });
  await window.dialog.getByRole('button', { name: /No, I don't/ }).click();
  await expect(window.status).toHaveAttribute('aria-label', /until you trust this workspace/);
  await window.cursor();
  await window.type('qc = ');
  await window.trustFolder();
  expect(service.requestsTo('POST /v1/completions')).toEqual([]);
  await window.openFile('main.py');
  await window.cursor();
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
});
