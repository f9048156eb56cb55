import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { BackendError } from '../../../src/backends/failures.ts';
import { MOST_REPORTS } from '../../../src/completion/outbox.ts';
import { report } from './outboxFolder.ts';
import { DOWN, type Office, type Window, withOffice } from './outboxOffice.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const UNKNOWN = new BackendError({ kind: 'badRequest', status: 404 });

describe('Outbox', () => {
  let office: Office;
  let window: Window;
  withOffice((made) => void ({ office, window } = made));

  it('tells the service that made a completion, once, and keeps nothing then', async () => {
    window.outbox.add(report('a'));
    window.outbox.add(report('b', { accepted: false, url: 'http://elsewhere/base' }));
    await office.quiet();
    assert.deepEqual(office.taken, ['http://there a true', 'http://elsewhere b false']);
    assert.equal(office.requests, 2);
    assert.deepEqual(office.files, []);
  });

  it('has stored a report before it is sent', async () => {
    window.outbox.add(report('a'));
    assert.equal(office.files.length, 1);
    assert.equal(office.requests, 0);
    await office.quiet();
    assert.equal(office.requests, 1);
  });

  it('keeps a report back until its time, over a crash, and then tells it without being asked', async () => {
    window.outbox.add(report('a', { accepted: false, time: office.desk.now + 11_000 }));
    await office.pass(5000);
    office.kill(window);
    office.open();
    await office.pass(5000);
    assert.equal(office.requests, 0);
    await office.pass(2000);
    assert.deepEqual(office.taken, ['http://there a false']);
  });

  it('never tells what was withdrawn in time, in whatever window', async () => {
    for (const id of ['a', 'b'])
      window.outbox.add(report(id, { accepted: false, time: office.desk.now + 11_000 }));
    office.open();
    await office.pass(5000);
    window.outbox.withdraw({ id: 'a', url: 'http://there' });
    window.outbox.add(report('a'));
    await office.pass(MINUTE);
    assert.deepEqual(office.taken, ['http://there a true', 'http://there b false']);
    assert.equal(office.repeated, 0);
  });

  it('goes on after a failure, later each time, and tells what came of it', async () => {
    office.answer = () => DOWN;
    window.outbox.add(report('a'));
    await office.pass(60 * MINUTE);
    assert.ok(office.requests > 8 && office.requests < 16, String(office.requests));
    office.answer = () => null;
    await office.pass(15 * MINUTE);
    assert.deepEqual(office.taken, ['http://there a true']);
    assert.match(office.lines.join('\n'), /not taken by http:\/\/there.*cannot be reached/);
    assert.match(office.lines.at(-1) ?? '', /Reported accepted to http:\/\/there/);
  });

  it('obeys Retry-After, and comes back sooner than it would when the service is there again', async () => {
    office.answer = () => new BackendError({ kind: 'rateLimited', status: 429, retryAfterMs: 5 * MINUTE });
    window.outbox.add(report('a'));
    await office.pass(MINUTE);
    window.outbox.retry('http://there');
    window.outbox.add(report('b'));
    await office.pass(3 * MINUTE);
    assert.equal(office.requests, 1);
    office.answer = () => DOWN;
    await office.pass(30 * MINUTE);
    office.answer = () => null;
    const before = office.requests;
    window.outbox.retry('http://there');
    await office.quiet();
    assert.equal(office.requests, before + 2);
    assert.equal(office.taken.length, 2);
  });

  it('takes a report for delivered that the service has already, and gives up one that it does not know', async () => {
    const answers = [new BackendError({ kind: 'badRequest', status: 409 }), UNKNOWN];
    office.answer = () => answers.shift() ?? null;
    for (const id of ['a', 'b', 'c']) window.outbox.add(report(id));
    await office.quiet();
    assert.deepEqual(office.taken, ['http://there c true']);
    assert.deepEqual(office.files, []);
  });

  it('leaves a service alone that takes no reports, in every window, until the next sign-in to it', async () => {
    office.answer = ({ url }) => (url === 'http://there' ? new BackendError({ kind: 'noRoute' }) : null);
    const other = office.open();
    for (const id of ['a', 'b', 'c']) window.outbox.add(report(id));
    await office.quiet();
    assert.equal(office.requests, 1);
    assert.deepEqual(office.files, []);
    for (const each of [window, other, office.open()]) each.outbox.add(report('d'));
    window.outbox.add(report('e', { url: 'http://elsewhere' }));
    await office.pass(MINUTE);
    assert.deepEqual(office.taken, ['http://elsewhere e true']);
    office.answer = () => null;
    window.outbox.signedIn('http://there');
    other.outbox.add(report('f'));
    await office.quiet();
    assert.deepEqual(office.taken.slice(1), ['http://there f true']);
  });

  it('deletes what waits for an origin after signing out of it, on its way or not, and nothing else', async () => {
    office.answer = () => 'never';
    const other = office.open();
    other.outbox.add(report('a'));
    window.outbox.add(report('b'));
    await office.sent(2);
    window.outbox.add(report('c'));
    other.outbox.add(report('d', { url: 'http://elsewhere' }));
    await office.sent(3);
    await Promise.all([window, other].map(({ outbox }) => outbox.forget('http://there')));
    assert.equal(office.files.length, 1);
    office.answer = () => null;
    await office.pass(10 * MINUTE);
    assert.deepEqual(office.taken, ['http://elsewhere d true']);
  });

  it('sends and keeps nothing while that is not allowed', async () => {
    office.answer = () => DOWN;
    window.outbox.add(report('a'));
    await office.pass(1000);
    const before = office.requests;
    office.answer = () => null;
    office.allowed = false;
    await window.outbox.clear();
    window.outbox.add(report('b'));
    assert.deepEqual(office.files, []);
    await office.pass(10 * MINUTE);
    assert.equal(office.requests, before);
  });

  it('deletes what is there when it starts while that is not allowed', async () => {
    office.kill(window);
    office.desk.open().store.add(report('a'));
    office.allowed = false;
    office.open();
    await office.pass(1000);
    assert.deepEqual(office.files, []);
    assert.equal(office.requests, 0);
  });

  it('does not send what became forbidden a moment before', async () => {
    window.outbox.add(report('a'));
    office.allowed = false;
    await office.pass(MINUTE);
    assert.equal(office.requests, 0);
  });

  it('keeps at most a thousand, for at most a week, and says once what it dropped', async () => {
    office.answer = () => DOWN;
    const { store } = office.desk.open();
    for (let index = 0; index < MOST_REPORTS + 2; index += 1)
      store.add(report(`n${index}`, { time: office.desk.now - 5000 + index }));
    window.outbox.add(report('last', { time: office.desk.now }));
    await office.settled(() => office.files.length === MOST_REPORTS);
    assert.match(office.text, /"last"/);
    assert.doesNotMatch(office.text, /"n[012]"/);
    assert.equal(office.lines.filter((line) => line.includes('Dropped')).length, 1);
    office.desk.now += WEEK;
    await office.pass(6 * MINUTE);
    assert.deepEqual(office.files, []);
    assert.equal(office.lines.filter((line) => line.includes('Dropped')).length, 2);
  });

  it('sends to nobody what names an unknown service, and deletes it', async () => {
    window.outbox.add(report('a', { service: 'toString' }));
    window.outbox.add(report('b', { service: 'offline' }));
    await office.quiet();
    assert.deepEqual(office.files, []);
    assert.equal(office.requests, 0);
  });

  it('says so when nothing can be stored, and goes on', async () => {
    writeFileSync(office.desk.folder, '');
    window.outbox.add(report('a'));
    await office.pass(MINUTE);
    assert.match(office.lines.join('\n'), /cannot be stored/);
    assert.equal(office.requests, 0);
  });
});
