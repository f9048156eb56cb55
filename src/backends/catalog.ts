import type { ServiceName } from './types.ts';

/** What people need to know of a service before they pick it. */
export interface ServiceEntry {
  readonly label: string;
  /** One line. */
  readonly description: string;
  /** Base URL in use while the setting is empty; null for what runs in this process. */
  readonly url: string | null;
  /** Whether the version of the API belongs to the URL, or is brought by the routes and may be left out of the URL. */
  readonly routes: 'plain' | 'versioned';
  readonly token: 'none' | 'optional' | 'required';
  /** Whether the server lists its models, which also shows whether it takes a token, or there is nothing to list. */
  readonly models: 'listed' | 'fixed';
  /** Environment variables where people keep a token for this service; read only when the user asks to import one. */
  readonly variables: readonly string[];
}

/** Every service, in the order in which it is offered. */
export const catalog: Readonly<Record<ServiceName, ServiceEntry>> = {
  offline: {
    label: 'Embedded engine',
    description: 'Qiskit idioms and your own lines. No network, no account.',
    url: null,
    routes: 'versioned',
    token: 'none',
    models: 'fixed',
    variables: [],
  },
  'qiskit-code-assistant': {
    label: 'Qiskit Code Assistant',
    description: 'Any server with the Qiskit Code Assistant API, such as your own.',
    url: 'http://127.0.0.1:8642',
    routes: 'versioned',
    token: 'optional',
    models: 'listed',
    variables: ['QISKIT_IBM_TOKEN', 'QISKIT_CODE_ASSISTANT_TOKEN'],
  },
  openai: {
    label: 'OpenAI-compatible server',
    description: 'llama.cpp, Ollama, vLLM, LM Studio, TGI and others, on this computer or elsewhere.',
    url: 'http://127.0.0.1:8080',
    routes: 'versioned',
    token: 'optional',
    models: 'listed',
    variables: ['OPENAI_API_KEY'],
  },
  'llama-stack': {
    label: 'Llama Stack',
    description: 'A Llama Stack server and the models it serves.',
    url: 'http://127.0.0.1:8321',
    routes: 'versioned',
    token: 'optional',
    models: 'listed',
    variables: ['LLAMA_STACK_API_KEY'],
  },
  libertai: {
    label: 'LibertAI',
    description: 'Open chat models on decentralised machines.',
    url: 'https://api.libertai.io',
    routes: 'versioned',
    token: 'optional',
    models: 'listed',
    variables: ['LIBERTAI_API_KEY'],
  },
  qaip: {
    label: 'QAIP',
    description: 'Answers from your own documents, with their sources.',
    url: 'https://developer.qaip.com/api/v1',
    routes: 'plain',
    token: 'required',
    models: 'fixed',
    variables: ['QAIP_API_KEY'],
  },
};
