import { hang } from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { openMenu, row } from './menu.ts';
import { expect, test } from './session.ts';

const GRANITE = 'granite-8b-qiskit';

test('the menu says what is in use, what was decided and why, and what it cost today', async ({ start }) => {
  const { service, window } = await start({
    settings: { 'qiskitInline.qiskitVersion': '2.1.0', 'qiskitInline.trigger': 'manual' },
  });
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.type('qc = ');
  await window.press('Alt+Backslash');
  await window.waitForGhost();
  await window.press('Tab');
  await window.expectGhost('');
  const rows = [
    [`Ready, with ${GRANITE} from Qiskit Code Assistant.`, ''],
    ['Service', `Qiskit Code Assistant, ${service.url}`],
    ['Model', GRANITE],
    ['Disclaimer', 'accepted'],
    ['Qiskit Version', 'qiskit 2.1.0 (as set)'],
    ['Last Decision', /A suggestion was given|Nothing was asked|An answer came|The text changed/],
    ['Time to a Suggestion', /\d (ms|s) \(median\)/],
    ['Suggestions', /1 shown · 1 accepted \(100 %\) · \d+ characters inserted/],
    ['Requests', /\d+ requests? · about \d+ tokens sent · about \d+ received/],
    ['30 Days', /1 shown · 1 accepted \(100 %\)/],
  ] as const;
  // What was counted is in the menu that is opened next.
  await expect(async () => {
    await window.press('Escape');
    await openMenu(window);
    await expect(row(window, 'Suggestions')).toContainText('1 accepted', { timeout: 1_000 });
  }).toPass();
  for (const [label, text] of rows) await expect(row(window, label).first()).toContainText(text);
  await expect(row(window, 'Last Decision')).toContainText(/\d+ s ago, (while typing|asked for)/);
  await expect(
    window.rows.locator('.quick-input-list-separator', { hasText: 'What is in use' }),
  ).toBeVisible();
  await window.page.screenshot({ path: 'out/e2e/screens/menu.png' });

  // Each row leads somewhere: to the reason, and to the list that changes it.
  await row(window, 'Last Decision').click();
  await expect(window.page.locator('.quick-input-title', { hasText: 'Why No Suggestion?' })).toBeVisible();
  await window.press('Escape');
  await openMenu(window);
  await row(window, 'Model').click();
  // The menu has two.
  await expect(window.rows.filter({ hasText: GRANITE })).toHaveCount(1);
  await expect(window.rows.filter({ hasText: GRANITE })).toContainText('in use');
  await window.press('Escape');

  await openMenu(window);
  await window.quickInput.fill('Turn Suggestions Off');
  await window.press('Enter');
  await expect(window.status).toHaveAttribute('aria-label', /Suggestions are off/);
  await openMenu(window);
  await expect(row(window, 'Suggestions are off')).toBeVisible();
  await window.quickInput.fill('Turn Suggestions On');
  await window.press('Enter');
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
});

test('what the user asks for and has to wait for shows its progress, and can be given up', async ({
  start,
}) => {
  const { service, window } = await start({ settings: { 'qiskitInline.trigger': 'manual' } });
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  service.always('POST /v1/completions', hang());
  await window.type('qc = ');
  await window.press('Alt+Backslash');
  const request = await service.nextRequest('POST /v1/completions');
  await giveUp(window, 'Asking for a suggestion');
  await window.type('x');
  expect(await request.closed).toMatchObject({ by: 'client' });

  service.always('GET /v1/models', hang());
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Qiskit Code Assistant');
  await window.answer(service.url);
  await giveUp(window, 'Checking Qiskit Code Assistant');

  await window.runCommand('Qiskit Inline: Show Disclaimer');
  await giveUp(window, 'Reading the disclaimer');
});

/** Presses the button of a progress notification, which then goes away. Not by the mouse: to leave the editor would end a question too. */
async function giveUp(window: VSCodeWindow, title: string): Promise<void> {
  const shown = window.page.locator('.notification-list-item', { hasText: title });
  await expect(shown).toBeVisible();
  await window.page.screenshot({ path: `out/e2e/screens/progress-${title.replaceAll(' ', '-')}.png` });
  await shown.getByRole('button', { name: 'Cancel' }).dispatchEvent('click');
  await expect(shown).toBeHidden();
}
