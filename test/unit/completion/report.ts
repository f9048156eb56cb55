import type { Report } from '../../../src/completion/outbox.ts';

/** A report of one suggestion that was taken. */
export const there: Report = {
  id: 'cmpl-1',
  accepted: true,
  service: 'openai',
  url: 'http://there:1/base',
  time: 1_753_000_000_000,
};
