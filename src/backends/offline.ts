import type { SourceChunk, SourceRequest } from '../completion/types.ts';
import { createOfflineEngine, type OfflineEngine, type OfflineRequest } from '../offline/engine.ts';
import { single } from './single.ts';
import type { CompletionBackend, ModelInfo } from './types.ts';

const MODEL: ModelInfo = { id: 'offline', detail: '', contextTokens: null };
/** Characters before the cursor in which the indentation of the text is looked for. */
const INDENTATION_WINDOW = 4000;

/** The embedded engine as a service, and what it is told besides requests. */
export interface OfflineBackend extends CompletionBackend {
  /** Learns from an open file how its author writes; takes time in proportion to the file. What is learned stays in memory. */
  readonly learn: (uri: string, text: string) => void;
  /** Forgets a file: it was closed, or is written in. */
  readonly forget: (uri: string) => void;
}

/** The embedded engine as a service: in this process, without a network. */
export function createOffline(): OfflineBackend {
  // Made when it is first asked: it reads its tables then.
  let engine: OfflineEngine | null = null;
  // What was to be learned before there was anybody to learn it.
  const lessons = new Map<string, string>();
  return {
    service: 'offline',
    origin: null,
    url: null,
    disclaimers: null,
    report: null,
    ...single(MODEL),
    infill: async () => ({ kind: 'suffixField' }),
    learn: (uri, text) => {
      if (engine === null) lessons.set(uri, text);
      else engine.learn(uri, text);
    },
    forget: (uri) => {
      lessons.delete(uri);
      engine?.forget(uri);
    },
    async *complete(request, signal) {
      signal.throwIfAborted();
      const before = request.prompt;
      engine ??= started(lessons);
      const candidates = engine.complete({
        before,
        after: request.suffix ?? '',
        indentation: indentationOf(before),
        // Several candidates are asked for when the user asked.
        explicit: (request.n ?? 1) > 1,
      });
      for (let index = 0; index < (request.n ?? 1); index += 1) {
        yield { id: null, index, ...limited(candidates[index]?.text ?? '', request) };
        signal.throwIfAborted();
      }
    },
  };
}

/** An engine that has learned what there is to learn. */
function started(lessons: Map<string, string>): OfflineEngine {
  const engine = createOfflineEngine();
  for (const [uri, text] of lessons) engine.learn(uri, text);
  lessons.clear();
  return engine;
}

/** The indentation that the last indented lines of `text` show; four spaces where there are none. */
function indentationOf(text: string): OfflineRequest['indentation'] {
  const widths: number[] = [];
  for (const [, indent = ''] of text.slice(-INDENTATION_WINDOW).matchAll(/^([\t ]+)\S/gm)) {
    if (indent.startsWith('\t')) return { tabs: true, size: 4 };
    if (indent.length > 1) widths.push(indent.length);
  }
  return { tabs: false, size: widths.length === 0 ? 4 : Math.min(8, ...widths) };
}

/** `text` up to the first stop string and the most tokens, a word or a sign being about one token. */
function limited(text: string, { stop, maxTokens }: SourceRequest): Pick<SourceChunk, 'text' | 'finish'> {
  const ends = stop
    .filter((end) => end !== '')
    .map((end) => text.indexOf(end))
    .filter((at) => at !== -1);
  const stopped = text.slice(0, Math.min(text.length, ...ends));
  const tokens = stopped.match(/\w+|[^\S\n]+|[^\w\s]|\n/g) ?? [];
  if (tokens.length <= maxTokens) return { text: stopped, finish: 'stop' };
  return { text: tokens.slice(0, maxTokens).join(''), finish: 'length' };
}
