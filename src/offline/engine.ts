import { type Versions, versionsOfSetting } from '../qiskit/versions.ts';
import { loadTables } from './data.ts';
import { Knowledge } from './knowledge.ts';
import { Learned } from './learned.ts';
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
  /** The document, so that it does not teach itself; see `learn`. */
  readonly uri?: string;
  /** Versions of the packages that the code runs with: what they do not have is not suggested. Left out, they are read from a first line like `# qiskit==2.1.0`. */
  readonly versions?: Versions;
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
  /** Learns from an open file how the user writes and names things. It takes time in proportion to the file: not to be called while a key waits. Nothing leaves memory. */
  learn(uri: string, text: string): void;
  /** Forgets a file that was closed. */
  forget(uri: string): void;
}

/** Documents that are remembered between two keys. */
const SESSIONS = 4;
const MOST = 5;

/** Makes an engine over the tables that `load` gives; they are loaded when the first suggestion is asked for. */
export function createOfflineEngine(load: () => OfflineTables = loadTables): OfflineEngine {
  const desk = new Desk(load);
  return {
    complete(request) {
      const rest = request.after.split('\n', 1)[0] ?? '';
      if (!/^[\s)\]}'",:]*(?:#.*)?$/u.test(rest)) return [];
      const unit = request.indentation.tabs ? '\t' : ' '.repeat(request.indentation.size);
      const { after } = request;
      const before = windowOf(request.before);
      desk.use(request.versions ?? versionsOfHead(request.before));
      const session = desk.session(before, request.uri);
      const offers = session.offers({ before, after, unit, explicit: request.explicit === true });
      return distinct(
        offers.map(({ text, confidence }) => ({ text: without(text, rest.trimEnd()), confidence })),
      );
    },
    learn: (uri, text) => desk.learned.learn(uri, text, desk.knowledge),
    forget: (uri) => desk.learned.forget(uri),
    names: (before, after) => desk.session(windowOf(before)).names(windowOf(before), after),
  };
}

/** The versions that the comment at the head of a text names; none where there is no such comment. */
function versionsOfHead(text: string): Versions {
  const [, named = ''] = /^# (qiskit[\w-]*==[^\n]{1,200})/u.exec(text) ?? [];
  return named === '' ? {} : versionsOfSetting(named);
}

/** What an engine has at hand: the tables, the documents that are edited, and what other files teach. */
class Desk {
  readonly learned = new Learned();
  readonly #load: () => OfflineTables;
  #knowledge: Knowledge | null = null;
  #sessions: Session[] = [];
  #versions = '{}';

  constructor(load: () => OfflineTables) {
    this.#load = load;
  }

  get knowledge(): Knowledge {
    return (this.#knowledge ??= new Knowledge(this.#load()));
  }

  /** Changes the versions that are known; what was read of documents is read again then. */
  use(versions: Versions): void {
    const given = JSON.stringify(versions);
    if (given === this.#versions) return;
    this.#versions = given;
    this.knowledge.use(versions);
    this.#sessions = [];
  }

  /** The session of the document that a text is a state of. */
  session(before: string, uri?: string): Session {
    const session = this.#sessions.find(({ memory }) => memory.isLike(before)) ?? new Session(this.knowledge);
    session.lessons = this.learned.others(uri);
    this.#sessions = [session, ...this.#sessions.filter((one) => one !== session)].slice(0, SESSIONS);
    return session;
  }
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
