import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Answers, standing } from '../../../src/editor/answers.ts';
import { memento } from './memento.ts';

const place = { origin: 'https://a.example', model: 'm' };
const offered = (fields: object = {}) => ({
  id: 'd',
  version: '1',
  title: '',
  body: '',
  accepted: false,
  ...fields,
});

describe('standing', () => {
  it('follows the service where the user said nothing here', () => {
    assert.equal(standing(offered(), null), 'unanswered');
    assert.equal(standing(offered({ accepted: true }), null), 'accepted');
  });

  it('holds an acceptance while the service knows of it', () => {
    const accepted = { id: 'd', version: '1', accepted: true };
    assert.equal(standing(offered({ accepted: true }), accepted), 'accepted');
    assert.equal(standing(offered({ accepted: false }), accepted), 'unanswered');
  });

  it('holds a rejection whatever the service says', () => {
    const rejected = { id: 'd', version: '1', accepted: false };
    assert.equal(standing(offered(), rejected), 'rejected');
    assert.equal(standing(offered({ accepted: true }), rejected), 'rejected');
  });

  it('asks again for another id or version, even one that counts as accepted', () => {
    for (const change of [{ id: 'e' }, { version: '2' }]) {
      for (const accepted of [true, false]) {
        assert.equal(
          standing(offered({ ...change, accepted: true }), { id: 'd', version: '1', accepted }),
          'unanswered',
        );
      }
    }
  });
});

describe('Answers', () => {
  it('keeps the last answer for each origin and model', async () => {
    const state = memento();
    await new Answers(state).set(place, { id: 'd', version: '1', accepted: false });
    await new Answers(state).set(place, { id: 'd', version: '2', accepted: true });
    const later = new Answers(state);
    assert.deepEqual(later.get(place.origin, place.model), { id: 'd', version: '2', accepted: true });
    assert.equal(later.get(place.origin, 'other'), null);
    assert.equal(later.get('https://b.example', place.model), null);
  });

  it('keeps neither the text of a disclaimer nor anything else', async () => {
    const state = memento();
    await new Answers(state).set(place, { ...offered({ body: '<p>long</p>' }), accepted: true });
    assert.deepEqual(new Answers(state).get(place.origin, place.model), {
      id: 'd',
      version: '1',
      accepted: true,
    });
    assert.ok(!JSON.stringify(state.keys().map((key) => state.get(key))).includes('long'));
  });

  it('takes nothing for an answer that is none', async () => {
    for (const value of [
      null,
      7,
      'accepted',
      {},
      { id: 'd', version: 1, accepted: true },
      { id: 'd', version: '1', accepted: 'yes' },
    ]) {
      const state = memento();
      await state.update('qiskitInline.disclaimer:https://a.example m', value);
      assert.equal(new Answers(state).get(place.origin, place.model), null);
    }
  });
});
