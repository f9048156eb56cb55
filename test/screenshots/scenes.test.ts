/** The scenes of docs/images: what is done in a window before its pictures are made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type SessionOptions } from '../e2e/session.ts';
import { environment } from '../support/environment.ts';
import { startQaip } from '../support/service/chat.ts';
import type { VSCode } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { around, arrange, draw, forPictures, Recording, shoot } from './pictures.ts';

const imports = 'from qiskit import QuantumCircuit, transpile\nfrom qiskit_aer import AerSimulator\n';

/** A window with the scripted service at the address that our own has, and the models that it would have. */
function served({ service, ...options }: SessionOptions = {}): SessionOptions {
  const models = ['granite-3.3-8b-qiskit', 'qwen2.5-coder-14b-qiskit', 'mistral-small-3.2-24b-qiskit'];
  return forPictures({ ...options, service: { port: 8642, models, ...service } });
}

/** A notebook of a title and three cells of code, the last two of them empty, with the cursor in the second. */
async function openNotebook(vscode: VSCode): Promise<VSCodeWindow> {
  const title = { cell_type: 'markdown', id: 'title', metadata: {}, source: '# A GHZ state' };
  const code = { cell_type: 'code', metadata: {}, execution_count: null, outputs: [] };
  const cells = [
    title,
    { ...code, id: 'imports', source: imports.trimEnd() },
    { ...code, id: 'circuit', source: '' },
    { ...code, id: 'run', source: '' },
  ];
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = { kernelspec, language_info: { name: 'python' } };
  const book = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
  const window = await vscode.open(forPictures({ files: { 'ghz.ipynb': book }, idle: true }));
  await arrange(window, 820, 620);
  await window.openFile('ghz.ipynb');
  await window.ready();
  await window.cell(1).click();
  return window;
}

test('ghost-notebook, animated', async ({ vscode }) => {
  const window = await openNotebook(vscode);
  await draw(window, 'dark');
  const recording = new Recording(window);
  await recording.hold(600);
  await recording.type('# build a GHZ circuit\n');
  await window.waitForGhost();
  await recording.hold(1800);
  await window.press('Tab');
  await recording.hold(1000);
  await window.cell(2).click();
  await recording.type('# run on the simulator\n');
  await window.waitForGhost();
  await recording.hold(1800);
  await window.press('Tab');
  await recording.hold(2500);
  recording.save('ghost-notebook');
});

test('ghost-notebook', async ({ vscode }) => {
  const window = await openNotebook(vscode);
  await window.type('# build a GHZ circuit\n');
  await window.expectGhost(/measure_all/);
  await shoot(window, 'ghost-notebook');
});

test('ghost-python', async ({ vscode }) => {
  const files = { 'bell.py': `${imports}\n` };
  const window = await vscode.open(forPictures({ files, file: 'bell.py' }));
  await arrange(window, 820, 340);
  await window.cursor();
  await window.type('# bell state\n');
  await window.expectGhost(/measure_all/);
  await shoot(window, 'ghost-python');
});

test('walkthrough', async ({ vscode }) => {
  const window = await vscode.open(forPictures({ idle: true }));
  await arrange(window, 1400, 600);
  await window.runCommand('Welcome: Open Walkthrough...');
  await window.pick('Start with Qiskit Inline');
  const page = window.page.locator('.gettingStartedContainer');
  await page.locator('.getting-started-step').first().click();
  const pictures = page.locator('.getting-started-media iframe, .getting-started-media webview');
  await expect(pictures.first()).toBeVisible();
  await shoot(window, 'walkthrough');
});

test('picker-services', async ({ vscode }) => {
  const files = { 'bell.py': imports };
  const window = await vscode.open(forPictures({ files, file: 'bell.py' }));
  await arrange(window, 820, 860);
  await window.runCommand('Qiskit Inline: Pick Service');
  await expect(window.rows.nth(3)).toBeVisible();
  await shoot(window, 'picker-services', await around(window, window.page.locator('.quick-input-widget')));
});

test('picker-models', async ({ start }) => {
  const { window } = await start(served());
  await arrange(window, 820, 460);
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.nth(2)).toBeVisible();
  await shoot(window, 'picker-models', await around(window, window.page.locator('.quick-input-widget')));
});

test('disclaimer', async ({ start }) => {
  const prepare: SessionOptions['prepare'] = ({ disclaimer }) => {
    disclaimer.title = 'Terms of the service';
    disclaimer.body = readFileSync(join(import.meta.dirname, '../../src/service/disclaimer.html'), 'utf8');
  };
  const { window } = await start(served({ service: { accepted: false }, prepare }));
  await arrange(window, 1200, 640);
  await window.type('qc = ');
  await expect(window.webview().getByRole('button', { name: 'Accept' })).toBeVisible();
  await shoot(window, 'disclaimer');
});

test('status-menu', async ({ start }) => {
  const main = `${imports}\nqc = QuantumCircuit(2)\n`;
  const { service, window } = await start(served({ files: { 'main.py': main, ...environment('2.5.2') } }));
  await arrange(window, 1100, 1100);
  for (const answer of ['h(0)', 'cx(0, 1)', 'measure_all()']) {
    service.completion = answer;
    await window.type('qc.');
    await window.expectGhost(answer);
    await window.press('Tab');
    // Nothing is to be seen behind the menu.
    service.completion = '';
    await window.type('\n');
  }
  await expect.poll(() => service.accepts.length).toBe(3);
  await window.status.click();
  await expect(window.rows.nth(3)).toBeVisible();
  await shoot(window, 'status-menu', await around(window, window.page.locator('.quick-input-widget')));
});

test('error-sign-in', async ({ start }) => {
  const { window } = await start(served({ service: { token: 'secret' } }));
  await arrange(window, 820, 340);
  await window.type('qc = ');
  await window.press('Alt+Backslash');
  await expect(window.toasts.first()).toBeVisible();
  await shoot(window, 'error-sign-in');
});

test('error-away', async ({ start }) => {
  const { service, window } = await start(served());
  await arrange(window, 820, 340);
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await service.close();
  await window.type('\nqc.');
  await window.press('Alt+Backslash');
  await expect(window.toasts.first()).toBeVisible();
  await shoot(window, 'error-away');
});

test('citations', async ({ vscode }) => {
  await using server = await startQaip();
  const settings = { 'qiskitInline.service': 'qaip', 'qiskitInline.url': `${server.url}/api/v1` };
  const env = { QISKIT_INLINE_TOKEN: server.key };
  const files = { 'main.py': imports };
  const window = await vscode.open(forPictures({ settings, env, files, file: 'main.py' }));
  await arrange(window, 820, 340);
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  await window.page.locator('.codelens-decoration a', { hasText: 'Sources' }).click();
  await expect(window.rows.first()).toBeVisible();
  await shoot(window, 'citations');
});

test('diagnostics', async ({ start }) => {
  const old = `${imports}from qiskit.extensions import UnitaryGate\n\nqc = QuantumCircuit(2)\nqc.cnot(0, 1)\nbound = qc.bind_parameters({})\n`;
  const settings = { 'qiskitInline.diagnostics': true, 'qiskitInline.trigger': 'manual' };
  const files = { 'main.py': old, ...environment('2.5.2') };
  const { window } = await start(served({ settings, files }));
  await arrange(window, 820, 400);
  await expect(window.page.locator('.squiggly-info')).toHaveCount(3);
  await window.cursor(5);
  await window.press('F8');
  await expect(window.page.locator('.marker-widget')).toBeVisible();
  await shoot(window, 'diagnostics');
});
