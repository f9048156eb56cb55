import {
  InputBoxValidationSeverity,
  QuickPickItemKind,
  ThemeIcon,
  window,
  type InputBoxValidationMessage,
  type QuickPickItem,
} from 'vscode';

import { parseBase } from '../backends/base.ts';
import { catalog, type ServiceEntry } from '../backends/catalog.ts';
import type { ServiceName } from '../backends/types.ts';
import { failureOf } from '../completion/failure.ts';
import { settings } from '../manifest.ts';
import type { Connection } from './connection.ts';
import type { TokenSource } from './gate.ts';
import { messages } from './messages.ts';
import { serviceDescription, serviceLabel } from './names.ts';
import { isExposed } from './origin.ts';
import { withProgress } from './progress.ts';
import type { ServiceSettings } from './settings.ts';

/** What the service picker needs from outside. */
export interface ServicePickerDeps {
  readonly connection: Pick<Connection, 'backend' | 'pickService'>;
  readonly settings: { readonly service: () => ServiceSettings };
  readonly tokens: TokenSource;
  readonly signIn: () => Promise<boolean>;
  /** Looks for servers on this computer; resolves to whether one was picked. */
  readonly pickLocal: () => Promise<boolean>;
}

interface Row extends QuickPickItem {
  /** Null for the row that looks for servers. */
  readonly service: ServiceName | null;
}

/** Lets the user pick a service and its address, and sign in where it asks for that; resolves to whether one was picked. */
export async function pickService(deps: ServicePickerDeps): Promise<boolean> {
  const current = deps.settings.service();
  const picked = await window.showQuickPick(rowsOf(current.service), {
    title: messages.serviceTitle,
    placeHolder: messages.servicePlaceholder,
    matchOnDetail: true,
  });
  if (picked === undefined) return false;
  const { service } = picked;
  if (service === null) return deps.pickLocal();
  const url = await askUrl(service, service === current.service ? current.url : '');
  if (url === null) return false;
  await deps.connection.pickService(service, url);
  const wants = await withProgress(messages.checking(picked.label), (signal) =>
    wantsToken(deps, catalog[service], signal),
  );
  if (wants === true) await deps.signIn();
  return true;
}

function rowsOf(current: ServiceName): Row[] {
  const services = settings.service.values.map((service) => ({
    label: serviceLabel(service),
    description: service === current ? messages.inUse : '',
    detail: serviceDescription(service),
    iconPath: new ThemeIcon(service === current ? 'check' : 'blank'),
    service,
  }));
  const local = {
    label: messages.localLook,
    detail: messages.localLookDetail,
    iconPath: new ThemeIcon('search'),
    alwaysShow: true,
    service: null,
  };
  return [...services, { label: '', kind: QuickPickItemKind.Separator, service: null }, local];
}

/** The URL as it goes into the settings: empty for the service's own; null when the user gives up. */
async function askUrl(service: ServiceName, current: string): Promise<string | null> {
  const entry = catalog[service];
  const { url } = entry;
  if (url === null) return '';
  const text = await window.showInputBox({
    title: messages.urlTitle(serviceLabel(service)),
    prompt: messages.urlPrompt(url),
    placeHolder: url,
    value: current,
    ignoreFocusOut: true,
    validateInput: (input) => judge(input.trim() === '' ? url : input, entry),
  });
  return text === undefined ? null : text.trim();
}

/** Says where code will go, and warns where others can read it on its way. */
function judge(url: string, { routes }: ServiceEntry): InputBoxValidationMessage {
  const base = parseBase(url, routes);
  if (base === null) return { message: messages.urlInvalid, severity: InputBoxValidationSeverity.Error };
  return isExposed(base.origin)
    ? { message: messages.urlExposed(base.origin), severity: InputBoxValidationSeverity.Warning }
    : { message: messages.urlTarget(base.origin), severity: InputBoxValidationSeverity.Info };
}

/** Whether a token is missing, or refused; whether the service can be reached at all is for the connection to say. */
async function wantsToken(
  { connection, tokens }: ServicePickerDeps,
  entry: ServiceEntry,
  signal: AbortSignal,
): Promise<boolean> {
  const { backend } = connection;
  if (backend === null || backend.origin === null) return false;
  if (entry.token === 'required' && (await tokens.token(backend.origin)) === null) return true;
  try {
    await backend.models(signal);
    return false;
  } catch (error) {
    return failureOf(error).kind === 'unauthorized';
  }
}
