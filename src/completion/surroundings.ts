/** A stretch of code from elsewhere that may go into a prompt: a notebook cell, or what a neighbouring file has. */
export interface ContextPiece {
  /** What tells it from others: the URI of its cell or file. */
  readonly key: string;
  /** Printed as it stands; ends with a line end. */
  readonly text: string;
  /** Names that it gives a value to: a piece that defines what is used at the cursor is left out last. */
  readonly defines: readonly string[];
  /** When it ran, counted by the kernel; null for what did not run, or of which that is not known. */
  readonly ran: number | null;
}

/** What surrounds a text, by piece, so that a prompt can leave some out. The same object while nothing of it changed. */
export interface Surroundings {
  /** Identity of the whole: the URI of the notebook or of the file. */
  readonly key: string;
  /** Whether the text is a cell of a notebook. */
  readonly notebook: boolean;
  /** One comment line that names the installed versions of Qiskit; empty when they are not known. */
  readonly header: string;
  /** What neighbouring files have, as comments, the most useful first. */
  readonly neighbours: readonly ContextPiece[];
  /** The cells above, in the order of the document. */
  readonly before: readonly ContextPiece[];
  /** Comments that stand right above the text, such as the markdown above a cell. */
  readonly above: string;
  /** The cells below, in the order of the document. */
  readonly after: readonly ContextPiece[];
}
