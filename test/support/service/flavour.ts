import { json, token, type Scripted, type Step } from './script.ts';

/** How one kind of OpenAI-compatible server behaves, as far as a client notices. */
export interface Flavour {
  readonly models: (ids: readonly string[]) => unknown;
  readonly unknownPath: Scripted;
  readonly unauthorized: Scripted;
  /** `ignored` answers with whatever is loaded. */
  readonly unknownModel: (id: string) => Scripted | 'ignored';
  readonly suffix: 'ignored' | 'used' | Scripted;
  /** Whether `stop` has to be a list. */
  readonly stopIsList: boolean;
  /** Whether there is a route that cuts text into tokens. */
  readonly tokenizes: boolean;
  /** The answer to a prompt of `used` tokens where only `limit` can be read; null cuts it silently. */
  readonly tooLong: (limit: number, used: number) => Scripted | null;
  /** The steps of a streamed answer. */
  readonly streamed: (pieces: readonly string[], id: string, model: string) => readonly Step[];
  /** What follows the pieces of an answer that breaks off with an error, status and headers being sent. */
  readonly brokenOff: readonly Step[];
  /** The answer on every path while the model loads; null where requests wait instead. */
  readonly loading: Scripted | null;
}

/** The tokens that an answer is said to have taken. */
export const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };

/** An error in the form that most of them have. */
export const errorObject = (status: number, message: string, type: string): Scripted =>
  json({ error: { code: status, message, type } }, status);

/** Events of the pieces, the last with a finish reason. */
export function eventsOf(pieces: readonly string[], id: string, model: string): string[] {
  return pieces.map((text, at) =>
    token(text, { id, model, finish: at === pieces.length - 1 ? 'stop' : null }),
  );
}

/** A list of models with no more than each server tells, all of one owner. */
export const plainModels = (owner: string) => (ids: readonly string[]) => ({
  object: 'list',
  data: ids.map((id) => ({ id, object: 'model', created: 1_764_000_000, owned_by: owner })),
});
