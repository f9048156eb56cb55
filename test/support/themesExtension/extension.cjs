// A command for each colour theme that pictures are made in; which key runs it, a test says.
const { commands, workspace } = require('vscode');

exports.activate = ({ subscriptions, extension }) => {
  for (const { command } of extension.packageJSON.contributes.commands) {
    const theme = command.slice('themes.'.length);
    const draw = () => workspace.getConfiguration('workbench').update('colorTheme', theme, true);
    subscriptions.push(commands.registerCommand(command, draw));
  }
};
