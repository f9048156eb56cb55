import type { Disposable, Event, SecretStorage } from 'vscode';

import type { TokenSource } from './gate.ts';

/** How a token came here: put into the box by the user, or taken from a file or the environment by the user's choice. */
export type TokenKind = 'typed' | 'imported';

/** A token as it is stored. */
export interface StoredToken {
  readonly token: string;
  readonly kind: TokenKind;
}

/** What the token store needs from outside. */
export interface TokenDeps {
  readonly secrets: SecretStorage;
  /** Value of `QISKIT_INLINE_TOKEN`. */
  readonly environment: string | undefined;
  /** Origin of the URL in the user's settings: the only one that the token of the environment may go to. */
  readonly configured: () => string | null;
}

/** Longest token in characters: real ones are far below 2000, and servers refuse longer headers. */
const LONGEST_TOKEN = 8192;
const PREFIX = 'qiskitInline.token:';
const INDEX = 'qiskitInline.origins';

/** A token fit for an `Authorization` header, without space around it and without a leading `Bearer`; null where `text` is none. */
export function asToken(text: string): string | null {
  const token = text.trim().replace(/^Bearer\s+/i, '');
  return /^[\x21-\x7e]+$/.test(token) && token.length <= LONGEST_TOKEN ? token : null;
}

/** The tokens in VS Code's secret storage, each bound to the origin it was entered for. */
export class TokenStore implements TokenSource, Disposable {
  /** Fires with the origin whose token was stored, replaced or deleted, also by another window. */
  readonly onDidChange: Event<string>;
  readonly #deps: TokenDeps;
  readonly #environment: string | null;
  /** Suggestions ask for the token at each request, and the secret storage is another process away. */
  readonly #cache = new Map<string, Promise<StoredToken | null>>();
  readonly #trials = new Map<string, string>();
  readonly #subscription: Disposable;

  constructor(deps: TokenDeps) {
    this.#deps = deps;
    this.#environment = asToken(deps.environment ?? '');
    // Before anybody else listens, so that nobody who asks again at the event gets the old token.
    this.#subscription = deps.secrets.onDidChange(({ key }) => this.#cache.delete(originOf(key) ?? ''));
    this.onDidChange = (listener, self, disposables) => {
      const fire = ({ key }: { readonly key: string }): void => {
        const origin = originOf(key);
        if (origin !== null) listener.call(self, origin);
      };
      return deps.secrets.onDidChange(fire, undefined, disposables);
    };
  }

  /** The token for requests to `origin`: the one on trial, else the stored one, else the environment's for the configured URL; null without any. */
  async token(origin: string): Promise<string | null> {
    const trial = this.#trials.get(origin);
    if (trial !== undefined) return trial;
    const stored = await this.stored(origin);
    return stored?.token ?? (this.usesEnvironment(origin) ? this.#environment : null);
  }

  /** The stored token of `origin`, or null; null too when the secret storage is locked. */
  stored(origin: string): Promise<StoredToken | null> {
    const cached = this.#cache.get(origin);
    if (cached) return cached;
    const read = Promise.resolve(this.#deps.secrets.get(PREFIX + origin)).then(parseStored, () => {
      this.#cache.delete(origin);
      return null;
    });
    this.#cache.set(origin, read);
    return read;
  }

  /** Whether the token of the environment would go to `origin` while nothing is stored for it. */
  usesEnvironment(origin: string): boolean {
    return this.#environment !== null && this.#deps.configured() === origin;
  }

  /** Stores a token for `origin`. A typed token is never replaced by an imported one: then it returns false. Rejects when nothing can be stored. */
  async set(origin: string, token: StoredToken): Promise<boolean> {
    if (token.kind === 'imported' && (await this.stored(origin))?.kind === 'typed') return false;
    await this.#deps.secrets.store(PREFIX + origin, JSON.stringify(token));
    this.#cache.delete(origin);
    await this.#index((origins) => origins.add(origin));
    return true;
  }

  /** Sends `token` to `origin`, without storing it, for as long as `use` runs. */
  async trial<T>(origin: string, token: string, use: () => Promise<T>): Promise<T> {
    this.#trials.set(origin, token);
    try {
      return await use();
    } finally {
      this.#trials.delete(origin);
    }
  }

  /** Deletes the token of `origin`; rejects when the secret storage does. */
  async delete(origin: string): Promise<void> {
    await this.#deps.secrets.delete(PREFIX + origin);
    this.#cache.delete(origin);
    await this.#index((origins) => origins.delete(origin));
  }

  /** The origins that a token is stored for, in the order they were signed in to. */
  async origins(): Promise<readonly string[]> {
    return parseOrigins(await this.#deps.secrets.get(INDEX));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#cache.clear();
    this.#trials.clear();
  }

  /** The secret storage of older editors cannot list its keys, so the origins are kept beside the tokens. */
  async #index(change: (origins: Set<string>) => unknown): Promise<void> {
    const origins = new Set(await this.origins());
    change(origins);
    if (origins.size === 0) await this.#deps.secrets.delete(INDEX);
    else await this.#deps.secrets.store(INDEX, JSON.stringify([...origins]));
  }
}

function originOf(key: string): string | null {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}

function parseStored(text: string | undefined): StoredToken | null {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return null;
  const { token, kind }: { token?: unknown; kind?: unknown } = value;
  if (typeof token !== 'string' || token === '') return null;
  return { token, kind: kind === 'imported' ? 'imported' : 'typed' };
}

function parseOrigins(text: string | undefined): readonly string[] {
  const value = parseJson(text);
  return Array.isArray(value) ? value.filter((origin) => typeof origin === 'string') : [];
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
