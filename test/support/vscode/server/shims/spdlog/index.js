'use strict';

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

/** Names as spdlog's `%l` prints them; the index is the level. */
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

const defaults = { level: LEVELS.indexOf('info') };

/** Local time as `2026-01-31 23:59:59.123`. */
function timestamp() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').slice(0, -1);
}

const bare = (_level, text) => String(text);
const line = (_level, text) => `${text}\n`;
const stamped = (level, text) => `${timestamp()} [${LEVELS[level]}] ${text}\n`;

class Logger {
  #file;
  #level = defaults.level;
  #format = stamped;

  constructor(file) {
    this.#file = file;
  }

  /** VS Code uses three patterns only: `%v`, `%+` and one with time and level. */
  setPattern(pattern) {
    this.#format = pattern === '%v' ? line : stamped;
  }

  clearFormatters() {
    this.#format = bare;
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  write(level, text) {
    if (level < this.#level) return;
    try {
      appendFileSync(this.#file, this.#format(level, text));
    } catch {
      // The log folder goes away before the process does when a test's server is closed.
    }
  }

  trace(text) {
    this.write(0, text);
  }

  debug(text) {
    this.write(1, text);
  }

  info(text) {
    this.write(2, text);
  }

  warn(text) {
    this.write(3, text);
  }

  error(text) {
    this.write(4, text);
  }

  critical(text) {
    this.write(5, text);
  }

  flush() {}

  drop() {}
}

function create(_name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger(file));
}

exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setFlushOn = function setFlushOn() {};
exports.setLevel = function setLevel(level) {
  defaults.level = level;
};
