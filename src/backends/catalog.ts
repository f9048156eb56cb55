import type { ServiceName } from './types.ts';

/** What people need to know of a service before they pick it. */
export interface ServiceEntry {
  readonly label: string;
  /** One line. */
  readonly description: string;
  /** Base URL in use while the setting is empty; null for what runs in this process. */
  readonly url: string | null;
  readonly token: 'none' | 'optional' | 'required';
  /** Environment variables where people keep a token for this service; read only when the user asks to import one. */
  readonly variables: readonly string[];
}

/** Every service, in the order in which it is offered. */
export const catalog: Readonly<Record<ServiceName, ServiceEntry>> = {
  offline: {
    label: 'Embedded engine',
    description: 'Qiskit idioms and your own lines. No network, no account.',
    url: null,
    token: 'none',
    variables: [],
  },
  'qiskit-code-assistant': {
    label: 'Qiskit Code Assistant',
    description: 'Any server with the Qiskit Code Assistant API, for one your own.',
    url: 'https://qiskit-code-assistant.quantum.ibm.com',
    token: 'optional',
    variables: ['QISKIT_IBM_TOKEN', 'QISKIT_CODE_ASSISTANT_TOKEN'],
  },
};
