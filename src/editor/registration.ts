import { commands, languages, type Disposable, type InlineCompletionItemProvider } from 'vscode';

/** Where Python that is being written lives: files, new files, cells. Not the old side of a comparison, nor output. */
export const selector = ['file', 'untitled', 'vscode-notebook-cell'].map((scheme) => ({
  language: 'python',
  scheme,
}));

/** A provider at work in the editor. */
export class Registration implements Disposable {
  readonly #provider: InlineCompletionItemProvider;
  readonly #registered: () => void;
  #current: Disposable;

  /** `registered` is called whenever the provider was registered anew. */
  constructor(provider: InlineCompletionItemProvider, registered: () => void) {
    this.#provider = provider;
    this.#registered = registered;
    this.#current = languages.registerInlineCompletionItemProvider(selector, provider);
  }

  /**
   * Asks for a suggestion at the cursor, also where the editor was just answered with nothing: it remembers what each provider
   * answered at a place, so the provider is registered anew.
   */
  async ask(): Promise<void> {
    this.#current.dispose();
    this.#current = languages.registerInlineCompletionItemProvider(selector, this.#provider);
    this.#registered();
    await commands.executeCommand('editor.action.inlineSuggest.trigger');
  }

  dispose(): void {
    this.#current.dispose();
  }
}
