'use strict';

const { randomUUID } = require('node:crypto');

const id = randomUUID();
exports.getDeviceId = function getDeviceId() {
  return Promise.resolve(id);
};
