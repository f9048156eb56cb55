import assert from 'node:assert/strict';

import {
  commands,
  ConfigurationTarget,
  EventEmitter,
  InlineCompletionTriggerKind,
  Position,
  Range,
  window,
  workspace,
} from 'vscode';

import type { Trigger } from '../../src/completion/types.ts';
import type { ConnectionState } from '../../src/editor/connection.ts';
import { Patience } from '../../src/editor/patience.ts';
import type { Place } from '../../src/editor/request.ts';
import { Waiting } from '../../src/editor/waiting.ts';

const ready: ConnectionState = { kind: 'ready', service: 'openai', model: 'm' };
const unready: ConnectionState = { kind: 'connecting' };

/** What waits in a new document, at its end, and how often the editor was told to ask. */
async function opened(state: ConnectionState) {
  const document = await workspace.openTextDocument({ language: 'python', content: 'qc = ' });
  const { selection } = await window.showTextDocument(document, {
    preview: false,
    selection: new Range(0, 5, 0, 5),
  });
  const changed = new EventEmitter<ConnectionState>();
  const connection = { state, onDidChange: changed.event };
  let asks = 0;
  const waiting = new Waiting(connection, async () => {
    asks += 1;
  });
  const context = { triggerKind: InlineCompletionTriggerKind.Automatic, selectedCompletionInfo: undefined };
  const place: Place = { document, version: document.version, position: selection.active, context };
  return {
    place,
    waiting,
    asks: () => asks,
    become(next: ConnectionState) {
      connection.state = next;
      changed.fire(next);
    },
    /** Brings the document to the front, until its cursor is where it was. */
    async show() {
      const there = new Promise<void>((resolve) => {
        window.onDidChangeTextEditorSelection(({ selections }) => {
          if (selections[0]?.active.isEqual(place.position) === true) resolve();
        });
      });
      await window.showTextDocument(document, { preview: false });
      await there;
    },
    async [Symbol.asyncDispose]() {
      waiting.dispose();
      changed.dispose();
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    },
  };
}

describe('a question that the editor takes back', () => {
  it('is asked again where a key brought it up, and not where the user did', async () => {
    await using world = await opened(ready);
    const settings = workspace.getConfiguration('editor', world.place.document);
    const before = settings.inspect('quickSuggestions')?.globalValue;
    const limit = { other: 'offWhenInlineCompletions' };
    await settings.update('quickSuggestions', limit, ConfigurationTarget.Global);
    const { place } = world;
    const again = await new Promise<readonly Trigger[]>((resolve) => {
      const asked: Trigger[] = [];
      const waiting = {
        remember: (_: Place, trigger: Trigger) => void asked.push(trigger),
        resume: async () => {
          if (asked.length === 2) resolve(asked);
        },
      };
      for (const canceled of [true, false])
        for (const trigger of ['explicit', 'automatic'] as const)
          new Patience(waiting, () => false).asked()({
            place,
            trigger,
            afterMs: 800,
            canceled,
            found: !canceled,
          });
    });
    await settings.update('quickSuggestions', before, ConfigurationTarget.Global);
    assert.deepEqual(again, ['automatic', 'automatic']);
  });
});

describe('a suggestion that is waited for', () => {
  it('is asked for again only so often where each try fails, and anew at another place', async () => {
    await using world = await opened(ready);
    const { place, waiting } = world;
    for (let failures = 0; failures < 6; failures += 1) {
      waiting.rememberFailed(place, 'automatic');
      await waiting.resume();
    }
    assert.equal(world.asks(), 3);
    waiting.rememberFailed({ ...place, position: new Position(0, 4) }, 'automatic');
    waiting.rememberFailed(place, 'automatic');
    await waiting.resume();
    assert.equal(world.asks(), 4);
  });

  it('waits on while another file is in front', async () => {
    await using world = await opened(unready);
    world.waiting.remember(world.place, 'automatic');
    const other = await workspace.openTextDocument({ content: 'a token' });
    await window.showTextDocument(other, { preview: false });
    world.become(ready);
    assert.equal(world.asks(), 0);
    await world.show();
    assert.equal(world.asks(), 1);
  });

  it('does not take the focus away at each return while an answer is missing', async () => {
    for (const trigger of ['explicit', 'automatic'] as const) {
      await using world = await opened({ kind: 'disclaimerWaiting', model: 'm' });
      const other = await workspace.openTextDocument({ content: 'something else' });
      await window.showTextDocument(other, { preview: false });
      world.waiting.remember(world.place, trigger);
      await world.show();
      assert.equal(world.asks(), trigger === 'explicit' ? 0 : 1);
    }
  });

  it('brings up what has to be answered first, where one is waited for', async () => {
    await using world = await opened(unready);
    world.become({ kind: 'disclaimerWaiting', model: 'm' });
    assert.equal(world.asks(), 0);
    world.waiting.remember(world.place, 'automatic');
    world.become({ kind: 'disclaimerWaiting', model: 'other' });
    assert.equal(world.asks(), 1);
  });
});
