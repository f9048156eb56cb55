/** User settings of every test window: no AI features, no welcome pages, no look-ups, no saving behind the test's back. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  // What moves is drawn again and again, by the processor where there is no graphics card.
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'workbench.reduceMotion': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // On by default in the browser, where it would write half-typed text to disk.
  'files.autoSave': 'off',
  'git.enabled': false,
  // Looking for ports starts two programs every few seconds, and holds the extension host up for a tenth of a second each time.
  'remote.autoForwardPortsSource': 'output',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.editStats.enabled': false,
  'telemetry.feedback.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.experimentalOnboarding': false,
};

/** A key that has the editor write a setting of its own, of which nothing is seen; as its keybindings and as the tests' browser call it. */
export const REREAD = {
  key: 'ctrl+alt+shift+f11',
  press: 'Control+Alt+Shift+F11',
  command: 'editor.action.toggleRenderControlCharacter',
  setting: 'editor.renderControlCharacters',
} as const;
