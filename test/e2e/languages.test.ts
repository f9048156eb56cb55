import { readFileSync } from 'node:fs';

import { startQiskit } from '../support/service/qiskit.ts';
import type { VSCode } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';

const GRANITE = 'granite-8b-qiskit';

type Words = Readonly<Record<string, string>>;

const wordsIn = (file: string): Words => JSON.parse(readFileSync(file, 'utf8')) as Words;

/** The disclaimer, the menu, a reason, the palette and the walkthrough, as someone sees them who reads `language`. */
async function look(vscode: VSCode, language: string): Promise<void> {
  await using service = await startQiskit();
  const [said, named] = [
    wordsIn(`l10n/bundle.l10n.${language}.json`),
    wordsIn(`package.nls.${language}.json`),
  ];
  const say = (english: string, ...values: readonly string[]): string =>
    (said[english] ?? '').replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  const window = await vscode.open({
    language,
    files: { 'main.py': code },
    file: 'main.py',
    settings: { 'qiskitInline.service': 'qiskit-code-assistant', 'qiskitInline.url': service.url },
  });
  const waits = say('Read and answer the disclaimer of {0} to get suggestions.', GRANITE);
  await expect(window.status).toHaveAttribute(
    'aria-label',
    new RegExp(waits.replaceAll('.', String.raw`\.`)),
  );
  await window.cursor();
  await window.type('qc = ');

  const page = window.webview();
  await page.getByRole('heading', { name: service.disclaimer.title }).waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await window.page.screenshot({ path: `out/e2e/screens/disclaimer-${language}.png` });
  await page.getByRole('button', { name: say('Accept') }).click();
  await window.waitForGhost();

  await window.status.click();
  const ready = say('Ready, with {0} from {1}.', GRANITE, 'Qiskit Code Assistant');
  await expect(window.rows.first()).toContainText(ready);
  for (const label of ['Disclaimer', 'Last Decision', 'Time to a Suggestion'])
    await expect(window.rows.filter({ hasText: say(label) }).first()).toBeVisible();
  await window.page.screenshot({ path: `out/e2e/screens/menu-${language}.png` });
  await window.press('Escape');

  await palette(window, named);
  await window.page.screenshot({ path: `out/e2e/screens/palette-${language}.png` });
  await window.press('Escape');

  await window.page.setViewportSize({ width: 1800, height: 800 });
  await window.runCommand('Welcome: Open Walkthrough...');
  await window.pick(named['walkthrough.title'] ?? '');
  const steps = window.page.locator('.gettingStartedContainer .getting-started-step');
  await steps.filter({ hasText: named['walkthrough.keys.title'] ?? '' }).click();
  await expect(window.page.locator('.getting-started-media iframe').first()).toBeVisible();
  await window.page.screenshot({ path: `out/e2e/screens/walkthrough-${language}.png` });
}

/** The commands are found by their names in the language. */
async function palette(window: VSCodeWindow, named: Words): Promise<void> {
  await window.press('F1');
  for (const name of ['command.why', 'command.showStatus', 'command.pickService']) {
    const title = `Qiskit Inline: ${named[name] ?? ''}`;
    await window.quickInput.fill(`>${title}`);
    await expect(window.rows.filter({ hasText: title }).first()).toBeVisible();
  }
}

for (const language of ['de', 'ja'])
  test(`everything that is ours is said in the language of the editor: ${language}`, async ({ vscode }) => {
    await look(vscode, language);
  });
