import { startOpenai } from '../support/service/openai.ts';
import { after, completion, gate } from '../support/service/script.ts';
import type { VSCode } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';

const COMPLETIONS = 'POST /v1/completions';

async function open(vscode: VSCode, url: string): Promise<VSCodeWindow> {
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'openai', 'qiskitInline.url': url },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  return window;
}

const loading = /The model is loading\. Suggestions come when it is ready\./;

test('a server that is still loading is waited for without an error, also while it cannot be reached', async ({
  vscode,
}) => {
  const first = await startOpenai({ flavour: 'llamacpp' });
  first.loading = true;
  const window = await open(vscode, first.url);
  await expect(window.status).toHaveAttribute('aria-label', loading);
  await window.type('qc = ');
  await window.press('Alt+Backslash');
  const asked = first.requestsTo('GET /v1/models').length;
  await expect.poll(() => first.requestsTo('GET /v1/models').length).toBeGreaterThan(asked);
  await expect(window.status).toHaveAttribute('aria-label', loading);
  await window.page.screenshot({ path: 'out/e2e/screens/cold-start-1-loading.png' });

  const port = Number(new URL(first.url).port);
  await first.close();
  await window.press('Alt+Backslash');
  await expect(window.status).toHaveAttribute('aria-label', loading);
  await using second = await startOpenai({ flavour: 'llamacpp', port });
  // Nothing is pressed: the suggestion that was wanted comes by itself.
  await window.expectGhost('QuantumCircuit(2)', 30_000);
  await expect(window.status).toHaveAttribute('aria-label', /Ready, with/);
  await window.page.screenshot({ path: 'out/e2e/screens/cold-start-2-ready.png' });
  await expect(window.toasts).toHaveCount(0);
  expect(window.log()).not.toContain('cannot be reached');
  expect(second.requestsTo(COMPLETIONS).length).toBeGreaterThan(0);
});

test('a model that is loaded inside the first request is waited for', async ({ vscode }) => {
  await using server = await startOpenai({ flavour: 'ollama' });
  const loaded = gate();
  server.once(COMPLETIONS, after(loaded, completion('r')));
  const window = await open(vscode, server.url);
  await loaded.reached;
  await window.type('qc = ');
  await expect(window.status).toHaveAttribute('aria-label', loading);
  loaded.open();
  await window.expectGhost('QuantumCircuit(2)');
  await expect(window.toasts).toHaveCount(0);
});
