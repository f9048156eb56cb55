import { ThemeIcon, window, type QuickPickItem } from 'vscode';

import { accountsExist, readAccounts } from './accounts.ts';
import { messages } from './messages.ts';
import { isExposed } from './origin.ts';
import { plain } from './plain.ts';
import { asToken, type StoredToken } from './tokens.ts';

/** Where a token for `origin` can come from. */
export interface TokenSources {
  readonly origin: string;
  /** Path of the file in which Qiskit saves accounts. */
  readonly accountsFile: string;
  /** Tokens in the environment, by the name of their variable; only usable ones. */
  readonly variables: ReadonlyMap<string, string>;
  /** False where the user typed a token before, which nothing that is imported replaces. */
  readonly importable: boolean;
}

interface SourceItem extends QuickPickItem {
  readonly take: () => Promise<StoredToken | null>;
}

/** Asks for a token: from the keyboard, or from another place by a choice that names the origin it will go to. Null when the user gives up. */
export async function askToken(sources: TokenSources): Promise<StoredToken | null> {
  const imports = sources.importable ? await importItems(sources) : [];
  if (imports.length === 0) return typed(sources);
  const typing: SourceItem = {
    iconPath: new ThemeIcon('edit'),
    label: messages.enterToken,
    detail: messages.enterTokenDetail(sources.origin),
    take: () => typed(sources),
  };
  const picked = await window.showQuickPick([typing, ...imports], {
    title: messages.signInTitle(sources.origin),
    placeHolder: messages.tokenSource(sources.origin),
    ignoreFocusOut: true,
  });
  return picked ? picked.take() : null;
}

async function importItems(sources: TokenSources): Promise<readonly SourceItem[]> {
  const { origin, accountsFile, variables } = sources;
  const items = [...variables].map(([name, token]): SourceItem => {
    const take = (): Promise<StoredToken> => Promise.resolve({ token, kind: 'imported' });
    return {
      iconPath: new ThemeIcon('symbol-variable'),
      label: messages.importVariable(name),
      detail: messages.importDetail(origin),
      take,
    };
  });
  if (!(await accountsExist(accountsFile))) return items;
  const file: SourceItem = {
    iconPath: new ThemeIcon('file'),
    label: messages.importAccount,
    description: plain(accountsFile),
    detail: messages.importDetail(origin),
    take: () => saved(sources),
  };
  return [...items, file];
}

async function typed({ origin, importable }: TokenSources): Promise<StoredToken | null> {
  const text = await window.showInputBox({
    title: messages.signInTitle(origin),
    prompt: messages.tokenPrompt(origin, isExposed(origin)),
    placeHolder: importable ? messages.tokenPlaceholder : messages.tokenReplaces,
    password: true,
    ignoreFocusOut: true,
    validateInput: (input) => (input === '' || asToken(input) !== null ? null : messages.tokenInvalid),
  });
  const token = text === undefined ? null : asToken(text);
  return token === null ? null : { token, kind: 'typed' };
}

async function saved({ origin, accountsFile }: TokenSources): Promise<StoredToken | null> {
  const found = await readAccounts(accountsFile);
  const accounts = found.kind === 'accounts' ? found.accounts : [];
  if (accounts.length === 0) {
    void window.showWarningMessage(
      found.kind === 'accounts'
        ? messages.noAccounts(plain(accountsFile))
        : messages.unusableAccounts(plain(accountsFile)),
    );
    return null;
  }
  const items = accounts.map(({ name, place, token }) => ({
    label: plain(name),
    description: plain(place),
    token,
  }));
  const picked = await window.showQuickPick(items, {
    title: messages.signInTitle(origin),
    placeHolder: messages.pickAccount(origin),
    ignoreFocusOut: true,
  });
  return picked ? { token: picked.token, kind: 'imported' } : null;
}
