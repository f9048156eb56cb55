/** What a user may do with a suggestion, and what the service ought to hear of it. */
import { test } from '@playwright/test';

import { expect } from '../support/vscode/fixture.ts';
import type { Told } from './hosted.ts';
import { reload, Scene, type Session, type Truth } from './scene.ts';

/** Keys of the tests' user; taking a line has none by itself. */
export const keys = { 'ctrl+f9': 'editor.action.inlineSuggest.acceptNextLine' };

/** Something to do with a suggestion. */
export interface Act {
  readonly how: string;
  readonly truth: Told;
  readonly times: number;
  /** Whether the suggestion has several lines. */
  readonly block?: boolean;
  /** Returns a truth where that depends on how fast it went. */
  readonly play: (scene: Scene) => Promise<Truth | void>;
}

/** An act that was played, and what the service ought to have heard of it. */
export interface Played {
  readonly act: Act;
  readonly scene: Scene;
  readonly truth: Truth;
}

const WORD = 'Control+ArrowRight';
const LINE = 'Control+F9';

/** Taking a suggestion. */
export const tab: Act = { how: 'Tab', truth: 'accepted', times: 10, play: (scene) => scene.press('Tab') };

/** Taking the first of several lines. */
export const firstLine: Act = {
  how: 'first line of a block',
  truth: 'accepted',
  times: 4,
  block: true,
  play: async (scene) => {
    await scene.take(LINE);
    await scene.type('x');
  },
};

const accepting: readonly Act[] = [
  tab,
  firstLine,
  { how: 'Tab, a block', truth: 'accepted', times: 4, block: true, play: (scene) => scene.press('Tab') },
  { how: 'by word, to the end', truth: 'accepted', times: 3, play: (scene) => scene.takeAll(WORD) },
  {
    how: 'by word, for the most part',
    truth: 'accepted',
    times: 4,
    play: async (scene) => {
      await scene.take(WORD, 4);
      await scene.press('Escape');
      await scene.type('x');
    },
  },
  {
    how: 'one word, then something else',
    truth: null,
    times: 3,
    play: async (scene) => {
      await scene.take(WORD);
      await scene.read();
      await scene.type('x');
    },
  },
  {
    how: 'first line of a block, then Tab',
    truth: 'accepted',
    times: 2,
    block: true,
    play: async (scene) => {
      await scene.take(LINE);
      await scene.window.waitForGhost();
      await scene.press('Tab');
    },
  },
  {
    how: 'typed through in part, then Tab',
    truth: 'accepted',
    times: 3,
    play: async (scene) => {
      await scene.type('app');
      await scene.window.expectGhost(scene.text.slice(3));
      await scene.press('Tab');
    },
  },
  {
    how: 'Tab while the service is down',
    truth: 'accepted',
    times: 3,
    play: async (scene) => {
      await scene.takeWhileDown();
      await scene.hosted.up();
    },
  },
];

const passing: readonly Act[] = [
  { how: 'typed through', truth: null, times: 5, play: (scene) => scene.type(scene.text) },
  {
    how: 'contradicted at once',
    truth: null,
    times: 4,
    play: (scene) => scene.atOnce(() => scene.type('x')),
  },
  {
    how: 'cursor away at once',
    truth: null,
    times: 2,
    play: (scene) => scene.atOnce(() => scene.press('ArrowUp')),
  },
  {
    how: 'seen, then the window reloaded',
    truth: null,
    times: 1,
    play: (scene) => reload(scene.window),
  },
];

/** Turning away from a suggestion that was read. */
export const contradicted: Act = {
  how: 'contradicted after reading',
  truth: 'rejected',
  times: 6,
  play: async (scene) => {
    await scene.read();
    await scene.type('x');
  },
};

const rejecting: readonly Act[] = [
  contradicted,
  {
    how: 'Esc after reading, then typed on',
    truth: 'rejected',
    times: 4,
    play: async (scene) => {
      await scene.read();
      await scene.press('Escape');
      await scene.window.expectGhost('');
      await scene.type('x');
    },
  },
  {
    how: 'cursor away after reading',
    truth: 'rejected',
    times: 4,
    play: async (scene) => {
      await scene.read();
      await scene.press('ArrowUp');
    },
  },
  {
    how: 'other editor after reading',
    truth: 'rejected',
    times: 2,
    play: async (scene) => {
      await scene.read();
      await scene.window.openFile('other.py');
      await scene.window.openFile('main.py');
    },
  },
  {
    how: 'editor closed after reading',
    truth: 'rejected',
    times: 2,
    play: async (scene) => {
      await scene.read();
      await scene.window.savedText('main.py');
      await scene.window.runCommand('View: Close Editor');
      await expect(scene.window.tab('main.py')).toBeHidden();
      await scene.window.openFile('main.py');
    },
  },
  {
    how: 'contradicted, then the window reloaded',
    truth: 'rejected',
    times: 1,
    play: async (scene) => {
      await scene.untilStored(async () => void (await contradicted.play(scene)));
      await reload(scene.window);
    },
  },
];

/** All there is to do in a window without other suggestions. */
export const acts: readonly Act[] = [...accepting, ...passing, ...rejecting];

/** What to do beside another extension, which may be the one that is seen: only what the editor says of ours is certain. */
export const unsure: readonly Act[] = [
  { ...tab, how: 'Tab, another extension beside', times: 2 },
  { ...contradicted, how: 'contradicted, another extension beside', truth: null, times: 2 },
];

/** The same acts, each to be played once. */
export function once(...list: readonly Act[]): readonly Act[] {
  return list.map(({ how, truth, block = false, play }) => ({ how, truth, block, play, times: 1 }));
}

/** Plays acts in a window, one suggestion after the other and each act at intervals: what one leaves behind meets the others. Adds them to `played`. */
export async function play(
  session: Session,
  list: readonly Act[],
  played: Played[] = [],
): Promise<readonly Played[]> {
  const most = Math.max(...list.map(({ times }) => times));
  for (let round = 0; round < most; round += 1) {
    for (const act of list.filter(({ times }) => times > round)) {
      const scene = new Scene(session, act.block);
      await test.step(`${act.how}: ${scene.ending}`, async () => {
        await scene.begin();
        const truth = await act.play(scene);
        played.push({ act, scene, truth: truth === undefined ? act.truth : truth });
        await scene.end();
      });
    }
  }
  return played;
}
