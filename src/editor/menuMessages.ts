import type { Summary } from '../completion/statistics.ts';
import type { Versions } from '../qiskit/versions.ts';
import { t } from './words.ts';

/** Sentences of the menu: how things stand and why, and what was counted. */
export const menuMessages = {
  placeholder: t('Pick a line to change it or to see more'),
  standing: t('What is in use'),
  today: t('Today, counted on this computer only'),
  actions: t('What you can do'),
  service: t('Service'),
  noService: t('none: the URL in the settings is not usable'),
  model: t('Model'),
  noModel: t('not known yet'),
  disclaimer: t('Disclaimer'),
  terms: {
    none: t('none to accept'),
    accepted: t('accepted'),
    rejected: t('rejected: this model stays off'),
    unanswered: t('waits for your answer'),
    unread: t('not read yet'),
  },
  versionsTitle: t('Qiskit Version'),
  versions: describeVersions,
  decision: t('Last Decision'),
  noDecision: t('nothing has been asked for yet'),
  latency: t('Time to a Suggestion'),
  latencyIs: (ms: number) => t('{0} (median)', duration(ms)),
  noLatency: t('nothing measured yet'),
  suggestions: t('Suggestions'),
  counts: describeCounts,
  requests: t('Requests'),
  traffic: describeTraffic,
  month: t('30 Days'),
  turnOn: t('Turn Suggestions On'),
  turnOff: t('Turn Suggestions Off'),
} as const;

/** What is installed, and who says so: `qiskit 2.1.0, qiskit-aer 0.17.2 (.venv)`. */
function describeVersions(versions: Versions, place: string): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  if (named.length === 0) return t('not known');
  return `${named.join(', ')} (${place === '' ? t('as set') : place})`;
}

/** What some days come to: `12 shown · 7 accepted (58 %) · 213 characters inserted`. */
function describeCounts({ shown, accepted, rate, characters }: Summary): string {
  const share = rate === null ? '' : ` (${Math.round(rate * 100)} %)`;
  const inserted = characters === 1 ? t('1 character inserted') : t('{0} characters inserted', characters);
  return [t('{0} shown', shown), t('{0} accepted', accepted) + share, inserted].join(' · ');
}

/** What went to services and came back: `40 requests · about 8300 tokens sent · about 240 received`. */
function describeTraffic({ requests, sent, received }: Summary): string {
  if (requests === 0) return t('none went to a service');
  return [
    requests === 1 ? t('1 request') : t('{0} requests', requests),
    t('about {0} tokens sent', rounded(sent)),
    t('about {0} received', rounded(received)),
  ].join(' · ');
}

/** An estimate says no more than it knows. */
function rounded(tokens: number): number {
  return Number(tokens.toPrecision(2));
}

function duration(ms: number): string {
  return ms < 1000 ? `${Number(ms.toPrecision(2))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
