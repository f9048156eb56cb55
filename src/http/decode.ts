import { TransportError } from './failure.ts';

/** Decodes the next bytes of a body, or its end (null). A strict decoder turns no damage into text: throws TransportError. */
export function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new TransportError(chunk === null ? 'cut' : 'malformed', 'encoding');
  }
}
