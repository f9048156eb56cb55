import { join } from 'node:path';

import { canary } from '../support/canary/needles.ts';
import { expect, test as base, type OpenOptions } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { acts, contradicted, firstLine, keys, once, play, tab, unsure, type Played } from './acts.ts';
import { extensionHostOf } from './extensionHost.ts';
import { Hosted } from './hosted.ts';
import { Scene, waitingIn, type Session } from './scene.ts';
import { tableOf, tallyOf } from './tally.ts';

const header = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(9)\n';
const otherExtension = join(import.meta.dirname, '../support/otherExtension');

/** Playwright's `test` with `start`: a window that uses our service, which wants one of `tokens` if there are any. */
const test = base.extend<{ start: (options?: OpenOptions, ...tokens: string[]) => Promise<Session> }>({
  start: async ({ vscode }, use) => {
    const services: Hosted[] = [];
    await use(async (options = {}, ...tokens) => {
      const hosted = await Hosted.start(...tokens);
      services.push(hosted);
      const window = await vscode.open({
        files: { 'main.py': header, 'other.py': header },
        file: 'main.py',
        keys,
        ...options,
        // Where the service wants a token, the test signs in.
        env: { QISKIT_INLINE_TOKEN: undefined },
        settings: {
          'qiskitInline.service': 'qiskit-code-assistant',
          'qiskitInline.url': hosted.url,
          // What is seen came from the service, or nothing did.
          'qiskitInline.offlineFallback': false,
          // A window that was loaded anew may know an older file than it has written.
          'files.saveConflictResolution': 'overwriteFileOnDisk',
          // Its list opens at many keys, and Tab would take from it.
          'editor.wordBasedSuggestions': 'off',
        },
      });
      await window.cursor();
      return { hosted, window };
    });
    await Promise.all(services.map((service) => service.close()));
  },
});

/** Takes a suggestion of a service that goes away meanwhile, so that its report waits; then leaves the line. */
async function takenWhileDown(session: Session): Promise<Scene> {
  const scene = new Scene(session);
  await scene.begin();
  await scene.takeWhileDown();
  await session.window.press('Enter');
  await session.window.savedText('main.py');
  return scene;
}

async function signIn(window: VSCodeWindow): Promise<void> {
  await window.runCommand('Qiskit Inline: Sign In');
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await window.answer(canary);
  await ready(window);
}

/** Changes settings and loads the window anew, which is sure to read them. */
async function change(window: VSCodeWindow, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await window.changeSettings(settings);
  await window.reload();
}

/** Waits until the service is there, and goes to the end of the file. */
async function ready(window: VSCodeWindow): Promise<void> {
  await expect(window.status).toHaveAttribute('aria-label', /Ready/, { timeout: 60_000 });
  await window.cursor();
}

/** Waits until nothing more is to be told. */
async function allTold(window: VSCodeWindow): Promise<void> {
  await expect.poll(() => waitingIn(window), { timeout: 60_000 }).toEqual([]);
}

test('what became of each suggestion is told exactly, once, and never lost', async ({ start }) => {
  test.setTimeout(900_000);
  const played: Played[] = [];
  const alone = await start();
  const { window } = alone;
  try {
    await play(alone, acts, played);
    const beside = await start({ others: [otherExtension] });
    await play(beside, unsure, played);
    await Promise.all([alone, beside].map(({ window }) => allTold(window)));
  } finally {
    console.log(tableOf(played, tallyOf(played)));
  }
  const tally = tallyOf(played);
  expect(tally.clear).toBeGreaterThanOrEqual(60);
  expect(tally).toMatchObject({ accepted: { precision: 1, recall: 1 }, duplicates: 0, lost: 0, strays: 0 });
  expect(tally.rejected.precision).toBeGreaterThanOrEqual(0.95);

  const own = played.filter(({ scene, truth }) => scene.window === window && truth === 'accepted').length;
  const today = window.rows.filter({ hasText: 'Suggestions' }).first();
  await window.runCommand('Qiskit Inline: Show Status');
  await expect(today).toContainText(
    new RegExp(`\\d+ shown · ${own} accepted \\(\\d+ %\\) · \\d+ characters inserted`),
  );
  await expect(window.rows.filter({ hasText: '30 Days' })).toContainText(`${own} accepted`);
  await window.quickInput.fill('Reset Statistics');
  await window.pick('Reset Statistics');
  await window.dialog.getByRole('button', { name: 'Reset' }).click();
  await window.runCommand('Qiskit Inline: Show Status');
  await expect(today).toContainText('0 shown · 0 accepted');
});

test('a report outlives the extension host being killed, and goes where its suggestion came from', async ({
  start,
}) => {
  const session = await start();
  const { hosted, window } = session;
  const first = await takenWhileDown(session);
  process.kill(extensionHostOf(window), 'SIGKILL');
  expect(hosted.told(first.ending)).toEqual([null]);
  await hosted.up();
  await window.reload();
  await expect.poll(() => hosted.told(first.ending)).toEqual(['accepted']);
  await allTold(window);
  expect(hosted.reportRequests).toBe(1);

  const other = await Hosted.start();
  await window.cursor();
  const second = await takenWhileDown(session);
  await window.changeSettings({ 'qiskitInline.url': other.url });
  // The editor may start with the settings that it had before.
  await expect(async () => {
    await window.reload();
    await expect(window.status).toHaveAttribute('aria-label', /Ready/, { timeout: 15_000 });
  }).toPass();
  await hosted.up();
  await expect.poll(() => hosted.told(second.ending), { timeout: 60_000 }).toEqual(['accepted']);
  await allTold(window);
  expect([hosted.reportRequests, other.reportRequests]).toEqual([2, 0]);
  await other.close();
});

test('nothing is told after signing out, without leave or with telemetry off, and what waits is deleted', async ({
  start,
}) => {
  const session = await start({}, canary);
  const { hosted, window } = session;
  await signIn(window);
  await takenWhileDown(session);
  await window.runCommand('Qiskit Inline: Sign Out');
  await allTold(window);
  await hosted.up();
  await signIn(window);

  await takenWhileDown(session);
  await change(window, { 'qiskitInline.reportAcceptance': false });
  await allTold(window);
  await hosted.up();
  await change(window, { 'qiskitInline.reportAcceptance': true });
  await ready(window);

  await takenWhileDown(session);
  await change(window, { 'telemetry.telemetryLevel': 'off' });
  await allTold(window);
  await hosted.up();
  await ready(window);

  const played = await play(session, once(tab, firstLine, contradicted));
  expect(waitingIn(window)).toEqual([]);
  await window.reload();
  expect(played).toHaveLength(3);
  expect([...hosted.log().values()].filter((told) => told !== null)).toEqual([]);
  expect(hosted.reportRequests).toBe(0);
});
