import type { Summary } from '../completion/statistics.ts';
import type { Versions } from '../qiskit/versions.ts';

/** Sentences of the menu: how things stand and why, and what was counted. */
export const menuMessages = {
  placeholder: 'Pick a line to change it or to see more',
  standing: 'How it stands',
  today: 'Today, counted on this computer only',
  actions: 'What you can do',
  service: 'Service',
  noService: 'none: the URL in the settings is not usable',
  model: 'Model',
  noModel: 'not known yet',
  disclaimer: 'Disclaimer',
  terms: {
    none: 'none to accept',
    accepted: 'accepted',
    rejected: 'rejected: this model stays off',
    unanswered: 'waits for your answer',
    unread: 'not read yet',
  },
  versionsTitle: 'Qiskit Version',
  versions: describeVersions,
  decision: 'Last Decision',
  noDecision: 'nothing has been asked for yet',
  latency: 'Time to a Suggestion',
  latencyIs: (ms: number) => `${duration(ms)} (median)`,
  noLatency: 'nothing measured yet',
  suggestions: 'Suggestions',
  counts: describeCounts,
  requests: 'Requests',
  traffic: describeTraffic,
  month: '30 Days',
  turnOn: 'Turn Suggestions On',
  turnOff: 'Turn Suggestions Off',
} as const;

/** What is installed, and who says so: `qiskit 2.1.0, qiskit-aer 0.17.2 (.venv)`. */
function describeVersions(versions: Versions, place: string): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  if (named.length === 0) return 'not known';
  return `${named.join(', ')} (${place === '' ? 'as set' : place})`;
}

/** What some days come to: `12 shown · 7 accepted (58 %) · 213 characters inserted`. */
function describeCounts({ shown, accepted, rate, characters }: Summary): string {
  const share = rate === null ? '' : ` (${Math.round(rate * 100)} %)`;
  const inserted = `${count(characters, 'character')} inserted`;
  return [`${shown} shown`, `${accepted} accepted${share}`, inserted].join(' · ');
}

/** What went to services and came back: `40 requests · about 8300 tokens sent · about 240 received`. */
function describeTraffic({ requests, sent, received }: Summary): string {
  if (requests === 0) return 'none went to a service';
  return [
    count(requests, 'request'),
    `about ${rounded(sent)} tokens sent`,
    `about ${rounded(received)} received`,
  ].join(' · ');
}

/** An estimate says no more than it knows. */
function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}

function duration(ms: number): string {
  return ms < 1000 ? `${Number(ms.toPrecision(2))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
