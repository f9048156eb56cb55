import { ConfigurationTarget, EventEmitter, workspace, type Disposable, type Event, type Uri } from 'vscode';

import type { ServiceName } from '../backends/types.ts';
import { section, settings } from '../manifest.ts';

/** The settings that name the service. None of them can come from a workspace. */
export interface ServiceSettings {
  readonly service: ServiceName;
  readonly url: string;
  readonly model: string;
  /** Extra fields of each request, as the user wrote them. */
  readonly request: unknown;
}

/** When suggestions come by themselves. */
export type TriggerSetting = (typeof settings.trigger.values)[number];
/** Which Python files get suggestions by themselves. */
export type FilesSetting = (typeof settings.files.values)[number];

/** How each file is served: asked at every key, where the editor's own look-up is a good part of the work. */
interface FileSettings {
  readonly trigger: TriggerSetting;
  readonly files: FilesSetting;
}

/** Files whose settings are kept in mind. */
const filesKept = 200;

/** The user's settings, read when asked, and told when they changed. */
export class Settings implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #byFile = new Map<string, FileSettings>();
  readonly #subscriptions = [
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(section)) return;
      this.#byFile.clear();
      this.#changed.fire();
    }),
    // A file may come under a folder's settings by this, or out of them.
    workspace.onDidChangeWorkspaceFolders(() => this.#byFile.clear()),
  ];

  /** Fires when any setting of ours changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  /** Which service, at which URL, with which model. */
  service(): ServiceSettings {
    return {
      service: oneOf(settings.service, undefined),
      url: text(settings.url.key).trim(),
      model: text(settings.model.key).trim(),
      request: workspace.getConfiguration(section).get(settings.request.key),
    };
  }

  trigger(scope: Uri): TriggerSetting {
    return this.#of(scope).trigger;
  }

  files(scope: Uri): FilesSetting {
    return this.#of(scope).files;
  }

  /** Globs of files to leave alone: the user's, or ours, and those that a workspace adds. */
  exclude(scope: Uri): readonly string[] {
    const { key } = settings.exclude;
    const found = workspace.getConfiguration(section, scope).inspect(key);
    const own = found?.globalValue ?? found?.defaultValue ?? settings.exclude.default;
    return [own, found?.workspaceValue, found?.workspaceFolderValue].flatMap(texts);
  }

  /** The version of Qiskit that the user names; empty to look for it. */
  qiskitVersion(scope: Uri | undefined): string {
    return text(settings.qiskitVersion.key, scope);
  }

  /** Whether to tell what of the user's own code is out of date. */
  diagnostics(scope: Uri): boolean {
    return workspace.getConfiguration(section, scope).get(settings.diagnostics.key) === true;
  }

  reportAcceptance(): boolean {
    return workspace.getConfiguration(section).get(settings.reportAcceptance.key) !== false;
  }

  /** Whether the embedded engine answers while the service is away. */
  offlineFallback(): boolean {
    return workspace.getConfiguration(section).get(settings.offlineFallback.key) !== false;
  }

  /** Stores values in the user's own settings; the event comes once for each value that changed. */
  async store(values: Partial<Omit<ServiceSettings, 'request'>>): Promise<void> {
    const configuration = workspace.getConfiguration(section);
    for (const [key, value] of Object.entries(values)) {
      // One at a time: VS Code writes them all to the same file.
      await configuration.update(key, value === '' ? undefined : value, ConfigurationTarget.Global);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #of(scope: Uri): FileSettings {
    const name = scope.toString();
    const known = this.#byFile.get(name);
    if (known !== undefined) return known;
    if (this.#byFile.size >= filesKept) this.#byFile.clear();
    const read = { trigger: oneOf(settings.trigger, scope), files: oneOf(settings.files, scope) };
    this.#byFile.set(name, read);
    return read;
  }
}

interface Choice<T extends string> {
  readonly key: string;
  readonly default: T;
  readonly values: readonly T[];
}

/** A value that is not in the list, as a hand-written settings.json may have it, counts as the default. */
function oneOf<T extends string>(choice: Choice<T>, scope: Uri | undefined): T {
  const value = workspace.getConfiguration(section, scope).get(choice.key);
  return choice.values.find((known) => known === value) ?? choice.default;
}

function text(key: string, scope?: Uri): string {
  const value = workspace.getConfiguration(section, scope).get(key);
  return typeof value === 'string' ? value : '';
}

/** The texts of a list, as a hand-written settings.json may have it with other things in it. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
