import type { LogOutputChannel } from 'vscode';

/** What the parts of the editor write to: VS Code's log channel, with its levels. Never a request's body, never a token. */
export type Log = Pick<LogOutputChannel, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'show'>;

/** The text of anything that was thrown, without its stack: a stack may quote source lines. */
export function thrown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
