import type { Source, SourceRequest } from './providers.ts';
import { StopCutter } from './stops.ts';

/** A part of one candidate of an answer; `finish` is null except in the candidate's last piece, which has no text. */
export interface Piece {
  readonly index: number;
  readonly text: string;
  readonly finish: string | null;
}

/**
 * Asks a source and gives its answer in pieces, whatever the source does: stop texts are cut off, and each of the `n` candidates ends exactly
 * once. Leaving the loop ends the request at the source; errors of the source and the signal's reason are thrown.
 */
export async function* piecesOf(
  source: Source,
  request: SourceRequest,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const open = new Map<number, StopCutter>();
  for (let index = 0; index < (request.n ?? 1); index += 1) open.set(index, new StopCutter(request.stop));
  for await (const chunk of source.complete(request, signal)) {
    const cutter = open.get(chunk.index);
    if (cutter === undefined) continue;
    const text = cutter.push(chunk.text);
    if (text !== '') yield { index: chunk.index, text, finish: null };
    const finish = cutter.stopped ? 'stop' : chunk.finish;
    if (finish === null || finish === '') continue;
    open.delete(chunk.index);
    yield* ending(chunk.index, cutter, finish);
    if (open.size === 0) return;
  }
  signal.throwIfAborted();
  for (const [index, cutter] of open) yield* ending(index, cutter, 'stop');
}

function* ending(index: number, cutter: StopCutter, finish: string): Generator<Piece> {
  const rest = cutter.flush();
  if (rest !== '') yield { index, text: rest, finish: null };
  yield { index, text: '', finish };
}
