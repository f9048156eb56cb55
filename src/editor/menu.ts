import { commands, QuickPickItemKind, window, type QuickPickItem } from 'vscode';

import { catalog } from '../backends/catalog.ts';
import { commands as names, productName, section, settings, type CommandName } from '../manifest.ts';
import type { Connection } from './connection.ts';
import { messages, stateSentence } from './messages.ts';
import type { LocalStatistics } from './statistics.ts';
import type { QiskitVersions } from './versions.ts';

interface Row extends QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** What the menu shows. */
export interface MenuDeps {
  readonly connection: Connection;
  readonly statistics: LocalStatistics;
  readonly versions: QiskitVersions;
  readonly signedIn: (origin: string) => Promise<boolean>;
}

/** Shows how things stand, and what can be done about it. */
export async function showMenu({ connection, statistics, versions, signedIn }: MenuDeps): Promise<void> {
  const { state, backend, model } = connection;
  const origin = backend?.origin ?? null;
  const rows = [
    row('pickModel', '$(symbol-method)', model ?? ''),
    row(
      'pickService',
      '$(server)',
      backend === null ? '' : [catalog[backend.service].label, origin].filter(Boolean).join(', '),
    ),
    ...(origin === null
      ? []
      : [(await signedIn(origin)) ? row('signOut', '$(sign-out)') : row('signIn', '$(sign-in)')]),
    ...(backend?.disclaimers ? [row('showDisclaimer', '$(law)')] : []),
    row(
      'toggle',
      state.kind === 'off' ? '$(play)' : '$(circle-slash)',
      state.kind === 'off' ? messages.isOff : messages.isOn,
    ),
    row('why', '$(question)'),
    versionsRow(versions),
    row('showLog', '$(output)'),
    {
      label: `$(gear) ${messages.openSettings}`,
      run: () => commands.executeCommand('workbench.action.openSettings', section),
    },
    ...counted(statistics),
  ];
  const picked = await window.showQuickPick<Row>(rows, {
    title: `${productName}: ${stateSentence(state)}`,
    placeHolder: messages.menuPlaceholder,
  });
  await picked?.run?.();
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

/** What is installed for the file in front, and the way to say something else. */
function versionsRow(finder: QiskitVersions): Row {
  const { versions, place } = finder.of(window.activeTextEditor?.document.uri);
  return {
    label: `$(versions) ${messages.versionsTitle}`,
    description: messages.versions(versions, place),
    run: () =>
      commands.executeCommand('workbench.action.openSettings', `${section}.${settings.qiskitVersion.key}`),
  };
}

/** Rows to be read, once there is something to read in them. */
function counted({ summaries: { today, month } }: LocalStatistics): readonly Row[] {
  if (month.shown === 0) return [];
  return [
    { label: messages.statistics, kind: QuickPickItemKind.Separator },
    { label: `$(graph) ${messages.today}`, description: messages.counts(today) },
    { label: `$(graph) ${messages.month}`, description: messages.counts(month) },
    row('resetStatistics', '$(trash)'),
  ];
}

function row(command: CommandName, icon: string, description = ''): Row {
  return {
    label: `${icon} ${names[command].title}`,
    description,
    run: () => commands.executeCommand(names[command].id),
  };
}
