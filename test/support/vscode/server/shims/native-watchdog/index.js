'use strict';

exports.start = function start() {};
exports.exit = function exit(code = 0) {
  process.exit(code);
};
