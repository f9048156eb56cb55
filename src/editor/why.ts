import { window, type QuickPickItem } from 'vscode';

import type { Decision } from '../completion/decisions.ts';
import type { Engine } from '../completion/engine.ts';
import { productName } from '../manifest.ts';
import type { Connection } from './connection.ts';
import { decisionFacts, decisionSentence } from './decisionMessages.ts';
import { messages, stateSentence } from './messages.ts';
import { commandTitle } from './names.ts';

/** Decisions shown: more than a few keys back nobody remembers what was typed. */
const SHOWN = 12;

/** What the list of decisions is made from. */
export interface WhyDeps {
  /** The engines that decided. */
  readonly engines: readonly Pick<Engine, 'decisions'>[];
  /** Milliseconds of the clock that the decisions are timed by. */
  readonly now: number;
  readonly connection: Pick<Connection, 'state'>;
}

/** Tells in words how the last calls for a suggestion ended, the last one first, and how the service stands. */
export async function showWhy({ engines, now, connection }: WhyDeps): Promise<void> {
  const rows = runs(decisionsOf(engines))
    .slice(-SHOWN)
    .toReversed()
    .map(({ last, times }): QuickPickItem => ({
      label: decisionSentence(last),
      description: times > 1 ? messages.whyTimes(times) : '',
      detail: decisionFacts(last, now),
    }));
  await window.showQuickPick(rows.length > 0 ? rows : [{ label: messages.whyNothing }], {
    title: `${productName}: ${commandTitle('why')}`,
    placeHolder: stateSentence(connection.state),
  });
}

/** What several engines decided, the last decision last. */
export function decisionsOf(engines: WhyDeps['engines']): readonly Decision[] {
  return engines.flatMap((engine) => engine.decisions()).toSorted((a, b) => a.at - b.at);
}

/** Calls that ended the same way one after the other, as one. */
function runs(decisions: readonly Decision[]): { readonly last: Decision; readonly times: number }[] {
  const found: { last: Decision; times: number }[] = [];
  for (const decision of decisions) {
    const run = found.at(-1);
    if (run !== undefined && decisionSentence(run.last) === decisionSentence(decision)) {
      run.last = decision;
      run.times += 1;
    } else found.push({ last: decision, times: 1 });
  }
  return found;
}
