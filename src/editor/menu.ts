import { commands, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';

import { commands as names, productName, section, settings, type CommandName } from '../manifest.ts';
import type { Connection } from './connection.ts';
import { decisionFacts, decisionSentence } from './decisionMessages.ts';
import type { PanelGate } from './disclaimer.ts';
import { menuMessages } from './menuMessages.ts';
import { messages, stateSentence } from './messages.ts';
import { commandTitle, serviceLabel } from './names.ts';
import { plain } from './plain.ts';
import type { LocalStatistics } from './statistics.ts';
import { iconOf } from './status.ts';
import type { QiskitVersions } from './versions.ts';
import { decisionsOf, type WhyDeps } from './why.ts';

interface Row extends QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** Whether there is anywhere to sign in, and whether that was done. */
type Account = 'none' | 'signedIn' | 'signedOut';

const accountRows: Readonly<Record<Account, readonly (readonly [CommandName, string])[]>> = {
  none: [],
  signedIn: [['signOut', 'sign-out']],
  signedOut: [['signIn', 'sign-in']],
};

/** What the menu shows. */
export interface MenuDeps extends Pick<WhyDeps, 'engines' | 'now'> {
  readonly connection: Connection;
  readonly gate: Pick<PanelGate, 'known'>;
  readonly statistics: LocalStatistics;
  readonly versions: QiskitVersions;
  readonly signedIn: (origin: string) => Promise<boolean>;
}

/** Shows how things stand and why, for as long as it is open, and what can be done about it. */
export async function showMenu(deps: MenuDeps): Promise<void> {
  const origin = deps.connection.backend?.origin ?? null;
  const account = origin === null ? 'none' : (await deps.signedIn(origin)) ? 'signedIn' : 'signedOut';
  const pick = window.createQuickPick<Row>();
  pick.title = productName;
  pick.placeholder = menuMessages.placeholder;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  const fill = (): void => {
    const at = pick.items.indexOf(pick.activeItems[0] ?? pick.items[0] ?? heading(''));
    pick.items = rowsOf(deps, account);
    const active = pick.items[at];
    if (active !== undefined) pick.activeItems = [active];
  };
  fill();
  const subscriptions = [deps.connection.onDidChange(fill), deps.versions.onDidChange(fill)];
  const picked = await new Promise<Row | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  for (const subscription of subscriptions) subscription.dispose();
  pick.dispose();
  await picked?.run?.();
}

function rowsOf(deps: MenuDeps, account: Account): readonly Row[] {
  return [
    heading(menuMessages.standing),
    ...standing(deps),
    heading(menuMessages.today),
    ...counted(deps.statistics),
    heading(menuMessages.actions),
    ...actions(deps, account),
  ];
}

/** Forgets what was counted, once the user has confirmed it. */
export async function resetStatistics(statistics: LocalStatistics): Promise<void> {
  const confirmed = await window.showWarningMessage(
    messages.resetStatistics,
    { modal: true },
    messages.reset,
  );
  if (confirmed !== undefined) await statistics.reset();
}

/** What is in use, and what it did last: each row leads to where it can be changed, or explained. */
function standing({ connection, gate, engines, now, versions }: MenuDeps): readonly Row[] {
  const { state, backend, model } = connection;
  const last = decisionsOf(engines).at(-1);
  return [
    { iconPath: new ThemeIcon(iconOf(state)), label: stateSentence(state), run: command('why') },
    {
      iconPath: new ThemeIcon('server'),
      label: menuMessages.service,
      description:
        backend === null
          ? menuMessages.noService
          : [serviceLabel(backend.service), backend.origin].filter(Boolean).join(', '),
      run: command('pickService'),
    },
    {
      iconPath: new ThemeIcon('symbol-method'),
      label: menuMessages.model,
      description: model === null ? menuMessages.noModel : plain(model),
      run: command('pickModel'),
    },
    {
      iconPath: new ThemeIcon('law'),
      label: menuMessages.disclaimer,
      description: menuMessages.terms[termsOf(backend, model, gate)],
      run: command('showDisclaimer'),
    },
    versionsRow(versions),
    {
      iconPath: new ThemeIcon('history'),
      label: menuMessages.decision,
      description: last === undefined ? menuMessages.noDecision : decisionSentence(last),
      ...(last === undefined ? {} : { detail: decisionFacts(last, now) }),
      run: command('why'),
    },
  ];
}

function termsOf(
  backend: Connection['backend'],
  model: string | null,
  gate: MenuDeps['gate'],
): keyof typeof menuMessages.terms {
  if (backend?.disclaimers == null) return 'none';
  return (model === null ? null : gate.known(backend, model)) ?? 'unread';
}

/** What is installed for the file in front, and the way to say something else. */
function versionsRow(finder: QiskitVersions): Row {
  const { versions, place } = finder.of(window.activeTextEditor?.document.uri);
  return {
    iconPath: new ThemeIcon('versions'),
    label: menuMessages.versionsTitle,
    description: menuMessages.versions(versions, place),
    run: () =>
      commands.executeCommand('workbench.action.openSettings', `${section}.${settings.qiskitVersion.key}`),
  };
}

/** What was shown, taken and asked for; a day without any of it says so. */
function counted({ summaries: { today, month } }: LocalStatistics): readonly Row[] {
  const { latencyMs } = today;
  const latency = latencyMs === null ? menuMessages.noLatency : menuMessages.latencyIs(latencyMs);
  return [
    { iconPath: new ThemeIcon('watch'), label: menuMessages.latency, description: latency },
    {
      iconPath: new ThemeIcon('graph'),
      label: menuMessages.suggestions,
      description: menuMessages.counts(today),
    },
    {
      iconPath: new ThemeIcon('cloud-upload'),
      label: menuMessages.requests,
      description: menuMessages.traffic(today),
    },
    {
      iconPath: new ThemeIcon('calendar'),
      label: menuMessages.month,
      description: menuMessages.counts(month),
      detail: menuMessages.traffic(month),
    },
  ];
}

function actions({ connection, statistics }: MenuDeps, account: Account): readonly Row[] {
  const { state, backend } = connection;
  const isOff = state.kind === 'off';
  return [
    {
      iconPath: new ThemeIcon(isOff ? 'play' : 'circle-slash'),
      label: isOff ? menuMessages.turnOn : menuMessages.turnOff,
      run: command('toggle'),
    },
    row('trigger', 'lightbulb'),
    row('pickService', 'server'),
    row('pickModel', 'symbol-method'),
    ...accountRows[account].map(([name, icon]) => row(name, icon)),
    ...(backend?.disclaimers ? [row('showDisclaimer', 'law')] : []),
    row('why', 'question'),
    row('showLog', 'output'),
    {
      iconPath: new ThemeIcon('gear'),
      label: messages.openSettings,
      run: () => commands.executeCommand('workbench.action.openSettings', section),
    },
    ...(statistics.isEmpty ? [] : [row('resetStatistics', 'trash')]),
  ];
}

function heading(label: string): Row {
  return { label, kind: QuickPickItemKind.Separator };
}

function row(name: CommandName, icon: string): Row {
  return { iconPath: new ThemeIcon(icon), label: commandTitle(name), run: command(name) };
}

function command(name: CommandName): () => Thenable<unknown> {
  return () => commands.executeCommand(names[name].id);
}
