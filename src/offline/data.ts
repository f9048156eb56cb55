import tables from './tables.json' with { type: 'json' };
import type { OfflineTables } from './tables.ts';

/** The tables that come with the product. In the bundle this reads the file beside it, when it is first called. */
export function loadTables(): OfflineTables {
  return tables;
}
