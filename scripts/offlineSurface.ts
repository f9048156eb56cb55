// The shapes of the public figures about the API of the Qiskit packages.

/** What the figures say of a method, a property, an attribute or a function. */
export interface Member {
  readonly kind?: string;
  readonly params?: readonly string[];
  readonly sig?: string;
  readonly ret?: string;
  /** Class that declares it. */
  readonly from?: string;
  readonly dep?: { readonly self?: unknown; readonly args?: readonly { readonly arg: string }[] };
}

/** A function, class or alias of a package. */
export interface Entry extends Member {
  readonly kind: string;
  readonly bases?: readonly string[];
  readonly methods?: Readonly<Record<string, Member>>;
  readonly attrs?: readonly string[];
  readonly of?: string;
}

interface Package {
  readonly version: string;
  readonly modules: Readonly<Record<string, { readonly exports?: Readonly<Record<string, string>> }>>;
  readonly objects: Readonly<Record<string, Entry>>;
}

/** The shape of `qiskit-surface.json`. */
export interface Surface {
  readonly packages: Readonly<Record<string, Package>>;
  readonly flat: Readonly<
    Record<string, { readonly home: string; readonly members: Readonly<Record<string, Member>> }>
  >;
}

/** The shape of `qiskit-removals.json`. */
export interface Removals {
  readonly entries: readonly {
    readonly symbol: string;
    readonly package: string;
    readonly removed_in: string | null;
    readonly deprecated_in: string | null;
  }[];
}

/** Since which release of a package a name can be used, as `offlineSince.py` writes it. */
export type Since = Readonly<Record<string, Readonly<Record<string, string>>>>;
