const { writeFileSync } = require('node:fs');
const { Agent, createServer, request } = require('node:http');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const { InlineCompletionItem, Range, languages } = require('vscode');

// Finer than the delays looked for, coarse enough to cost nothing.
const RESOLUTION_MS = 4;

const agent = new Agent({ keepAlive: true });

/** Asks the service by the shortest way there is, and waits for the first bytes of its answer. */
const ask = (prompt) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(process.env.FLOOR_URL, { method: 'POST', agent, headers }, (response) => {
      response.once('data', resolve).once('error', reject);
    });
    sent.once('error', reject).end(JSON.stringify({ prompt }));
  });

/**
 * Suggests a constant wherever it is asked in a language of its own, which looks like Python and which no other provider
 * serves, on lines that begin with `bare_` when the service has answered, on those with `held_` at their last key; and tells over HTTP how long the host's event loop was blocked,
 * what the host computed since it was last asked, and how long the last answer with the service took.
 */
exports.activate = (context) => {
  const text = process.env.FLOOR_TEXT;
  let answeredAfterMs = null;
  const provider = {
    provideInlineCompletionItems: async (document, position) => {
      const from = performance.now();
      const line = document.lineAt(position).text;
      if (line.startsWith('bare_')) {
        if (!line.endsWith(' ')) return [];
        await ask(line);
        answeredAfterMs = performance.now() - from;
      }
      if (line.startsWith('held_') && line.endsWith(' ')) return [];
      return [new InlineCompletionItem(text, new Range(position, position))];
    },
  };
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let cpu = process.cpuUsage();
  const server = createServer((request, response) => {
    if (request.url === '/answer') return response.end(JSON.stringify({ afterMs: answeredAfterMs }));
    // The monitor records the time between two of its timers.
    const ms = (value) => Math.max(0, value / 1e6 - RESOLUTION_MS);
    const { user, system } = process.cpuUsage(cpu);
    const [p50, p99, max] = [delays.percentile(50), delays.percentile(99), delays.max].map(ms);
    response.end(JSON.stringify({ p50, p99, max, cpuMs: (user + system) / 1000 }));
    delays.reset();
    cpu = process.cpuUsage();
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(process.env.FLOOR_FILE, String(server.address().port)));
  delays.enable();
  context.subscriptions.push(
    languages.registerInlineCompletionItemProvider({ language: 'floor' }, provider),
    { dispose: () => server.close() },
    { dispose: () => delays.disable() },
  );
};
