import { after, before, beforeEach } from 'node:test';

import type { CompletionBackend } from '../../../src/backends/types.ts';
import { connect } from '../../support/connect.ts';
import { startQiskit, type ScriptedQiskit } from '../../support/service/qiskit.ts';

/** Runs the scripted service for the suite that this is called in, and connects to it anew before each test, with nothing left of the one before. */
export function withQiskit(
  use: (made: { readonly service: ScriptedQiskit; readonly backend: CompletionBackend }) => void,
): void {
  let service: ScriptedQiskit;
  before(async () => void (service = await startQiskit({ token: 'secret-token', accepted: true })));
  after(() => service.close());
  beforeEach(() => {
    service.requests.length = 0;
    use({ service, backend: connect(`${service.url}/v1/`) });
  });
}
