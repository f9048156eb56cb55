import { startQiskit, type QiskitOptions, type ScriptedQiskit } from '../support/service/qiskit.ts';
import { test as base, type OpenOptions } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';

export { expect } from '../support/vscode/fixture.ts';

/** The first line of every sample: what makes a file Qiskit code. */
export const code = 'from qiskit import QuantumCircuit\n';

/** A window that is connected to a scripted service. */
export interface Session {
  readonly service: ScriptedQiskit;
  readonly window: VSCodeWindow;
}

/** What differs from a file `main.py` and a service whose disclaimer is accepted. */
export interface SessionOptions extends OpenOptions {
  readonly service?: QiskitOptions;
  /** Called before the window opens. */
  readonly prepare?: (service: ScriptedQiskit) => void;
}

/** Playwright's `test` with `start`: a scripted service and a window that uses it, with the cursor at the end of `main.py`. */
export const test = base.extend<{ start: (options?: SessionOptions) => Promise<Session> }>({
  start: async ({ vscode }, use) => {
    const services: ScriptedQiskit[] = [];
    await use(async ({ service: scripted, prepare, ...options } = {}) => {
      const service = await startQiskit({ accepted: true, ...scripted });
      services.push(service);
      prepare?.(service);
      const window = await vscode.open({
        files: { 'main.py': code },
        file: 'main.py',
        ...options,
        // Where a service wants a token, the test signs in.
        env: { ...(scripted?.token === undefined ? {} : { QISKIT_INLINE_TOKEN: undefined }), ...options.env },
        settings: {
          'qiskitInline.service': 'qiskit-code-assistant',
          'qiskitInline.url': service.url,
          // What is seen came from the service, or nothing did.
          'qiskitInline.offlineFallback': false,
          ...options.settings,
        },
      });
      if (options.file === undefined) await window.cursor();
      return { service, window };
    });
    await Promise.all(services.map((service) => service.close()));
  },
});
