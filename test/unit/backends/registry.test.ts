import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createBackend } from '../../../src/backends/registry.ts';
import type { BackendDeps } from '../../../src/backends/types.ts';

const deps: BackendDeps = { fetch, token: async () => null, caller: 'test' };

describe('createBackend', () => {
  it('uses the default address of a service while none is set', () => {
    const backend = createBackend({ service: 'qiskit-code-assistant', url: ' ' }, deps);
    assert.equal(backend?.origin, 'http://127.0.0.1:8642');
  });

  it('makes no backend for an address that is none', () => {
    assert.equal(createBackend({ service: 'qiskit-code-assistant', url: 'localhost:8642' }, deps), null);
  });

  it('makes the embedded engine without any address', () => {
    assert.equal(createBackend({ service: 'offline', url: 'nonsense' }, deps)?.origin, null);
  });
});
