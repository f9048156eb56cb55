import type { Played } from './acts.ts';
import type { Hosted, Told } from './hosted.ts';

/** How well what the services heard agrees with what was done. */
export interface Tally {
  /** Suggestions of which it is known what ought to be heard. */
  readonly clear: number;
  /** Shares from 0 to 1: of what was heard as such, and of what ought to be. */
  readonly accepted: Agreement;
  readonly rejected: Agreement;
  /** Reports beyond one for each suggestion, and requests beyond one for each report. */
  readonly duplicates: number;
  /** Suggestions of which something ought to be heard, and nothing was. */
  readonly lost: number;
  /** Reports about anything but the suggestions that were played. */
  readonly strays: number;
}

interface Agreement {
  readonly precision: number;
  readonly recall: number;
}

/** Compares what the logs of the services say with what was done. */
export function tallyOf(played: readonly Played[]): Tally {
  const all = played.map((one) => ({ ...one, heard: heardOf(one) }));
  const clear = all.filter(({ truth }) => truth !== 'unclear');
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const agreement = (what: Told): Agreement => {
    const right = clear.filter(({ truth, heard }) => truth === what && heard.includes(what)).length;
    return {
      precision: share(right, clear.filter(({ heard }) => heard.includes(what)).length),
      recall: share(right, clear.filter(({ truth }) => truth === what).length),
    };
  };
  const services = [...new Set(played.map(({ scene }) => scene.hosted))];
  const reports = sum(services.map(reportsTo));
  const requests = sum(services.map(({ reportRequests }) => reportRequests));
  return {
    clear: clear.length,
    accepted: agreement('accepted'),
    rejected: agreement('rejected'),
    duplicates: requests - reports + sum(all.map(({ heard }) => Math.max(0, heard.length - 1))),
    lost: clear.filter(({ truth, heard }) => truth !== null && heard.length === 0).length,
    strays: reports - sum(all.map(({ heard }) => heard.length)),
  };
}

/** How often each act was heard as what, and the shares that follow, to be read. */
export function tableOf(played: readonly Played[], tally: Tally): string {
  const acts = [...new Set(played.map(({ act }) => act))];
  const rows = acts.map((act) => {
    const own = played.filter((one) => one.act === act);
    const heard = own.map((one) => heardOf(one).join('+') || 'nothing');
    const counts = ['accepted', 'rejected', 'nothing'].map(
      (what) => heard.filter((one) => one === what).length,
    );
    const unclear = own.filter(({ truth }) => truth === 'unclear').length;
    return [act.how.padEnd(40), act.truth ?? 'nothing'].concat([own.length, ...counts, unclear].map(String));
  });
  const head = ['what the user did'.padEnd(40), 'truth', 'n', 'accepted', 'rejected', 'nothing', 'unclear'];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const { accepted, rejected, clear, duplicates, lost, strays } = tally;
  return [
    ...[head, ...rows].map((cells) =>
      cells
        .map((cell) => cell.padEnd(9))
        .join('')
        .trimEnd(),
    ),
    `${clear} of ${played.length} clear`,
    `accepted: precision ${percent(accepted.precision)}, recall ${percent(accepted.recall)}`,
    `rejected: precision ${percent(rejected.precision)}, recall ${percent(rejected.recall)}`,
    `${duplicates} duplicates, ${lost} lost, ${strays} reports about anything else`,
  ].join('\n');
}

/** What was heard of a suggestion, whichever request brought it. */
function heardOf({ scene }: Played): readonly Told[] {
  return scene.hosted.told(scene.ending).filter((told) => told !== null);
}

function reportsTo(hosted: Hosted): number {
  return [...hosted.log().values()].filter((told) => told !== null).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
