import {
  commands,
  env,
  EventEmitter,
  TabInputWebview,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type Tab,
  type WebviewPanel,
} from 'vscode';

import { fillPage, parseMessage, type DisclaimerView } from './disclaimerPage.ts';

/** Which button was pressed, and for what. */
export interface Press {
  /** `key` of the view that was answered. */
  readonly key: string;
  readonly accepted: boolean;
}

const VIEW_TYPE = 'qiskitInline.disclaimer';

/** The panel with a disclaimer, beside the editor: there is at most one. */
export class DisclaimerPanel implements Disposable {
  readonly #extension: Uri;
  readonly #pressed = new EventEmitter<Press>();
  readonly #closed = new EventEmitter<void>();
  readonly onDidPress = this.#pressed.event;
  /** Fires when the panel is gone, whoever closed it. */
  readonly onDidClose = this.#closed.event;
  #panel: WebviewPanel | null = null;
  #secret = '';
  #view: DisclaimerView | null = null;
  /** Whether the page is there and listens. */
  #ready = false;
  /** Whether the page is to take the focus as soon as it can. */
  #focus = false;

  constructor(extension: Uri) {
    this.#extension = extension;
  }

  /** What the panel shows now; null while there is none. */
  get view(): DisclaimerView | null {
    return this.#view;
  }

  /** Shows `view`, in the panel that is there or in one beside the editor, with or without moving the focus to it. */
  async show(view: DisclaimerView, focus: boolean): Promise<void> {
    this.#view = view;
    this.#focus = focus;
    if (this.#panel === null) {
      await this.#open(view.title, !focus);
      return;
    }
    this.#panel.title = view.title;
    this.#panel.reveal(undefined, !focus);
    this.#send();
  }

  /** Changes what an open panel shows, and leaves it where it is; does nothing when it is closed. */
  update(change: Partial<DisclaimerView>): void {
    if (this.#view === null) return;
    this.#view = { ...this.#view, ...change };
    this.#send();
  }

  close(): void {
    this.#panel?.dispose();
  }

  /** Closes the panel after an answer in it, and gives the focus back to the editor: a webview that goes away leaves it nowhere. */
  async leave(): Promise<void> {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter(isOurs);
    // Resolves when they are gone; before that, the panel's group is still the active one.
    await Promise.resolve(window.tabGroups.close(tabs)).catch(() => this.close());
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  }

  dispose(): void {
    this.close();
    this.#pressed.dispose();
    this.#closed.dispose();
  }

  async #open(title: string, preserveFocus: boolean): Promise<void> {
    const media = Uri.joinPath(this.#extension, 'media');
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      title,
      { viewColumn: ViewColumn.Beside, preserveFocus },
      {
        enableScripts: true,
        enableForms: false,
        enableFindWidget: true,
        localResourceRoots: [media, Uri.joinPath(this.#extension, 'dist')],
      },
    );
    this.#panel = panel;
    this.#secret = randomText();
    this.#ready = false;
    panel.iconPath = Uri.joinPath(media, 'icon.png');
    panel.onDidDispose(() => this.#forget());
    // A page that is hidden is thrown away, and starts anew when it is shown again.
    panel.onDidChangeViewState(() => (this.#ready &&= panel.visible));
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    const template = await workspace.fs.readFile(Uri.joinPath(media, 'disclaimer.html'));
    // Closed while the file was read.
    if (this.#panel !== panel) return;
    panel.webview.html = fillPage(new TextDecoder().decode(template), {
      source: panel.webview.cspSource,
      nonce: randomText(),
      secret: this.#secret,
      language: env.language,
      address: (file) => panel.webview.asWebviewUri(Uri.joinPath(media, file)).toString(),
    });
  }

  #receive(raw: unknown): void {
    const message = parseMessage(raw, this.#secret);
    if (message === null) return;
    if (message.type === 'ready') {
      this.#ready = true;
      this.#send();
    } else if (message.key === this.#view?.key && !this.#view.busy) {
      this.#pressed.fire(message);
    }
  }

  #send(): void {
    if (this.#panel === null || !this.#ready) return;
    const message = { secret: this.#secret, type: 'view', view: this.#view, focus: this.#focus };
    this.#focus = false;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview is not a window: there is no origin to name
    void this.#panel.webview.postMessage(message);
  }

  #forget(): void {
    this.#panel = null;
    this.#view = null;
    this.#closed.fire();
  }
}

function isOurs({ input }: Tab): boolean {
  // The editor puts a prefix of its own before the type.
  return input instanceof TabInputWebview && input.viewType.endsWith(VIEW_TYPE);
}

function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
}
