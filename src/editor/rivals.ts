import { extensions, type Disposable, type Extension } from 'vscode';

/** Publishers and names of extensions that are known to suggest code as ghost text, in lower case. */
const known =
  /^(github\.copilot|codeium\.|tabnine\.|continue\.continue|sourcegraph\.cody|amazonwebservices\.|tabbyml\.|supermaven\.|google\.geminicodeassist|ggml-org\.|huggingface\.|blackboxapp\.|augment\.|kilocode\.|qodo|codium\.|jetbrains\.|ibm\.|mistralai\.|double-bot\.|bito\.|refact)/;
const words = /\b(auto-?complet\w*|completions?|copilot|inline|ghost|suggestions?|codegen|llm)\b/i;

/**
 * Whether another extension may be the one whose ghost text is seen. VS Code tells nobody which provider won, so an extension counts
 * when it is running and is known for suggestions, binds keys for them, or describes itself that way: a guess on the careful side.
 */
export class Rivals implements Disposable {
  readonly #self: string;
  #suspects: readonly Extension<unknown>[] = [];
  readonly #subscription = extensions.onDidChange(() => this.#look());

  constructor(self: string) {
    this.#self = self.toLowerCase();
    this.#look();
  }

  /** Whether one of them runs now. */
  get present(): boolean {
    return this.#suspects.some((extension) => extension.isActive);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #look(): void {
    this.#suspects = extensions.all.filter(
      (extension) => extension.id.toLowerCase() !== this.#self && isSuspect(extension),
    );
  }
}

interface Manifest {
  readonly isBuiltin?: boolean;
  readonly main?: string;
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  readonly description?: string;
  readonly enabledApiProposals?: readonly string[];
  readonly contributes?: { readonly keybindings?: unknown };
}

function isSuspect({ id, packageJSON: manifest }: Extension<unknown>): boolean {
  if (known.test(id.toLowerCase())) return true;
  if (!isManifest(manifest) || manifest.isBuiltin === true || manifest.main === undefined) return false;
  return (
    (manifest.categories ?? []).some((category) => category === 'AI' || category === 'Machine Learning') ||
    (manifest.enabledApiProposals ?? []).some((proposal) => proposal.startsWith('inlineCompletions')) ||
    words.test([...(manifest.keywords ?? []), manifest.description ?? ''].join(' ')) ||
    /inlineSuggest/.test(JSON.stringify(manifest.contributes?.keybindings ?? []))
  );
}

/** VS Code has checked the fields of a package that it loads. */
function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null;
}
