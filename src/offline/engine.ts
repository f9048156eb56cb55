import { loadTables } from './data.ts';
import { Knowledge } from './knowledge.ts';
import type { Offer } from './rank.ts';
import { Session } from './session.ts';
import type { OfflineTables } from './tables.ts';

/** A place in Python code. Texts have `\n` line ends. */
export interface OfflineRequest {
  /** Text before the cursor. */
  readonly before: string;
  /** Text after the cursor. */
  readonly after: string;
  /** Indentation of the document; `size` is in columns. */
  readonly indentation: { readonly tabs: boolean; readonly size: number };
  /** True when the user asked: whole lines come first, however unsure. */
  readonly explicit?: boolean;
}

/** Text to insert at the cursor. */
export type OfflineCandidate = Offer;

/** The embedded engine: answers from what it knows of Qiskit and from the text around the cursor alone. */
export interface OfflineEngine {
  /** Candidates, best first; empty where nothing fits. The same text gives the same answer, whatever was asked before. */
  complete(request: OfflineRequest): readonly OfflineCandidate[];
  /** Names that may follow the cursor, best first. */
  names(before: string, after: string): readonly string[];
}

/** Documents that are remembered between two keys. */
const SESSIONS = 4;
const MOST = 5;

/** Makes an engine over the tables that `load` gives; they are loaded when the first suggestion is asked for. */
export function createOfflineEngine(load: () => OfflineTables = loadTables): OfflineEngine {
  let knowledge: Knowledge | null = null;
  const sessions: Session[] = [];
  const sessionFor = (before: string): Session => {
    knowledge ??= new Knowledge(load());
    const known = sessions.find((session) => session.memory.isLike(before));
    const session = known ?? new Session(knowledge);
    if (known) sessions.splice(sessions.indexOf(known), 1);
    sessions.unshift(session);
    sessions.length = Math.min(sessions.length, SESSIONS);
    return session;
  };
  return {
    complete(request) {
      const rest = request.after.split('\n', 1)[0] ?? '';
      if (!/^[\s)\]}'",:]*(?:#.*)?$/u.test(rest)) return [];
      const unit = request.indentation.tabs ? '\t' : ' '.repeat(request.indentation.size);
      const { after } = request;
      const before = windowOf(request.before);
      const offers = sessionFor(before).offers({ before, after, unit, explicit: request.explicit === true });
      return distinct(
        offers.map(({ text, confidence }) => ({ text: without(text, rest.trimEnd()), confidence })),
      );
    },
    names: (before, after) => sessionFor(windowOf(before)).names(windowOf(before), after),
  };
}

/** Characters of a long text that are read: its beginning, where the imports are, and what is right before the cursor. */
const HEAD = 8_000;
const TAIL = 24_000;
/** Characters by which the part before the cursor moves on at once, so that what was read stays the same between keys. */
const STEP = 8_000;

function windowOf(before: string): string {
  if (before.length <= HEAD + TAIL + STEP) return before;
  const cut = before.length - TAIL - ((before.length - HEAD - TAIL) % STEP);
  return before.slice(0, before.lastIndexOf('\n', HEAD) + 1) + before.slice(before.indexOf('\n', cut) + 1);
}

/** A text without the closing brackets and quotes that already stand right of the cursor. */
function without(text: string, rest: string): string {
  return rest !== '' && text.endsWith(rest) ? text.slice(0, -rest.length) : text;
}

function distinct(offers: readonly OfflineCandidate[]): OfflineCandidate[] {
  const texts = new Map(offers.toReversed().map((offer) => [offer.text, offer]));
  return [...texts.values()]
    .toReversed()
    .filter(({ text }) => text.trim() !== '')
    .slice(0, MOST);
}
