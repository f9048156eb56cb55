import { ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';

import type { CompletionBackend, ModelInfo } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import type { Infill } from '../completion/types.ts';
import type { Connection } from './connection.ts';
import type { PanelGate } from './disclaimer.ts';
import { failureSentence } from './failureMessages.ts';
import { messages } from './messages.ts';
import { serviceLabel } from './names.ts';
import { plain } from './plain.ts';
import { withProgress } from './progress.ts';

/** What the model picker needs from outside. */
export interface ModelPickerDeps {
  readonly connection: Pick<Connection, 'backend' | 'model' | 'pickModel'>;
  readonly gate: Pick<PanelGate, 'standing'>;
  /** Resolves to whether there is a token then. */
  readonly signIn: () => Promise<boolean>;
  /** Resolves to whether a service was picked. */
  readonly pickService: () => Promise<boolean>;
}

interface Row extends QuickPickItem {
  /** Null for the row that says why there is no model to pick. */
  readonly model: string | null;
}

/** What the user wants next. */
type Next =
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'signIn' | 'pickService' | 'nothing' };

/** How many models are asked about at a time, and at most. */
const AT_A_TIME = 4;
const MOST_DETAILS = 60;

const retry: QuickInputButton = { iconPath: new ThemeIcon('refresh'), tooltip: messages.retry };
const signIn: QuickInputButton = { iconPath: new ThemeIcon('sign-in'), tooltip: messages.signIn };
const pickService: QuickInputButton = { iconPath: new ThemeIcon('server'), tooltip: messages.pickService };

/** Lets the user pick a model of the service in use, or do what is needed to get at one. */
export async function pickModel(deps: ModelPickerDeps): Promise<void> {
  const list = new ModelList(deps);
  const next = await list.ask();
  switch (next.kind) {
    case 'model':
      return void (await withProgress(messages.checking(plain(next.model)), (signal) =>
        deps.connection.pickModel(next.model, signal),
      ));
    case 'signIn':
      return (await deps.signIn()) ? pickModel(deps) : undefined;
    case 'pickService':
      return (await deps.pickService()) ? pickModel(deps) : undefined;
    case 'nothing':
      return undefined;
  }
}

/** The list on the screen: asks the service, and fills in details as they arrive. */
class ModelList {
  readonly #deps: ModelPickerDeps;
  readonly #backend: CompletionBackend | null;
  readonly #pick = window.createQuickPick<Row>();
  #loading = new AbortController();

  constructor(deps: ModelPickerDeps) {
    this.#deps = deps;
    this.#backend = deps.connection.backend;
    this.#pick.title = this.#backend
      ? messages.modelTitle(serviceLabel(this.#backend.service))
      : messages.pickModel;
    this.#pick.matchOnDescription = true;
    this.#pick.matchOnDetail = true;
    this.#pick.buttons = this.#buttons();
  }

  /** Shows the list until the user has chosen. */
  async ask(): Promise<Next> {
    try {
      return await new Promise((resolve) => this.#show(resolve));
    } finally {
      this.#loading.abort();
      this.#pick.dispose();
    }
  }

  #show(resolve: (next: Next) => void): void {
    const press = (button: QuickInputButton): void => {
      if (button === signIn) resolve({ kind: 'signIn' });
      else if (button === pickService) resolve({ kind: 'pickService' });
      else void this.#load();
    };
    this.#pick.onDidAccept(() => {
      const [row] = this.#pick.selectedItems;
      if (row?.model != null) resolve({ kind: 'model', model: row.model });
      else if (row) void this.#load();
    });
    this.#pick.onDidTriggerButton(press);
    this.#pick.onDidTriggerItemButton(({ button }) => press(button));
    this.#pick.onDidHide(() => resolve({ kind: 'nothing' }));
    this.#pick.show();
    void this.#load();
  }

  #buttons(): readonly QuickInputButton[] {
    return this.#backend?.origin == null ? [retry, pickService] : [retry, signIn, pickService];
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#pick.busy = true;
    this.#pick.placeholder = messages.modelsLoading;
    this.#pick.items = [];
    try {
      await this.#fill(loading.signal);
    } catch (error) {
      if (!loading.signal.aborted) this.#explain(failureSentence(failureOf(error)));
    } finally {
      if (this.#loading === loading) this.#pick.busy = false;
    }
  }

  async #fill(signal: AbortSignal): Promise<void> {
    const backend = this.#backend;
    if (backend === null) return this.#explain(messages.serviceUnusable);
    const models = await backend.models(signal);
    signal.throwIfAborted();
    if (models.length === 0) return this.#explain(messages.noModels);
    const rows = models.map((model) => this.#row(model));
    this.#pick.placeholder = messages.modelPlaceholder;
    this.#pick.items = rows;
    const current = rows.find(({ model }) => model === this.#deps.connection.model);
    if (current) this.#pick.activeItems = [current];
    await this.#describe(backend, rows, signal);
  }

  /** Why there is nothing to pick, with what can be done about it. */
  #explain(sentence: string): void {
    this.#pick.placeholder = sentence;
    this.#pick.items = [
      {
        iconPath: new ThemeIcon('warning'),
        label: sentence,
        detail: messages.noModelsHint,
        buttons: this.#buttons(),
        alwaysShow: true,
        model: null,
      },
    ];
  }

  #row({ id, ...info }: ModelInfo): Row {
    const isCurrent = id === this.#deps.connection.model;
    return {
      label: plain(id),
      description: isCurrent ? messages.inUse : '',
      detail: factsOf(info),
      iconPath: new ThemeIcon(isCurrent ? 'check' : 'blank'),
      model: id,
    };
  }

  async #describe(backend: CompletionBackend, rows: readonly Row[], signal: AbortSignal): Promise<void> {
    const waiting = rows.slice(0, MOST_DETAILS).values();
    const work = async (): Promise<void> => {
      for (const row of waiting) {
        row.detail = (await this.#detail(backend, row, signal)) ?? row.detail ?? '';
        if (signal.aborted) return;
        const active = this.#pick.activeItems;
        this.#pick.items = rows;
        this.#pick.activeItems = active;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }

  /** Details of one model and the state of its disclaimer, as far as the service tells. */
  async #detail(backend: CompletionBackend, { model }: Row, signal: AbortSignal): Promise<string | null> {
    if (model === null) return null;
    const [info, standing, infill] = await Promise.allSettled([
      backend.model(model, signal),
      this.#deps.gate.standing(backend, model, { fresh: false, signal }),
      this.#infill(backend, model, signal),
    ]);
    const facts = [
      info.status === 'fulfilled' ? factsOf(info.value) : '',
      standing.status === 'fulfilled' ? messages.disclaimerStandings[standing.value] : '',
      infill.status === 'fulfilled' && infill.value !== null ? messages.infill[infill.value.kind] : '',
    ];
    return facts.filter((fact) => fact !== '').join(' · ');
  }

  /** Only the model in use is worth a question; what was found of the others is remembered. */
  async #infill(backend: CompletionBackend, model: string, signal: AbortSignal): Promise<Infill | null> {
    if (backend.knownInfill === undefined) return null;
    const isCurrent = model === this.#deps.connection.model;
    return isCurrent ? backend.infill(model, signal) : backend.knownInfill(model);
  }
}

/** What the service says of a model. */
function factsOf({ detail, contextTokens }: Omit<ModelInfo, 'id'>): string {
  const reads = contextTokens === null ? '' : messages.contextTokens(contextTokens);
  return [plain(detail), reads].filter((fact) => fact !== '').join(' · ');
}
