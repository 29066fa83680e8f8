import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanes } from '../src/events/dispatch/lanes.ts';
import { limits } from '../src/events/dispatch/policy.ts';

const job = (deliveryId: string, webhookId = 'w', teamId = webhookId) => ({ deliveryId, webhookId, teamId });
const answered = { success: true, status: 200, responseTimeMs: 10, error: null };
const slow = { ...answered, responseTimeMs: 9_500 };
const silent = { success: false, status: null, responseTimeMs: 10_000, error: 'No answer.' };

/** Begins everything that may begin, and gives what ends it. */
function beginAll(lanes: ReturnType<typeof createLanes>) {
  const begun: NonNullable<ReturnType<typeof lanes.next>>[] = [];
  for (let next = lanes.next(); next !== undefined; next = lanes.next()) begun.push(next);
  return begun;
}

test('each webhook has a few attempts under way, in turns with the others', () => {
  const lanes = createLanes({ now: () => 0 });
  for (let index = 0; index < 10; index++) {
    lanes.admit(job(`a${index}`, 'a'));
    lanes.admit(job(`b${index}`, 'b'));
  }
  const begun = beginAll(lanes).map((next) => next.job.deliveryId);
  expect(begun).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2', 'a3', 'b3', 'a4', 'b4']);
});

test.each([
  ['did not answer', silent],
  ['was slow to answer', slow],
])('a webhook that %s has one attempt under way until it is quick', (_, outcome) => {
  const lanes = createLanes({ now: () => 0 });
  for (let index = 0; index < 20; index++) lanes.admit(job(`${index}`));
  for (const next of beginAll(lanes)) next.finish(outcome);
  const [only, ...more] = beginAll(lanes);
  expect(more).toEqual([]);
  only?.finish(answered);
  expect(beginAll(lanes)).toHaveLength(limits.perWebhook);
});

test('all together have no more under way than the process can bear', () => {
  const lanes = createLanes({ now: () => 0 });
  for (let index = 0; index < limits.inFlight + 10; index++) lanes.admit(job(`${index}`, `w${index}`));
  const begun = beginAll(lanes);
  expect(begun).toHaveLength(limits.inFlight);
  begun[0]?.finish(answered);
  expect(beginAll(lanes)).toHaveLength(1);
});

test('a webhook whose attempts hang gets no more of them', () => {
  let now = 0;
  const lanes = createLanes({ now: () => now });
  for (let index = 0; index < 20; index++) lanes.admit(job(`${index}`));
  const [first, second] = beginAll(lanes);
  first?.finish(answered);
  now = limits.hangingMs + 1;
  second?.finish(answered);
  expect(beginAll(lanes)).toEqual([]);
});

test('a team with many slow webhooks has its share of the places, and the others have the rest', () => {
  const lanes = createLanes({ now: () => 0 });
  const count = limits.perTeam / limits.perWebhook + 10;
  for (let webhook = 0; webhook < count; webhook++) {
    for (let index = 0; index < 10; index++) lanes.admit(job(`${webhook}.${index}`, `w${webhook}`, 'slow'));
  }
  const theirs = beginAll(lanes);
  expect(theirs).toHaveLength(limits.perTeam);
  lanes.admit(job('quick', 'w', 'other'));
  expect(beginAll(lanes).map((next) => next.job.deliveryId)).toEqual(['quick']);
  theirs[0]?.finish(answered);
  expect(beginAll(lanes).map((next) => next.job.teamId)).toEqual(['slow']);
});

test('what a hanging webhook has no room for gets appointments one after the other, a minute off at most', () => {
  let now = 0;
  const lanes = createLanes({ now: () => now });
  const room = limits.perWebhook * limits.waitingPerAttempt;
  for (let index = 0; index < room; index++) expect(lanes.admit(job(`${index}`))).toBeUndefined();
  beginAll(lanes);
  for (let index = 0; index < limits.perWebhook; index++) lanes.admit(job(`more ${index}`));
  // It has told nothing yet: to be taken again as soon as there is room.
  expect(lanes.admit(job('early'))).toEqual({ comeBackIn: 0 });
  now = limits.hangingMs + 1;
  const waits = Array.from({ length: 100 }, (_, index) => lanes.admit(job(`late ${index}`))?.comeBackIn ?? 0);
  expect(waits[0]).toBeGreaterThan(0);
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(Math.max(...waits)).toBe(limits.postponedMs);
});

test('when what waited has begun and there is room for what was sent back, the last to end tells', () => {
  const lanes = createLanes({ now: () => 0 });
  const room = limits.perWebhook * limits.waitingPerAttempt;
  for (let index = 0; index < room; index++) lanes.admit(job(`${index}`));
  expect(lanes.admit(job('one too many'))).toEqual({ comeBackIn: 0 });
  const told: boolean[] = [];
  for (let begun = beginAll(lanes); begun.length > 0; begun = beginAll(lanes)) {
    for (const { finish } of begun) told.push(finish(answered));
  }
  expect(told.filter(Boolean)).toHaveLength(1);
});

type Lanes = ReturnType<typeof createLanes>;
type Begun = NonNullable<ReturnType<Lanes['next']>>;

/** Lanes with a clock, and what is known of them from outside. */
class Model {
  now = 0;
  lanes = createLanes({ now: () => this.now });
  inside = new Set<string>();
  running: Begun[] = [];
}

type Step = (model: Model, id: string) => void;

const admit =
  (webhook: number): Step =>
  ({ lanes, inside }, id) => {
    const refused = lanes.admit(job(id, `${webhook}`));
    if (refused === undefined) inside.add(id);
    else expect(refused.comeBackIn).toBeLessThanOrEqual(limits.postponedMs);
  };
const begin: Step = ({ lanes, inside, running }) => {
  const next = lanes.next();
  if (next === undefined) return;
  expect(inside.delete(next.job.deliveryId)).toBe(true);
  running.push(next);
  const same = running.filter((each) => each.job.webhookId === next.job.webhookId);
  expect(same.length).toBeLessThanOrEqual(limits.perWebhook);
};
const end =
  (which: number, answers: boolean): Step =>
  ({ running }) => {
    if (running.length > 0) running.splice(which % running.length, 1)[0]?.finish(answers ? answered : silent);
  };
const wait =
  (milliseconds: number): Step =>
  (model) => {
    model.now += milliseconds;
  };
const shed: Step = ({ lanes, inside }) => {
  for (const { deliveryId } of lanes.shed(limits.waitingMs)) expect(inside.delete(deliveryId)).toBe(true);
};

test('whatever comes, begins and ends in whatever order: nothing is lost, doubled or beyond the limits', () => {
  const step = fc.oneof(
    fc.integer({ min: 0, max: 3 }).map(admit),
    fc.constant(begin),
    fc.tuple(fc.nat(), fc.boolean()).map(([which, answers]) => end(which, answers)),
    fc.nat(60_000).map(wait),
    fc.constant(shed),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const model = new Model();
      for (const [index, take] of steps.entries()) take(model, `${index}`);
      const left = model.lanes.shed(Number.NEGATIVE_INFINITY).map(({ deliveryId }) => deliveryId);
      expect(left.sort()).toEqual([...model.inside].sort());
    }),
  );
});
