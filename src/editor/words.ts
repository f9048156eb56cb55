/** What stands in the place of `{0}`, `{1}` … in a sentence. */
type Value = string | number;

/**
 * A sentence in the language of the editor, with values in its gaps. Its English text is its key in `l10n/bundle.l10n.*.json`, so it has to
 * be written out where it is said. This is the English of it, for code that runs outside the editor; in the bundle, `vscode.l10n.t` is in its place.
 */
export function t(sentence: string, ...values: readonly Value[]): string {
  return sentence.replaceAll(/\{(\d+)\}/g, (gap, index: string) => String(values[Number(index)] ?? gap));
}
