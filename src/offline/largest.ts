/** Entries kept one by one: above this many, sorting all of them is quicker. */
const FEW = 40;

/** The entries with the largest numbers, the largest first; of equal ones the first. */
export function largest<K>(counts: ReadonlyMap<K, number>, most: number): [K, number][] {
  if (most > FEW || counts.size <= most) return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, most);
  const kept: [K, number][] = [];
  for (const entry of counts) {
    if (kept.length === most && entry[1] <= (kept.at(-1)?.[1] ?? 0)) continue;
    // An entry goes behind those that are as large: they were there first.
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.[1] ?? 0) < entry[1]) at -= 1;
    kept.splice(at, 0, entry);
    if (kept.length > most) kept.pop();
  }
  return kept;
}
