import type { Answer } from './answer.ts';
import { decode } from './decode.ts';
import { TransportError } from './failure.ts';
import { framerFor, type Frame, type Framer } from './framing.ts';

/** One JSON message of an answer. */
export interface Payload {
  /** Name of a server-sent event, or null. */
  readonly event: string | null;
  readonly value: unknown;
}

/**
 * The JSON messages of an answer as they arrive: server-sent events up to `[DONE]` or the end of the body, JSON lines, or one JSON document.
 * Throws TransportError (`malformed` also for a body without any message), or the reason of an abort. The answer is left open when the reader
 * goes away: `release` or `close` it.
 */
export async function* payloads(answer: Answer): AsyncGenerator<Payload, void, undefined> {
  const { limits, watch } = answer;
  let seen = false;
  watch.arm('first', limits.firstMs);
  for await (const frame of frames(answer)) {
    seen = true;
    if (frame.data.trim() === '[DONE]') return;
    const payload = { event: frame.event, value: valueOf(frame) };
    watch.disarm();
    yield payload;
    watch.arm('silence', limits.silenceMs);
  }
  if (!seen) throw new TransportError('malformed', 'empty');
}

async function* frames(answer: Answer): AsyncGenerator<Frame, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let framer: Framer | null = null;
  for await (const chunk of answer.chunks()) {
    let text = decode(decoder, chunk);
    if (framer === null) {
      text = text.trimStart();
      if (text === '') continue;
      framer = framerFor(text.charAt(0));
    }
    yield* framer.push(text);
  }
  const rest = decode(decoder, null);
  if (framer !== null) yield* [...framer.push(rest), ...framer.end()];
}

function valueOf(frame: Frame): unknown {
  try {
    return JSON.parse(frame.data);
  } catch {
    throw new TransportError(frame.torn ? 'cut' : 'malformed', 'event');
  }
}
