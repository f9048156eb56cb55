import { expect, test } from '../support/vscode/fixture.ts';

test('the walkthrough leads to a sample in which suggestions come at once', async ({ vscode }) => {
  const window = await vscode.open({ idle: true });
  // Pictures are left out where there is little room.
  await window.page.setViewportSize({ width: 1800, height: 800 });
  await window.runCommand('Welcome: Open Walkthrough...');
  await window.pick('Start with Qiskit Inline');
  const page = window.page.locator('.gettingStartedContainer');
  const steps = {
    service: 'Choose where suggestions come from',
    keys: 'Learn four keys',
    privacy: 'Know what is sent',
    suggestion: 'See a suggestion',
  };
  for (const [step, title] of Object.entries(steps)) {
    await page.locator('.getting-started-step', { hasText: title }).click();
    await expect(page.locator('.getting-started-step.expanded', { hasText: title })).toBeVisible();
    await expect(
      page.locator('.getting-started-media iframe, .getting-started-media webview').first(),
    ).toBeVisible();
    await window.page.screenshot({ path: `out/e2e/screens/walkthrough-${step}.png` });
  }
  await page.getByRole('button', { name: 'Open a Sample Notebook' }).click();
  await window.cell(1).click();
  await window.press('Control+End');
  await window.press('Enter');
  await window.type('qc.');
  await window.expectGhost(/\w/);
  await window.page.screenshot({ path: 'out/e2e/screens/sample.png' });
});
