import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import type { CompletionBackend, ModelInfo } from '../../../src/backends/types.ts';
import { Link } from '../../../src/editor/link.ts';
import { never } from '../../support/connect.ts';

const MODEL: ModelInfo = { id: 'm', detail: '', contextTokens: null };

/** A listing that was asked for. */
interface Listing {
  readonly resolve: (models: readonly ModelInfo[]) => void;
  readonly reject: (error: Error) => void;
}

/** A service whose listings of models end when a test says so. */
class Office implements Disposable {
  readonly asked: Listing[] = [];
  readonly link: Link;

  constructor() {
    const none = (): (() => void) => () => undefined;
    const backend: CompletionBackend = {
      service: 'openai',
      origin: 'http://localhost:1',
      url: 'http://localhost:1',
      disclaimers: null,
      report: null,
      models: () => new Promise((resolve, reject) => this.asked.push({ resolve, reject })),
      model: async () => MODEL,
      infill: async () => ({ kind: 'none' }),
      async *complete() {
        yield* [];
      },
    };
    this.link = new Link({
      backend,
      model: '',
      account: '0',
      gate: {
        check: async () => 'accepted',
        open: async () => undefined,
        onDidAnswer: () => ({ dispose: none() }),
      },
      tokens: { token: async () => null, onDidChange: () => ({ dispose: none() }) },
      changed: none(),
      recovered: none(),
      refused: none(),
    });
  }

  [Symbol.dispose](): void {
    this.link.close();
  }
}

const unreachable = new BackendError({ kind: 'unreachable' });
const late = new BackendError({ kind: 'timeout' });

/** Two attempts that the user asks for by hand, at once, where the one by itself found nobody. */
async function askedTwice({ link, asked }: Office): Promise<readonly ReturnType<Link['connect']>[]> {
  const first = link.connect('automatic', never);
  asked[0]?.reject(unreachable);
  await first;
  return [link.connect('explicit', never), link.connect('explicit', never)];
}

describe('a link that is asked by hand while it still tries', () => {
  it('stays connected when the attempt before ends in vain after it', async () => {
    using office = new Office();
    const { link, asked } = office;
    const [slow, quick] = await askedTwice(office);
    asked[2]?.resolve([MODEL]);
    assert.equal((await quick)?.kind, 'connected');
    asked[1]?.reject(late);
    await slow;
    assert.equal(link.state.kind, 'ready');
    assert.equal((await link.connect('automatic', never))?.kind, 'connected');
  });

  it('is connected by the attempt before too, whatever becomes of the later one', async () => {
    using office = new Office();
    const { link, asked } = office;
    const [slow, other] = await askedTwice(office);
    asked[1]?.resolve([MODEL]);
    assert.equal((await slow)?.kind, 'connected');
    asked[2]?.reject(late);
    await other;
    assert.equal(link.state.kind, 'ready');
  });

  it('tells the failure of the last attempt', async () => {
    using office = new Office();
    const { link, asked } = office;
    const [slow, quick] = await askedTwice(office);
    asked[1]?.reject(unreachable);
    asked[2]?.reject(late);
    await Promise.all([slow, quick]);
    const { state } = link;
    assert.equal(state.kind === 'failed' && state.failure.kind, 'timeout');
  });
});
