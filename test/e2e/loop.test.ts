import { code as head, expect, test } from './session.ts';

const code = `${head}\nqc = QuantumCircuit(2)\n`;
const files = { 'main.py': code };

test('ghost text comes while typing, Tab inserts exactly that and reports it, one undo takes it back', async ({
  start,
}) => {
  const { service, window } = await start({ files, env: { QISKIT_INLINE_TOKEN: undefined } });
  service.completion = 'h(0)';
  await window.type('qc.');
  await window.expectGhost('h(0)');
  expect(window.read('main.py')).toBe(code);
  await window.press('Tab');
  expect(await window.savedText('main.py')).toBe(`${code}qc.h(0)`);
  await expect.poll(() => service.accepts).toEqual([{ completion: service.issued[0], accepted: true }]);
  await window.press('Control+Z');
  expect(await window.savedText('main.py')).toBe(`${code}qc.`);

  // The request is the documented one, and says who asks.
  const request = await service.nextRequest('POST /v1/completions');
  const { model, prompt, max_tokens: most, temperature, stop, stream: streamed, ...others } = request.json;
  expect({ model, prompt, most, temperature, streamed }).toEqual({
    model: 'granite-8b-qiskit',
    prompt: `${code}qc.`,
    most: 48,
    temperature: 0,
    streamed: true,
  });
  expect(Array.isArray(stop)).toBe(true);
  expect(others).toEqual({});
  expect(request.headers['x-caller']).toMatch(/^qiskit-inline\/\d+\.\d+\.\d+$/);
  expect(request.headers['authorization']).toBeUndefined();
});

test('what was typed before the extension had started is answered too', async ({ vscode }) => {
  const window = await vscode.open({ files: { 'main.py': head }, file: 'main.py', idle: true });
  await window.cursor();
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.waitForGhost();
});

test('nothing is asked where the editor shows no inline suggestions', async ({ start }) => {
  const { service, window } = await start({
    files: { 'main.py': head },
    file: 'main.py',
    idle: true,
    settings: { 'editor.inlineSuggest.enabled': false },
  });
  await window.cursor();
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.type('Q');
  // By then a key that the editor does not ask about would have been asked about.
  await window.savedText('main.py');
  await window.runCommand('Qiskit Inline: Show Status');
  await expect(window.rows.first()).toBeVisible();
  expect(service.requestsTo('POST /v1/completions')).toEqual([]);
});

test('asked for, it comes where nothing comes by itself', async ({ start }) => {
  const { service, window } = await start({ files, settings: { 'qiskitInline.trigger': 'manual' } });
  service.completion = 'h(0)';
  await window.type('qc.');
  await window.press('Alt+Backslash');
  await window.expectGhost('h(0)');
  expect(service.requestsTo('POST /v1/completions').length).toBeGreaterThan(0);
  await window.press('Escape');
  await window.expectGhost('');
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await window.expectGhost('h(0)');
});

test('a new file that was never saved gets ghost text, and so does a notebook cell, whose prompt has the cells above', async ({
  start,
}) => {
  const { service, window } = await start({
    files: { ...files, 'book.ipynb': notebook },
    settings: { 'files.defaultLanguage': 'python' },
  });
  service.completion = 'h(0)';
  await window.runCommand('File: New Untitled Text File');
  await expect(window.quickInput).toBeHidden();
  await expect(window.page.locator('.tab.active', { hasText: 'Untitled-1' })).toBeVisible();
  await expect(window.focused).toBeVisible();
  await window.type('from qiskit import *\nqc.');
  await window.expectGhost('h(0)');
  const before = service.requestsTo('POST /v1/completions').length;

  // Opened by hand: what a window opens while it starts is a text to it.
  await window.openFile('book.ipynb');
  await window.cell(2).click();
  await window.press('Control+End');
  await window.type('qc.');
  await window.expectGhost('h(0)');
  const request = service.requestsTo('POST /v1/completions')[before];
  expect(request?.json['prompt']).toContain('from qiskit import QuantumCircuit');
  expect(request?.json['prompt']).toContain('qc = QuantumCircuit(2)');
  expect(request?.json['prompt']).not.toContain('later');
  await window.press('Tab');
  await expect(window.cell(2)).toContainText('qc.h(0)');
});

function cell(source: string): object {
  return {
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  };
}

const notebook = JSON.stringify({
  cells: [
    cell('from qiskit import QuantumCircuit'),
    cell('%matplotlib inline\nqc = QuantumCircuit(2)'),
    cell(''),
    cell('later = 1'),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});
