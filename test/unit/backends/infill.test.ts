import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import { families, filled } from '../../../src/backends/families.ts';
import { InfillProbe, type ProbeDeps } from '../../../src/backends/infill.ts';
import type { FailureKind, SourceRequest } from '../../../src/completion/types.ts';

const never = new AbortController().signal;
const refuse = (kind: FailureKind) => async (): Promise<never> => {
  throw new BackendError({ kind });
};

/** A model that knows Granite's control tokens. */
const granite = async ({ prompt }: SourceRequest): Promise<string> =>
  prompt.startsWith('<fim_prefix>') ? 'width, height' : '';

/** A probe over a server that is played, and what it was asked. */
function probeOf(deps: Partial<ProbeDeps>): { readonly probe: InfillProbe; readonly asked: SourceRequest[] } {
  const asked: SourceRequest[] = [];
  const complete = deps.complete ?? (async () => '');
  const probe = new InfillProbe({
    origin: 'http://localhost:1',
    memory: deps.memory,
    tokenize: deps.tokenize ?? refuse('noRoute'),
    complete: (request, signal) => {
      asked.push(request);
      return complete(request, signal);
    },
  });
  return { probe, asked };
}

describe('InfillProbe', () => {
  for (const { template } of families) {
    it(`finds ${template.prefix} by its tokens`, async () => {
      const marks = [template.prefix, template.suffix, template.middle]
        .map((mark) => mark.trim())
        .filter(Boolean);
      const tokenize = async (_: string, text: string): Promise<unknown> => {
        const known = marks.every((mark) => text.includes(mark));
        return { tokens: Array.from({ length: known ? marks.length : text.length }, () => 7) };
      };
      const { probe, asked } = probeOf({ tokenize });
      assert.deepEqual(await probe.find('model', never), template);
      assert.equal(asked.length, 0);
    });

    it(`finds ${template.prefix} by trying`, async () => {
      const right = filled(template, '', '').replaceAll(/\s/g, '');
      const complete = async ({ prompt, suffix }: SourceRequest): Promise<string> => {
        const marks = prompt
          .replace('def area(', '')
          .replace('):\n    return width * height\n', '')
          .replaceAll(/\s/g, '');
        return suffix === undefined && marks === right ? ' width: float, height' : 'self):\n';
      };
      assert.deepEqual(await probeOf({ complete }).probe.find('model', never), template);
    });
  }

  it('asks first for what the name of the model lets expect', async () => {
    const { probe, asked } = probeOf({
      complete: async ({ prompt }) => (prompt.includes('<|fim_middle|>') ? 'width, height' : ''),
    });
    await probe.find('qwen2.5-coder:7b', never);
    assert.equal(asked.length, 2);
  });

  it('finds the field of the service', async () => {
    const { probe, asked } = probeOf({
      complete: async ({ suffix }) => (suffix === undefined ? '' : 'height, width'),
    });
    assert.deepEqual(await probe.find('model', never), { kind: 'suffixField' });
    assert.deepEqual([asked.length, asked[0]?.temperature, asked[0]?.stop], [1, 0, []]);
  });

  it('finds nothing where text is only continued', async () => {
    for (const text of ['', 'r):\n    return 3', 'self, width, height', '\nwidth, height', 'width']) {
      assert.deepEqual(await probeOf({ complete: async () => text }).probe.find('model', never), {
        kind: 'none',
      });
    }
  });

  it('takes refusals for an answer, and passes on what stops a suggestion too', async () => {
    for (const kind of ['badRequest', 'serverError', 'malformed'] as const) {
      assert.deepEqual(await probeOf({ complete: refuse(kind) }).probe.find('model', never), {
        kind: 'none',
      });
    }
    for (const kind of ['unauthorized', 'noModel', 'loading', 'timeout', 'rateLimited'] as const) {
      const { probe } = probeOf({ complete: refuse(kind) });
      await assert.rejects(probe.find('model', never), { kind });
      assert.deepEqual(probe.known('model'), { kind: 'none' });
    }
    await assert.rejects(probeOf({ tokenize: refuse('loading') }).probe.find('model', never), {
      kind: 'loading',
    });
  });

  it('takes nothing for an answer that a gateway says while the server is away', async () => {
    for (const status of [502, 503]) {
      const away = async (): Promise<never> => {
        throw new BackendError({ kind: 'serverError', status });
      };
      for (const deps of [{ complete: away }, { tokenize: away, complete: granite }]) {
        const { probe, asked } = probeOf(deps);
        await assert.rejects(probe.find('granite', never), { status });
        assert.equal(probe.remembered('granite'), null);
        assert.equal(asked.length, 'tokenize' in deps ? 0 : 1);
      }
    }
  });

  it('keeps over windows only what the model itself said', async () => {
    const kept = new Map<string, unknown>();
    const memory = {
      get: (key: string) => kept.get(key),
      set: (key: string, value: unknown) => void kept.set(key, value),
    };
    await probeOf({ memory, complete: refuse('serverError') }).probe.find('m', never);
    assert.equal(kept.size, 0);
    const refusesField = async ({ suffix }: SourceRequest): Promise<string> =>
      suffix === undefined ? '' : refuse('serverError')();
    await probeOf({ memory, complete: refusesField }).probe.find('m', never);
    assert.deepEqual([...kept.values()], [{ kind: 'none' }]);
  });

  it('asks once, and once for each model', async () => {
    const { probe, asked } = probeOf({
      complete: async ({ suffix }) => (suffix === undefined ? '' : 'width, height'),
    });
    await probe.find('a', never);
    await probe.find('a', never);
    assert.equal(asked.length, 1);
    await probe.find('b', never);
    assert.equal(asked.length, 2);
    assert.deepEqual(probe.known('a'), { kind: 'suffixField' });
  });

  it('remembers over windows, and mistrusts what it finds there', async () => {
    const kept = new Map<string, unknown>();
    const memory = {
      get: (key: string) => kept.get(key),
      set: (key: string, value: unknown) => void kept.set(key, value),
    };
    const found = await probeOf({ memory, complete: granite }).probe.find('granite', never);
    const again = probeOf({ memory });
    assert.deepEqual(again.probe.known('granite'), found);
    assert.deepEqual(await again.probe.find('granite', never), found);
    assert.equal(again.asked.length, 0);
    for (const [key] of kept) kept.set(key, { kind: 'template', prefix: '<evil>', suffix: 7 });
    const third = probeOf({ memory, complete: granite });
    assert.deepEqual(await third.probe.find('granite', never), found);
    assert.ok(third.asked.length > 0);
  });

  it('ends with the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('closed');
    const complete = async (): Promise<never> => {
      controller.abort(reason);
      throw reason;
    };
    await assert.rejects(probeOf({ complete }).probe.find('model', controller.signal), reason);
  });
});
