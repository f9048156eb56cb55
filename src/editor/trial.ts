import { window } from 'vscode';

import { failureOf } from '../completion/failure.ts';
import type { SourceRequest } from '../completion/types.ts';
import { isLoading, type Connected, type Connection } from './connection.ts';
import { failureSentence } from './failureMessages.ts';
import type { Log } from './log.ts';
import { messages, stateSentence } from './messages.ts';
import { plain } from './plain.ts';
import { withProgress } from './progress.ts';

/** What a trial needs from outside. */
export interface TrialDeps {
  readonly connection: Pick<Connection, 'target'>;
  readonly log: Pick<Log, 'info'>;
}

/** How a trial ended, in words. */
interface Verdict {
  readonly isGood: boolean;
  readonly sentence: string;
}

/** Code that every model that knows Python can go on with. */
const QUESTION: Omit<SourceRequest, 'model'> = {
  prompt: 'from qiskit import QuantumCircuit\n\n# A circuit with two qubits\nqc = ',
  maxTokens: 16,
  temperature: 0,
  stop: ['\n'],
};
/** Longest answer that is shown, in characters. */
const SHOWN = 60;

/** Asks the service in use for one suggestion, and says in words what came of it. */
export async function tryOut({ connection, log }: TrialDeps, place: string): Promise<void> {
  const verdict = await withProgress(messages.trying(place), async (signal) =>
    judge(await connection.target('explicit', signal), { place, signal }),
  );
  if (verdict === null) return;
  log.info(`Trial of ${place}: ${verdict.isGood ? 'good' : verdict.sentence}`);
  if (verdict.isGood) void window.showInformationMessage(verdict.sentence);
  else void window.showWarningMessage(verdict.sentence);
}

/** Null when the user gave up. */
async function judge(
  connected: Connected,
  { place, signal }: { readonly place: string; readonly signal: AbortSignal },
): Promise<Verdict | null> {
  if (signal.aborted) return null;
  if (connected.kind === 'blocked') {
    const sentence = stateSentence(connected.state);
    // Both end by themselves or are being asked about already.
    const isGood = isLoading(connected.state) || connected.state.kind === 'disclaimerWaiting';
    return isGood ? { isGood, sentence } : { isGood, sentence: messages.trialFailed(place, sentence) };
  }
  const { model } = connected.target;
  const begun = performance.now();
  try {
    const text = plain(await answerTo({ ...QUESTION, model }, connected, signal), SHOWN);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    return text === ''
      ? { isGood: false, sentence: messages.trialEmpty(plain(model), place) }
      : { isGood: true, sentence: messages.trialGood({ model: plain(model), place, text, seconds }) };
  } catch (error) {
    if (signal.aborted) return null;
    return { isGood: false, sentence: messages.trialFailed(place, failureSentence(failureOf(error))) };
  }
}

async function answerTo(
  request: SourceRequest,
  { backend }: Extract<Connected, { kind: 'connected' }>,
  signal: AbortSignal,
): Promise<string> {
  let answer = '';
  for await (const { text, finish } of backend.complete(request, signal)) {
    answer += text;
    if (finish !== null || answer.length > SHOWN) break;
  }
  return answer;
}
