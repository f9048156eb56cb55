import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { ConfigurationTarget, extensions, workspace } from 'vscode';

import { startQiskit } from '../support/service/qiskit.ts';

/** A name that no resolver knows: what arrives for it came through the proxy. */
const FAR = 'service.invalid';
const SETTINGS = [
  'http.proxy',
  'http.noProxy',
  'http.proxyAuthorization',
  'qiskitInline.service',
  'qiskitInline.url',
];

/** A forward proxy that answers what it is asked for itself, and opens tunnels to one place only. */
class Proxy {
  readonly server: Server;
  readonly seen: { readonly line: string; readonly authorization: string | undefined }[] = [];
  tunnel: number | null = null;

  constructor() {
    this.server = createServer((request, response) => {
      this.#note(request);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'far-model', object: 'model' }] }));
    });
    this.server.on('connect', (request: IncomingMessage, socket) => {
      this.#note(request);
      if (this.tunnel === null) {
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const far = connect(this.tunnel, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        far.pipe(socket).pipe(far);
      });
      far.on('error', () => socket.destroy());
      socket.on('error', () => far.destroy());
    });
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async next(count: number): Promise<void> {
    while (this.seen.length < count) await once(this.server, 'seen');
  }

  #note({ method, url, headers }: IncomingMessage): void {
    this.seen.push({ line: `${method ?? ''} ${url ?? ''}`, authorization: headers['proxy-authorization'] });
    this.server.emit('seen');
  }
}

/** Uses a service: the address first, so that no other is ever asked. */
async function use(url: string): Promise<void> {
  await set({ 'qiskitInline.url': url, 'qiskitInline.service': 'qiskit-code-assistant' });
}

async function set(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await workspace.getConfiguration().update(name, value, ConfigurationTarget.Global);
}

describe('complaint C17: the way out', () => {
  let proxy: Proxy;

  beforeEach(async () => {
    proxy = new Proxy();
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    await extensions.getExtension('qiskit-inline.qiskit-inline')?.activate();
    await set({ 'http.proxy': proxy.url });
  });

  afterEach(async () => {
    await set(Object.fromEntries(SETTINGS.map((name) => [name, undefined])));
    proxy.server.close();
    proxy.server.closeAllConnections();
  });

  it('leads through the proxy that VS Code is set to use', async () => {
    await use(`http://${FAR}:8642`);
    await proxy.next(1);
    assert.equal(proxy.seen[0]?.line, `GET http://${FAR}:8642/v1/models`);
  });

  it('leads through a tunnel where the service is encrypted', async () => {
    await use(`https://${FAR}`);
    await proxy.next(1);
    assert.equal(proxy.seen[0]?.line, `CONNECT ${FAR}:443`);
  });

  it('tells the proxy who asks, as VS Code is set to', async () => {
    await set({ 'http.proxyAuthorization': 'Basic b3BlbjpzZXNhbWU=' });
    await use(`http://${FAR}`);
    await proxy.next(1);
    assert.equal(proxy.seen[0]?.authorization, 'Basic b3BlbjpzZXNhbWU=');
  });

  it('does not trust the certificate of a stranger, through the proxy either', async () => {
    await using service = await startQiskit({ tls: true });
    proxy.tunnel = Number(new URL(service.url).port);
    await use(`https://${FAR}`);
    // The second try comes by itself: the first one has ended by then.
    await proxy.next(2);
    assert.deepEqual(service.requests, []);
  });

  it('goes straight to this computer', async () => {
    await using service = await startQiskit();
    await use(service.url);
    await service.nextRequest('GET /v1/models');
    assert.deepEqual(proxy.seen, []);
  });
});
