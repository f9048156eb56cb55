/** A usable base URL. */
export interface Base {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Base of the routes: no version, no slash at the end. */
  readonly url: string;
}

/** Ends that people copy along with a base URL; routes bring them themselves. */
const COPIED_END = /(?:\/v1)?(?:\/(?:chat\/)?completions|\/models)?\/*$/;

/** The base of a service's routes from a URL as people write it (with or without `/v1` and slashes), or null unless it is a plain http or https address. */
export function parseBase(url: string): Base | null {
  const text = url.trim();
  // `new URL` reads `localhost:8080` as the scheme `localhost`, and `http:host` as a host.
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname, username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return null;
  return { origin, url: `${origin}${pathname.replace(COPIED_END, '')}` };
}
