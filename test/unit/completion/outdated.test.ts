import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Engine } from '../../../src/completion/engine.ts';
import { postprocessor } from '../../../src/completion/postprocess.ts';
import type { CompletionRequest, CompletionResult, Target } from '../../../src/completion/types.ts';
import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Guard } from '../../../src/qiskit/guard.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';
import { VirtualClock } from '../../support/virtualClock.ts';
import { requestAt } from './golden.ts';

const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));

/** An engine for Qiskit 2.5 whose model gives these pieces, one each 50 ms. */
function engineWith(pieces: readonly string[]) {
  const clock = new VirtualClock();
  let asked = 0;
  const target: Target = {
    key: 'k',
    model: 'm',
    infill: { kind: 'none' },
    inProcess: true,
    source: {
      async *complete() {
        asked += 1;
        for (const text of pieces) {
          await new Promise<void>((resolve) => clock.after(50, resolve));
          yield { id: 'r', index: 0, text, finish: null };
        }
        yield { id: 'r', index: 0, text: '', finish: 'stop' };
      },
    },
  };
  const engine = new Engine({
    clock,
    postprocess: postprocessor((text, { before }) =>
      guard.judge({
        before,
        whole: true,
        text,
        installation: { versions: { qiskit: '2.5.2' }, surface: null },
      }),
    ),
  });
  const ask = async (request: CompletionRequest): Promise<CompletionResult> => {
    const answer = engine.suggest(request, target, new AbortController().signal);
    while (await clock.step(clock.now() + 5_000));
    return answer;
  };
  return { engine, ask, asked: () => asked };
}

const file = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)\n';

describe('suggestions of what is gone', () => {
  it('are not shown; the result says what and the counters say how many', async () => {
    const { engine, ask } = engineWith(['job = exe', 'cute(qc, backend)\n']);
    const result = await ask(requestAt(`${file}‸`, { trigger: 'explicit' }));
    assert.ok(result.kind === 'empty');
    assert.deepEqual([result.rule, result.outdated?.symbol], ['guard', 'qiskit.execute']);
    assert.equal(result.outdated?.removal?.removed, '1.0');
    assert.equal(engine.stats().drops['guard'], 1);
    assert.equal(engine.decisions().at(-1)?.outdated, 'qiskit.execute');
  });

  it('are shown by the name of today, and typed on into without another request', async () => {
    const { engine, ask, asked } = engineWith(['qc.cn', 'ot(0, 1)\n']);
    const first = await ask(requestAt(`${file}‸`));
    assert.ok(first.kind === 'suggested');
    assert.equal(first.suggestions[0]?.text, 'qc.cx(0, 1)');
    assert.equal(engine.stats().repaired, 1);
    const next = await ask(requestAt(`${file}qc.cx‸`, { lastChange: 'typed' }));
    assert.ok(next.kind === 'suggested');
    assert.equal(next.suggestions[0]?.text, '(0, 1)');
    assert.equal(asked(), 1);
  });
});
