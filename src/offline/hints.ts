/** The words of a name or a text, without plural endings. */
export function partsOf(text: string): string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((part) => part.length > 1)
    .map((part) =>
      part.length > 3 && part.endsWith('s') && !part.endsWith('ss') ? part.slice(0, -1) : part,
    );
}

/** Share of a name's words that others have too. */
export function overlap(parts: readonly string[], others: ReadonlySet<string>): number {
  if (others.size === 0 || parts.length === 0) return 0;
  return parts.filter((part) => others.has(part)).length / parts.length;
}
