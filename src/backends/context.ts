import type { Infill, SourceRequest } from '../completion/types.ts';
import type { BackendError } from './failures.ts';

/** What is known of how much a model reads. */
interface Known {
  readonly tokens: number;
  readonly charactersPerToken: number;
}

/** Code has more characters per token; a low guess costs context, a high one a request. */
const GUESSED_CHARACTERS_PER_TOKEN = 3;
/** Part of the limit that is used, because tokens of the next prompt are not counted. */
const MARGIN = 0.9;
/** Below this nothing useful is left of a prompt. */
const LEAST_CHARACTERS = 64;

/** Keeps prompts within what each model reads, learning the limits from listings and refusals. */
export class ContextLimits {
  readonly #known = new Map<string, Known>();

  /** Notes the limit that a listing tells. A limit learned from a refusal stays: that server has measured. */
  note(model: string, tokens: number | null): void {
    if (tokens === null || this.#known.has(model)) return;
    this.#known.set(model, { tokens, charactersPerToken: GUESSED_CHARACTERS_PER_TOKEN });
  }

  /** The request with its prompt shortened from the start, where the model cannot read it all. */
  fit(request: SourceRequest, infill: Infill): SourceRequest {
    const known = this.#known.get(request.model);
    if (known === undefined) return request;
    const room = (known.tokens - request.maxTokens) * known.charactersPerToken * MARGIN;
    const length = request.prompt.length + (request.suffix?.length ?? 0);
    return length <= room ? request : (shortened(request, length - room, infill) ?? request);
  }

  /** Learns from a refusal, and gives the request that may still be read; null where there is none. */
  learn(error: BackendError, request: SourceRequest, infill: Infill): SourceRequest | null {
    if (error.kind !== 'contextTooLong' || error.context === null) return null;
    const { tokens, used } = error.context;
    const counted = request.prompt.length / (used ?? Number.NaN);
    const guess = Math.min(GUESSED_CHARACTERS_PER_TOKEN, (request.prompt.length / tokens) * MARGIN);
    const charactersPerToken = Number.isFinite(counted) && counted > 0 ? counted : guess;
    this.#known.set(request.model, { tokens, charactersPerToken });
    const fitted = this.fit(request, infill);
    return fitted === request ? null : fitted;
  }
}

function shortened(request: SourceRequest, excess: number, infill: Infill): SourceRequest | null {
  const { prompt } = request;
  // Control tokens stay where they are: what is cut is the start of the code between them.
  const start = infill.kind === 'template' ? prompt.indexOf(infill.prefix) + infill.prefix.length : 0;
  const end =
    infill.kind === 'template' && !infill.suffixFirst ? prompt.lastIndexOf(infill.suffix) : prompt.length;
  const isTemplated = infill.kind === 'template' && prompt.includes(infill.prefix) && end > start;
  const [from, to] = isTemplated ? [start, end] : [0, prompt.length];
  if (to - from - excess < LEAST_CHARACTERS) return null;
  const line = prompt.indexOf('\n', from + excess) + 1;
  const cut = line > 0 && line < to ? line : afterPair(prompt, from + Math.ceil(excess));
  return { ...request, prompt: prompt.slice(0, from) + prompt.slice(cut) };
}

/** `at`, or one further where that is inside a surrogate pair. */
function afterPair(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
