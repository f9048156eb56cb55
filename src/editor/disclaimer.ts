import { EventEmitter, window, type Disposable, type Uri } from 'vscode';

import type { CompletionBackend } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import type { Answers } from './answers.ts';
import { DisclaimerPanel, type Press } from './disclaimerPanel.ts';
import { viewKey, viewOf, type Shown } from './disclaimerView.ts';
import { failureSentence } from './failureMessages.ts';
import type { DisclaimerAnswer, DisclaimerEvent, DisclaimerGate, TokenSource } from './gate.ts';
import { thrown, type Log } from './log.ts';
import { messages } from './messages.ts';
import { plain } from './plain.ts';
import { placeOf, TermsBook, type Place, type ReadOptions, type Standing } from './terms.ts';

/** What the gate needs from outside. */
export interface PanelGateDeps {
  /** Root of the extension's files. */
  readonly extension: Uri;
  readonly answers: Answers;
  readonly tokens: TokenSource;
  readonly log: Pick<Log, 'warn'>;
}

/** Asks for answers to disclaimers in one panel beside the editor, and remembers them. */
export class PanelGate implements DisclaimerGate, Disposable {
  readonly #deps: PanelGateDeps;
  readonly #book: TermsBook;
  readonly #panel: DisclaimerPanel;
  readonly #answered = new EventEmitter<DisclaimerEvent>();
  readonly onDidAnswer = this.#answered.event;
  readonly #subscriptions: readonly Disposable[];
  readonly #ended = new AbortController();
  #shown: Shown | null = null;
  /** Where suggestions wait for an answer. */
  #waiting: Place | null = null;
  #openedByItself = false;
  /** Counts calls to `open`, so that a slow one does not replace what a later one showed. */
  #opens = 0;

  constructor(deps: PanelGateDeps) {
    this.#deps = deps;
    this.#book = new TermsBook(deps.answers);
    this.#panel = new DisclaimerPanel(deps.extension);
    this.#subscriptions = [
      // Services keep acceptances by account.
      deps.tokens.onDidChange((origin) => this.#book.forget(origin)),
      this.#panel.onDidPress((press) => void this.#press(press)),
      this.#panel.onDidClose(() => {
        this.#shown = null;
      }),
      window.onDidChangeWindowState(({ focused }) => focused && void this.#recheck()),
    ];
  }

  async check(backend: CompletionBackend, model: string, options: ReadOptions): Promise<DisclaimerAnswer> {
    const answer = await this.standing(backend, model, options);
    this.#waiting = answer === 'unanswered' ? placeOf(backend, model) : null;
    // A panel about a model that is not used any more only asks for confusion.
    if (!this.#isShown(backend.origin, model)) this.#panel.close();
    return answer === 'none' ? 'accepted' : answer;
  }

  /** Like `check`, and tells apart what was accepted from what nobody has to accept. */
  async standing(backend: CompletionBackend, model: string, options: ReadOptions): Promise<Standing> {
    const place = placeOf(backend, model);
    return place === null ? 'none' : (await this.#book.read(place, options)).standing;
  }

  /** What is known of a disclaimer without asking the service; null where it has not been read. */
  known(backend: CompletionBackend, model: string): Standing | null {
    const place = placeOf(backend, model);
    return place === null ? 'none' : (this.#book.known(place)?.standing ?? null);
  }

  async open(backend: CompletionBackend, model: string, asked: AbortSignal | null): Promise<void> {
    const place = placeOf(backend, model);
    if (asked === null) {
      if (place === null || this.#openedByItself) return;
      this.#openedByItself = true;
    }
    this.#opens += 1;
    const turn = this.#opens;
    try {
      const shown = place !== null && (await this.#read(place, asked !== null));
      if (turn !== this.#opens || asked?.aborted === true) return;
      if (shown) await this.#show(shown, asked !== null);
      else if (asked !== null) void window.showInformationMessage(messages.nothingToAccept(plain(model)));
    } catch (error) {
      if (asked === null) this.#openedByItself = false;
      this.#failed(model, error, asked?.aborted === false);
    }
  }

  dispose(): void {
    this.#ended.abort();
    this.#book.end();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel.dispose();
    this.#answered.dispose();
  }

  async #read(place: Place, fresh: boolean): Promise<Shown | null> {
    const before = this.#book.known(place)?.standing;
    const { disclaimer, standing } = await this.#book.read(place, { fresh, signal: this.#ended.signal });
    // Accepted in another window, or by another client of the service.
    if (before === 'unanswered' && standing === 'accepted') this.#tell(place, standing);
    return disclaimer && { place, disclaimer, standing };
  }

  #isShown(origin: string | null, model: string): boolean {
    const place = this.#shown?.place;
    return place?.origin === origin && place.model === model;
  }

  /** The answer may have been given while the user was elsewhere: in another window, or in a browser. */
  async #recheck(): Promise<void> {
    const place = this.#waiting;
    if (place === null) return;
    const now = await this.#read(place, true).catch(() => null);
    if (now?.standing === 'accepted' && this.#isShown(place.origin, place.model)) this.#panel.close();
  }

  async #show(shown: Shown, focus: boolean, problem: string | null = null): Promise<void> {
    this.#shown = shown;
    await this.#panel.show(viewOf(shown, problem), focus);
  }

  async #press({ key, accepted }: Press): Promise<void> {
    const shown = this.#shown;
    if (shown === null || key !== viewKey(shown)) return;
    this.#panel.update({ busy: true, problem: null });
    const answer = accepted ? 'accepted' : 'rejected';
    try {
      await this.#answer(shown, answer);
      // First, so that the focus is back in the editor when those who wait for the answer go on.
      if (this.#shown === shown) await this.#panel.leave();
      // Should the terms change, they are asked about as they were the first time.
      if (accepted) this.#openedByItself = false;
      this.#tell(shown.place, answer);
    } catch (error) {
      this.#failed(shown.place.model, error, false);
      if (!accepted) this.#tell(shown.place, answer);
      await this.#explain(shown, accepted, failureSentence(failureOf(error)));
    }
  }

  async #answer({ place, disclaimer }: Shown, answer: 'accepted' | 'rejected'): Promise<void> {
    const { backend, model } = place;
    // A rejection holds from now on, whether the service hears of it or not.
    if (answer === 'rejected') await this.#book.settle(place, disclaimer, answer);
    await backend.disclaimers?.answer(model, disclaimer.id, answer === 'accepted', this.#ended.signal);
    if (answer === 'accepted') await this.#book.settle(place, disclaimer, answer);
  }

  /** Says in the panel why an answer did not arrive; a text that was changed under the reader's eyes is shown anew. */
  async #explain(shown: Shown, accepted: boolean, reason: string): Promise<void> {
    const current = accepted ? await this.#read(shown.place, true).catch(() => null) : null;
    if (this.#shown !== shown) return;
    if (current !== null && viewKey(current) !== viewKey(shown)) {
      await this.#show(current, false, messages.disclaimerChanged);
      return;
    }
    const sentence = accepted ? messages.acceptFailed : messages.rejectFailed;
    this.#panel.update({ busy: false, problem: sentence(reason) });
  }

  #tell({ origin, model }: Place, answer: 'accepted' | 'rejected'): void {
    this.#answered.fire({ origin, model, answer });
  }

  #failed(model: string, error: unknown, asked: boolean): void {
    if (this.#ended.signal.aborted) return;
    this.#deps.log.warn(`Disclaimer of ${plain(model)}: ${thrown(error)}`);
    if (asked)
      void window.showErrorMessage(
        messages.disclaimerFailed(plain(model), failureSentence(failureOf(error))),
      );
  }
}
