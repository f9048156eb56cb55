// The certificates of the operating system are asked of Node: VS Code has no API for them.
// oxlint-disable-next-line no-restricted-imports
import { getCACertificates } from 'node:tls';

import type * as Undici from 'undici';
import { workspace, type Disposable } from 'vscode';

import { thrown, type Log } from './log.ts';

/** What the user's proxy settings of VS Code say. */
interface ProxySettings {
  readonly support: boolean;
  readonly proxy: string;
  readonly bypass: readonly string[];
  readonly authorization: string | null;
  readonly strict: boolean;
  readonly systemCertificates: boolean;
}

interface Routes {
  readonly settings: ProxySettings;
  readonly fetch: typeof globalThis.fetch;
  readonly direct: Undici.Dispatcher;
  /** Null when neither the settings nor the environment name a proxy. */
  readonly proxy: Undici.Dispatcher | null;
}

const connectMs = 10_000;
/** Below the 5 s after which common servers close an idle connection. */
const keepAliveMs = 4_000;
const proxyVariables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'];

/**
 * The one way out: `fetch` of undici, with the proxy and certificate settings of VS Code and the environment.
 * VS Code hooks its global `fetch` but not the `fetch` of a package, so these settings are handed to undici's own proxy agent.
 * With no proxy named anywhere, only the global `fetch` knows what the operating system says (automatic configuration), and is used.
 */
export class Network implements Disposable {
  readonly #log: Log;
  #routes: Promise<Routes> | null = null;
  readonly #subscription = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('http')) this.#close();
  });

  constructor(log: Log) {
    this.#log = log;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { settings, fetch, direct, proxy } = await (this.#routes ??= this.#open());
    const near = isLoopback(url.hostname);
    if (proxy === null && settings.support && !near) return globalThis.fetch(input, init);
    const dispatcher = near || proxy === null ? direct : proxy;
    return fetch(url, Object.assign({}, init, { dispatcher }));
  };

  dispose(): void {
    this.#subscription.dispose();
    this.#close();
  }

  /** Settings are read once, until one of them changes. */
  async #open(): Promise<Routes> {
    try {
      return await open(read(), this.#log);
    } catch (error) {
      this.#routes = null;
      this.#log.error(`The proxy settings cannot be used: ${thrown(error)}`);
      throw error;
    }
  }

  /** Requests that are running end on the connections they have. */
  #close(): void {
    const old = this.#routes;
    this.#routes = null;
    old?.then(
      ({ direct, proxy }) => Promise.all([direct.close(), proxy?.close()]),
      (error: unknown) => this.#log.debug(`Closing connections: ${thrown(error)}`),
    );
  }
}

/** Loads undici, on the first request: nothing before that needs it. */
async function open(settings: ProxySettings, log: Log): Promise<Routes> {
  const undici = await import('undici');
  const ca = settings.systemCertificates ? certificates(log) : null;
  const tls = { timeout: connectMs, ...(ca === null ? {} : { ca }) };
  const options = { keepAliveTimeout: keepAliveMs, connect: tls };
  const direct = new undici.Agent(options);
  const fetch: unknown = undici.fetch;
  if (!isFetch(fetch)) throw new TypeError('undici has no fetch');
  const named = settings.proxy !== '' || proxyVariables.some((name) => process.env[name]);
  if (!settings.support || !named) return { settings, fetch, direct, proxy: null };
  const proxy = new undici.EnvHttpProxyAgent({
    ...options,
    ...(settings.proxy === '' ? {} : { httpProxy: settings.proxy, httpsProxy: settings.proxy }),
    ...(settings.bypass.length === 0 ? {} : { noProxy: settings.bypass.join(',') }),
    ...(settings.authorization === null ? {} : { token: settings.authorization }),
    requestTls: tls,
    proxyTls: { ...tls, rejectUnauthorized: settings.strict },
    // Plain http goes to the proxy as a whole request: many proxies open tunnels to port 443 only.
    proxyTunnel: false,
  });
  return { settings, fetch, direct, proxy };
}

/** The types of the package and of the runtime name the same function differently. */
function isFetch(value: unknown): value is typeof globalThis.fetch {
  return typeof value === 'function';
}

function certificates(log: Log): string[] | null {
  try {
    return [...getCACertificates('default'), ...getCACertificates('system')];
  } catch (error) {
    log.warn(`The certificates of the operating system cannot be read: ${thrown(error)}`);
    return null;
  }
}

/** The user's own values: a workspace must not choose where requests go. */
function read(): ProxySettings {
  const http = workspace.getConfiguration('http');
  const own = (key: string): unknown => {
    const values = http.inspect(key);
    return values?.globalValue ?? values?.defaultValue;
  };
  const bypass = own('noProxy');
  return {
    support: own('proxySupport') !== 'off',
    proxy: text(own('proxy')),
    bypass: Array.isArray(bypass) ? bypass.filter((host) => typeof host === 'string') : [],
    authorization: text(own('proxyAuthorization')) || null,
    strict: own('proxyStrictSSL') !== false,
    systemCertificates: own('systemCertificates') !== false,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Loopback is never proxied, as in VS Code itself. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
