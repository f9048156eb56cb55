import type { SourceRequest } from '../completion/types.ts';
import { wellFormed } from './body.ts';

/** One turn of a chat. */
export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

const TASK =
  'You complete Python code that uses Qiskit. The user gives the code before the cursor. ' +
  'Answer with the code that comes next at the cursor, and with nothing else: ' +
  'no explanation, no Markdown, no repetition of the given code. Keep the indentation.';

/** The chat that asks for the continuation of a prompt. */
export function messagesFor({ prompt }: Pick<SourceRequest, 'prompt'>): readonly Message[] {
  return [
    { role: 'system', content: TASK },
    { role: 'user', content: wellFormed(prompt) },
  ];
}
