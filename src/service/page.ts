import { createHash } from 'node:crypto';

import type { Stats } from './stats.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; }
caption { font-weight: 600; padding: 0.5rem 0; text-align: left; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent); padding: 0.25rem 0.5rem; }
th { text-align: left; }
thead th + th { text-align: right; }
td { font-variant-numeric: tabular-nums; text-align: right; }
meter { vertical-align: middle; width: 6rem; }
`;

/** Headers of the page: it loads and runs nothing, and its one style is named by its hash. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** The statistics as a page that needs no script. */
export function pageOf({ days, models }: Stats): string {
  const span = days === 1 ? 'today' : `the last ${String(days)} days`;
  const totals = models.map((model) => row(model.model, model));
  const nothing = '<p>No completion was asked for in this time.</p>';
  const body =
    models.length === 0
      ? nothing
      : table('All days', 'Model', totals) +
        models
          .map(({ model, byDay }) =>
            table(
              model,
              'Day (UTC)',
              byDay.map((day) => row(day.day, day)),
            ),
          )
          .join('');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Acceptance</title><style>${STYLE}</style></head>
<body><main><h1>Acceptance in ${span}</h1>
<p>Issued: completions sent. Accepted and rejected: what clients reported about them. Rate: accepted among reported.</p>
${body}</main></body>
</html>
`;
}

interface Counts {
  readonly issued: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly rate: number | null;
}

function table(caption: string, first: string, rows: readonly string[]): string {
  const names = [first, 'Issued', 'Accepted', 'Rejected', 'Rate'];
  const head = names.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>\n`;
}

function row(name: string, { issued, accepted, rejected, rate }: Counts): string {
  const numbers = [issued, accepted, rejected].map((count) => `<td>${String(count)}</td>`).join('');
  const percent = rate === null ? '' : `${(100 * rate).toFixed(1)} %`;
  const meter = rate === null ? '–' : `<meter value="${rate.toFixed(3)}">${percent}</meter> ${percent}`;
  return `<tr><th scope="row">${escape(name)}</th>${numbers}<td>${meter}</td></tr>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
}
