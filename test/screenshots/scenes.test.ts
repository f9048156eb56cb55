import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test as base, type SessionOptions } from '../e2e/session.ts';
import { environment } from '../support/environment.ts';
import { startQaip } from '../support/service/chat.ts';
import { failure } from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { around, draw, PICTURE_SETTINGS, Recording, shoot } from './pictures.ts';

/** The port of our own service; it stands in some pictures. */
const PORT = 8642;
const MODELS = ['granite-3.3-8b-qiskit', 'mistral-small-3.2-24b-qiskit', 'qwen2.5-coder-14b-qiskit'];
const root = join(import.meta.dirname, '../..');

const program = `from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator

`;

/** A notebook of these cells; those that begin with `%md` are text. */
function notebook(...cells: readonly string[]): string {
  const written = cells.map((text, index) => {
    const markdown = text.startsWith('%md ');
    const source = markdown ? text.slice(4) : text;
    return markdown
      ? { cell_type: 'markdown', id: `cell-${index}`, metadata: {}, source }
      : { cell_type: 'code', execution_count: null, id: `cell-${index}`, metadata: {}, outputs: [], source };
  });
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = { kernelspec, language_info: { name: 'python' } };
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 });
}

const offline = { settings: PICTURE_SETTINGS };

const test = base;

/** A window with the scripted service of fixed address. */
function served(options: SessionOptions = {}): SessionOptions {
  return {
    ...options,
    service: { port: PORT, models: MODELS, ...options.service },
    settings: { ...PICTURE_SETTINGS, ...options.settings },
  };
}

async function arrange(window: VSCodeWindow, width: number, height: number): Promise<void> {
  await window.page.setViewportSize({ width, height });
  const sideBar = window.page.locator('.part.sidebar');
  if (await sideBar.isVisible()) {
    await window.press('Control+B');
    await expect(sideBar).toBeHidden();
  }
}

test('ghost-python', async ({ vscode }) => {
  const window = await vscode.open({ ...offline, files: { 'bell.py': program }, file: 'bell.py' });
  await arrange(window, 760, 400);
  await window.cursor();
  await window.type('# bell state\n');
  await window.waitForGhost();
  await shoot(window, 'ghost-python', {});
});
