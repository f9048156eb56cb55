import type { FailureKind, Infill, SourceRequest } from '../completion/types.ts';
import { isObject } from '../protocol/json.ts';
import { BackendError } from './failures.ts';
import { familiesFor, filled } from './families.ts';
import type { Memory } from './types.ts';

/** What a probe may ask of the service. */
export interface ProbeDeps {
  /** Identity of the server for the memory. */
  readonly origin: string;
  readonly memory: Memory | undefined;
  /** The token ids of a text; throws where the server has no such route. */
  readonly tokenize: (model: string, text: string, signal: AbortSignal) => Promise<unknown>;
  /** The whole text of a completion. */
  readonly complete: (request: SourceRequest, signal: AbortSignal) => Promise<string>;
}

/** Only who sees the text after the gap can name what belongs into it. */
const BEFORE = 'def area(';
const AFTER = '):\n    return width * height\n';
const FILLED = /^ *(?:width\b[^\n)]{0,20},\s*height\b|height\b[^\n)]{0,20},\s*width\b)/;
const PROBE_TOKENS = 12;

/** What a model says to a prompt or field that it does not know. */
const REFUSED: ReadonlySet<FailureKind> = new Set([
  'badRequest',
  'serverError',
  'malformed',
  'cut',
  'tooLong',
]);
/** What says nothing of the routes of a server, and stops a suggestion as well. */
const ABSENT: ReadonlySet<FailureKind> = new Set(['loading', 'unreachable', 'tls', 'timeout']);
/** What a gateway says while the server behind it is away, which is no answer of the server. */
const GATEWAY: ReadonlySet<number | null> = new Set([502, 503]);

const NONE: Infill = { kind: 'none' };

/** Finds out how a model takes the text after the cursor, by asking its tokenizer or by trying; remembers it for each server and model. */
export class InfillProbe {
  readonly #deps: ProbeDeps;
  readonly #found = new Map<string, Infill>();

  constructor(deps: ProbeDeps) {
    this.#deps = deps;
  }

  /** What was found before; null when nothing was looked for. */
  remembered(model: string): Infill | null {
    return this.#found.get(model) ?? infillOf(this.#deps.memory?.get(this.#key(model)));
  }

  /** What is known already. */
  known(model: string): Infill {
    return this.remembered(model) ?? NONE;
  }

  /** Resolves to `none` where nothing else was found; throws BackendError for what would stop a suggestion too, and the signal's reason on abort. */
  async find(model: string, signal: AbortSignal): Promise<Infill> {
    const known = this.remembered(model);
    if (known !== null) return known;
    const { infill, sure } = await this.#probe(model, signal);
    this.#found.set(model, infill);
    if (sure) this.#deps.memory?.set(this.#key(model), infill);
    return infill;
  }

  #key(model: string): string {
    return `infill ${this.#deps.origin} ${model}`;
  }

  /** Not sure where every try was refused: that may pass. */
  async #probe(model: string, signal: AbortSignal): Promise<{ infill: Infill; sure: boolean }> {
    const byTokens = await this.#byTokens(model, signal);
    if (byTokens !== null) return { infill: byTokens, sure: true };
    const tries: readonly (Pick<SourceRequest, 'prompt' | 'suffix'> & { readonly infill: Infill })[] = [
      { prompt: BEFORE, suffix: AFTER, infill: { kind: 'suffixField' } },
      ...familiesFor(model).map(({ template }) => ({
        prompt: filled(template, BEFORE, AFTER),
        infill: template,
      })),
    ];
    let answers = 0;
    for (const { infill, ...request } of tries) {
      const text = await this.#answer({ model, ...request }, signal);
      if (FILLED.test(text ?? '')) return { infill, sure: true };
      if (text !== null) answers += 1;
    }
    return { infill: NONE, sure: answers > 0 };
  }

  /** A control token is one id; other models spell it in several. Null where the server tells no ids. */
  async #byTokens(model: string, signal: AbortSignal): Promise<Infill | null> {
    for (const { template } of familiesFor(model)) {
      const marks = [template.prefix, template.suffix, template.middle].filter((mark) => mark !== '');
      const count = countOf(
        await orNull(
          this.#deps.tokenize(model, marks.join('').trim(), signal),
          ({ kind }) => !ABSENT.has(kind),
        ),
      );
      if (count === null) return null;
      // Some servers add a token for the beginning or a space.
      if (count <= marks.length + 1) return template;
    }
    return NONE;
  }

  /** What the model writes; null where it refuses. */
  async #answer(
    request: Pick<SourceRequest, 'model' | 'prompt' | 'suffix'>,
    signal: AbortSignal,
  ): Promise<string | null> {
    const probe = { ...request, maxTokens: PROBE_TOKENS, temperature: 0, stop: [] };
    return orNull(this.#deps.complete(probe, signal), ({ kind }) => REFUSED.has(kind));
  }
}

async function orNull<T>(asked: Promise<T>, isAnswer: (error: BackendError) => boolean): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof BackendError && !GATEWAY.has(error.status) && isAnswer(error)) return null;
    throw error;
  }
}

function countOf(value: unknown): number | null {
  const tokens = isObject(value) ? value['tokens'] : value;
  return Array.isArray(tokens) ? tokens.length : null;
}

/** A remembered finding, checked because it comes from outside. */
function infillOf(value: unknown): Infill | null {
  if (!isObject(value)) return null;
  if (value['kind'] === 'none' || value['kind'] === 'suffixField') return { kind: value['kind'] };
  return familiesFor('').find(({ template }) => template.prefix === value['prefix'])?.template ?? null;
}
