import { setTimeout as pause } from 'node:timers/promises';

import { expect } from '@playwright/test';

import type { ScriptedQiskit } from '../support/service/qiskit.ts';
import { DONE, stream, token, type Scripted } from '../support/service/script.ts';
import { logNormal, luck } from './random.ts';
import type { GhostState, HostLoad, Notes, Screen } from './screen.ts';

/** How steady the ghost text was while a program was typed. */
export interface FlickerFigures {
  readonly keys: number;
  /** Times that ghost text appeared. */
  readonly appeared: number;
  /** Times it vanished and was there again within half a second, as it was or shortened by what was typed meanwhile. */
  readonly returned: number;
  /** Times the editor itself took a frame or two to draw again, after a key, what that key left: sooner than it asks anyone. */
  readonly redrawn: number;
  /** Times that one text took the place of another without a key. */
  readonly changed: number;
  readonly per1000Keys: number;
  readonly host: HostLoad;
}

const FIRST_TOKEN_MS = 60;
const GAP_MS = 95;
const RETURN_MS = 500;
/** The editor waits this long after a key before it asks for ghost text. */
const EDITOR_DEBOUNCE_MS = 50;
/** Share of the answers that are wrong in their last word. */
const WRONG = 0.25;

/** Types a program at a person's pace beside a service that mostly knows how it goes on. */
export async function typeProgram(
  screen: Screen,
  service: ScriptedQiskit,
  { file, program }: { readonly file: string; readonly program: string },
): Promise<FlickerFigures> {
  const { window } = screen;
  const start = window.read(file);
  const target = start + program;
  service.always('POST /v1/completions', async ({ json }) => {
    await pause(FIRST_TOKEN_MS);
    return answer(String(json['prompt']), target);
  });
  await screen.focus('left');
  await window.openFile(file);
  // The tab is there before its text is.
  await expect(window.editor()).toContainText(/transpile/);
  await screen.focus('left');
  await screen.press('Control+End');
  await screen.clear();
  await screen.hostLoad();
  let due = performance.now();
  for (const [index, char] of Array.from(program).entries()) {
    await screen.press(char === '\n' ? 'Enter' : char === ' ' ? 'Space' : char);
    due += logNormal(GAP_MS, 0.35, [luck('gap', index), luck('angle', index)]);
    await pause(Math.max(0, due - performance.now()));
  }
  const host = await screen.hostLoad();
  const notes = await screen.notes();
  const typed = await window.savedText(file);
  if (typed !== target) throw new Error(`typing gave another text than was typed:\n${typed}`);
  return { ...flicker(notes), host };
}

/** Counts what the eye would take for flicker. */
export function flicker({ keys, states }: Notes): Omit<FlickerFigures, 'host'> {
  // What is replaced before its frame is drawn was never seen.
  const seen = states.filter(({ frame }, index) => states[index + 1]?.frame !== frame);
  const typedBetween = (from: number, to: number): string[] =>
    keys.filter(({ at }) => from < at && at <= to).map(({ key }) => (key === 'Enter' ? '\n' : key));
  let [appeared, returned, redrawn, changed] = [0, 0, 0, 0];
  let vanished: { readonly text: string; readonly at: number } | null = null;
  let before: GhostState = { text: '', at: 0, frame: -1 };
  for (const state of seen) {
    if (state.text === before.text) continue;
    if (state.text === '') vanished = { text: before.text, at: state.at };
    else if (before.text !== '') {
      // Several keys may come before their first frame; the frames behind it still show what they did.
      const late = typedBetween(state.at - RETURN_MS, state.at).some(
        (key, _, all) => before.text === key + state.text || before.text === all.join('') + state.text,
      );
      if (!late && typedBetween(before.at, state.at).length === 0) changed += 1;
    } else {
      appeared += 1;
      const gone = vanished;
      if (gone !== null && state.at - gone.at < RETURN_MS) {
        // The key that made it vanish may be the one it was shortened by.
        const typed = typedBetween(gone.at - RETURN_MS, state.at);
        const tails = typed.map((_, from) => typed.slice(from).join('') + state.text);
        const same = [state.text, ...tails].includes(gone.text);
        const byEditor = typedBetween(state.at - EDITOR_DEBOUNCE_MS, gone.at).length > 0;
        if (same && byEditor) redrawn += 1;
        else if (same) returned += 1;
      }
    }
    before = state;
  }
  const per1000Keys = ((returned + changed) * 1_000) / keys.length;
  return { keys: keys.length, appeared, returned, redrawn, changed, per1000Keys };
}

/** The rest of the line and the next one, if the program is being typed as it will be. */
function answer(prompt: string, target: string): Scripted {
  const done = target.startsWith(prompt) ? target.slice(prompt.length) : '';
  const lines = done.split('\n').slice(0, 2);
  const [line = '', next = ''] = lines;
  const wrong = luck('wrong', prompt.length) < WRONG;
  const first = wrong ? line.replace(/\w+(?=\W*$)/, 'other') : line;
  const words = `${first}\n${wrong ? '' : next}`.match(/\s*\S+|\s+$/g) ?? [''];
  return stream(...words.map((word) => token(word)), token('', { finish: 'stop' }), DONE);
}
