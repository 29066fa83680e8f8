import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choose,
  evaluate,
  look,
  type Rule,
  type State,
  untouched,
  type Verdict,
} from '../src/customer/proactive/evaluate.ts';
import { factKind, factOf, factsOf } from '../src/customer/proactive/facts.ts';
import { limits } from '../src/customer/proactive/limits.ts';
import { matchesGlob, type OperatorName } from '../src/customer/proactive/operators.ts';
import {
  type Batch,
  count,
  given,
  newVisitor,
  type Signal,
  type Visitor,
  withoutSecrets,
} from '../src/customer/proactive/visitor.ts';

const now = new Date('2026-04-06T12:00:00.000Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const seconds = 1_000;
const minutes = 60 * seconds;
const days = 24 * 60 * minutes;

describe('conditions', () => {
  test.each<[string | number | boolean, OperatorName, string | number | boolean, boolean]>([
    ['/Pricing', 'equals', '/pricing', true],
    ['/pricing', 'equals', '/pricing/teams', false],
    [3, 'equals', 3, true],
    [3, 'equals', '3', false],
    [true, 'equals', true, true],
    [false, 'not_equals', true, true],
    ['a', 'not_equals', 'A', false],
    ['https://shop.example/cart', 'contains', 'SHOP', true],
    ['https://shop.example/cart', 'contains', 'stop', false],
    ['https://shop.example/cart', 'not_contains', 'stop', true],
    ['/docs/api', 'starts_with', '/docs', true],
    ['/docs/api', 'starts_with', 'docs', false],
    ['/docs/api', 'ends_with', '/API', true],
    ['/docs/api', 'ends_with', '/apis', false],
    ['/docs/api', 'matches', '/docs/*', true],
    ['/docs/api', 'matches', '/*/api', true],
    ['/docs/api', 'matches', '/docs', false],
    [5, 'greater_than', 5, false],
    [5.1, 'greater_than', 5, true],
    [5, 'at_least', 5, true],
    [4, 'at_least', 5, false],
    [4, 'less_than', 5, true],
    [5, 'less_than', 5, false],
    [5, 'at_most', 5, true],
    [6, 'at_most', 5, false],
    ['6', 'at_least', 5, false],
    [6, 'contains', '6', false],
  ])('%j %s %j: %s', (actual, operator, value, passed) => {
    const fact = 'signals.step.detail';
    const result = look({ fact, operator, value }, new Map([[fact, actual]]));
    expect(result).toEqual({ fact, operator, value, actual, passed });
  });

  test.each<OperatorName>(['equals', 'not_equals', 'not_contains', 'less_than'])(
    'a detail that nobody sent fits nothing, not even %s',
    (operator) => {
      const result = look({ fact: 'signals.buy.plan', operator, value: 'pro' }, new Map());
      expect(result).toMatchObject({ actual: null, passed: false });
    },
  );

  test('a pattern fits what a regular expression of it fits', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, pattern, (one, other) => {
        const expression = new RegExp(`^${other.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        expect(matchesGlob(one, other)).toBe(expression.test(one));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a text fits the pattern that it was made into', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 }), { minLength: 1 }), fc.string(), (parts, filling) => {
        const plain = parts.map((part) => part.replaceAll('*', ''));
        expect(matchesGlob(plain.join(filling), plain.join('*'))).toBe(true);
      }),
    );
  });
});

describe('facts', () => {
  test.each([
    ['pageViews', 'number'],
    ['url', 'text'],
    ['idle', 'boolean'],
    ['signals.rage_click', 'number'],
    ['signals.rage_click.element', 'any'],
    ['constructor', undefined],
    ['signals.', undefined],
    ['signals.Rage.click.too', undefined],
    ['email', undefined],
  ])('%s is: %s', (name, kind) => {
    expect(factKind(name)).toBe(kind);
  });

  test('what is not known yet is nothing, but a detail is not there', () => {
    const facts = new Map();
    expect(
      ['pageViews', 'url', 'isIdentified', 'signals.buy', 'signals.buy.plan'].map((name) =>
        factOf(facts, name),
      ),
    ).toEqual([0, '', false, 0, null]);
  });

  test('they say what happened, and where and who the visitor is', () => {
    const signals = [
      { name: 'page_view' },
      { name: 'error', props: { message: 'x is null' } },
      { name: 'time_on_page', props: { seconds: 30 } },
    ];
    const url = 'https://user:secret@shop.example/cart/2?mail=ada@example.com#top';
    const { visitor } = count({ ...newVisitor(now), firstSeenAt: later(-3.5 * days) }, { signals, url }, now);
    const moment = {
      page: { title: 'Cart', referrer: 'https://search.example/' },
      signals,
      isIdentified: true,
    };
    expect(Object.fromEntries(factsOf(visitor, moment, now))).toEqual({
      pageViews: 1,
      timeOnPage: 30,
      timeOnSite: 30,
      idle: false,
      errors: 1,
      url: 'https://shop.example/cart/2',
      path: '/cart/2',
      title: 'Cart',
      referrer: 'https://search.example/',
      isIdentified: true,
      visits: 1,
      daysSinceFirstVisit: 3,
      'signals.page_view': 1,
      'signals.error': 1,
      'signals.time_on_page': 1,
      'signals.error.message': 'x is null',
      'signals.time_on_page.seconds': 30,
    });
  });

  test.each([
    ['https://a.example/b?c=1#d', 'https://a.example/b', '/b'],
    ['https://a.example', 'https://a.example', '/'],
    ['https://a.example/#/settings/mail?token=1', 'https://a.example/#/settings/mail', '/#/settings/mail'],
    ['https://me:pw@a.example/b', 'https://a.example/b', '/b'],
    ['/b?c', '/b', '/b'],
    ['app://local/b', 'app://local/b', '/b'],
    ['', '', '/'],
  ])('%s is kept as %s, and its path is %s', (url, kept, path) => {
    expect(withoutSecrets(url)).toBe(kept);
    const { visitor } = count(newVisitor(now), { signals: [], url }, now);
    expect(factsOf(visitor, { isIdentified: false }, now).get('path')).toBe(path);
  });
});

describe('signals', () => {
  const name = fc.constantFrom('page_view', 'time_on_page', 'idle', 'error', 'rage_click', 'buy');
  const signal: fc.Arbitrary<Signal> = fc.record({
    name,
    props: fc.record({ seconds: fc.oneof(fc.integer({ min: -10, max: 2_000_000 }), fc.constant('x')) }),
  });
  const batch: fc.Arbitrary<Batch> = fc.record({ signals: fc.array(signal, { maxLength: 20 }) });

  const countsOf = ({ signals, pageViews }: Visitor) => [[...signals].sort(), pageViews];

  test('each counts once, in whatever order batches come', () => {
    fc.assert(
      fc.property(batch, batch, (one, other) => {
        const both = (first: Batch, second: Batch) =>
          count(count(newVisitor(now), first, now).visitor, second, now).visitor;
        expect(countsOf(both(one, other))).toEqual(countsOf(both(other, one)));
        const total = [...both(one, other).signals.values()].reduce((sum, each) => sum + each, 0);
        expect(total).toBe(one.signals.length + other.signals.length);
      }),
    );
  });

  test('a batch that comes twice counts once', () => {
    fc.assert(
      fc.property(batch, (sent) => {
        const marked = { ...sent, batchId: 'batch-1234' };
        const first = count(newVisitor(now), marked, now);
        const second = count(first.visitor, marked, now);
        expect([first.accepted, second.accepted]).toEqual([sent.signals.length, 0]);
        expect(second.visitor).toEqual(first.visitor);
      }),
    );
  });

  test('no number is ever negative or endless, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
        const visitor = batches.reduce((before, each) => count(before, each, now).visitor, newVisitor(now));
        for (const value of [
          visitor.timeOnPage,
          visitor.timeOnSite,
          visitor.pageViews,
          ...visitor.signals.values(),
        ]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(limits.largest);
        }
      }),
    );
  });

  test('no more names are counted than there may be, and known ones still are', () => {
    const signals = Array.from({ length: 60 }, (_, index) => ({ name: `signal_${index}` }));
    const first = count(newVisitor(now), { signals }, now);
    expect([first.accepted, first.visitor.signals.size]).toEqual([50, 50]);
    const second = count(first.visitor, { signals: [{ name: 'signal_0' }, { name: 'signal_59' }] }, now);
    expect([second.accepted, second.visitor.signals.get('signal_0')]).toEqual([1, 2]);
  });

  test('they count by their own time, where all have one', () => {
    const at = (moment: number) => later(moment).toISOString();
    const idle = { name: 'idle', at: at(2) };
    const buy = { name: 'buy', at: at(1) };
    expect(count(newVisitor(now), { signals: [idle, buy] }, now).visitor.idle).toBe(true);
    expect(count(newVisitor(now), { signals: [idle, { name: 'buy' }] }, now).visitor.idle).toBe(false);
  });

  test.each([
    ['page_view', false],
    ['rage_click', false],
    ['buy', false],
    ['time_on_page', true],
    ['error', true],
  ])('after idle and %s, a visitor is idle: %s', (after, idle) => {
    const signals = [{ name: 'idle' }, { name: after }];
    expect(count(newVisitor(now), { signals }, now).visitor.idle).toBe(idle);
  });

  test('time on page begins anew on each page, and adds up to the time on the site', () => {
    const time = (value: number) => ({ name: 'time_on_page', props: { seconds: value } });
    const signals = [time(10), time(30), { name: 'page_view' }, time(10), time(20), time(5)];
    const { visitor } = count(newVisitor(now), { signals }, now);
    expect([visitor.timeOnPage, visitor.timeOnSite]).toEqual([5, 30 + 20 + 5]);
  });

  test.each([
    [29 * minutes, 1, 2],
    [30 * minutes, 2, 1],
  ])('after %i ms away it is visit %i with %i page views', (away, visits, pageViews) => {
    const view = { signals: [{ name: 'page_view' }] };
    const { visitor } = count(count(newVisitor(now), view, now).visitor, view, later(away));
    expect([visitor.visits, visitor.pageViews]).toEqual([visits, pageViews]);
  });
});

describe('a nudge', () => {
  const rule: Rule = {
    id: 'one',
    isActive: true,
    priority: 0,
    conditions: [
      { fact: 'path', operator: 'starts_with', value: '/pricing' },
      { fact: 'timeOnPage', operator: 'at_least', value: 30 },
    ],
    frequency: { maxTimes: 2, cooldown: 60 },
  };
  const fitting = new Map<string, string | number>([
    ['path', '/pricing'],
    ['timeOnPage', 30],
  ]);
  const seen = (seenCount: number, ago: number): Partial<State> => ({ seenCount, lastSeenAt: later(-ago) });

  test.each<[string, Verdict, Partial<Rule>, Partial<State>, [string, string | number][]]>([
    ['that fits', 'shown', {}, {}, []],
    ['without conditions', 'shown', { conditions: [] }, {}, [['path', '/']]],
    ['that is switched off', 'inactive', { isActive: false }, {}, []],
    ['of which one condition does not hold', 'conditions', {}, {}, [['timeOnPage', 29]]],
    [
      'of which no condition holds',
      'conditions',
      {},
      {},
      [
        ['timeOnPage', 29],
        ['path', '/'],
      ],
    ],
    ['that was closed', 'dismissed', {}, { dismissedAt: later(-300 * days) }, []],
    ['that was followed', 'acted', {}, { actedAt: later(-300 * days) }, []],
    ['that was seen a second ago', 'too_soon', {}, seen(1, seconds), []],
    ['that was seen just within its cooldown', 'too_soon', {}, seen(1, 60 * seconds - 1), []],
    ['whose cooldown is over', 'shown', {}, seen(1, 60 * seconds), []],
    ['that was seen often enough', 'often_enough', {}, seen(2, days), []],
    ['without a limit', 'shown', { frequency: { maxTimes: null, cooldown: 60 } }, seen(900, days), []],
    ['without a cooldown', 'shown', { frequency: { maxTimes: 9, cooldown: 0 } }, seen(1, 0), []],
  ])('%s: %s', (_, verdict, more, state, facts) => {
    const known = new Map([...fitting, ...facts]);
    expect(evaluate({ ...rule, ...more }, known, { ...untouched, ...state }, now)).toBe(verdict);
  });

  const simple = (id: string, priority = 0): Rule => ({ ...rule, id, priority, conditions: [] });
  const fresh = () => untouched;

  test('of several, the one with the highest priority comes, and of equals the first', () => {
    const rules = [simple('low'), simple('high', 5), simple('high too', 5)];
    expect(choose(rules, newVisitor(now), new Map(), fresh, now)?.id).toBe('high');
  });

  test('one that does not fit leaves the turn to the next', () => {
    const stateOf = ({ id }: Rule) => ({ ...untouched, dismissedAt: id === 'high' ? now : null });
    expect(choose([simple('low'), simple('high', 5)], newVisitor(now), new Map(), stateOf, now)?.id).toBe(
      'low',
    );
  });

  test('a new one does not come within five minutes, but one that was not seen yet comes again', () => {
    const visitor = given(newVisitor(now), 'first', now);
    const pick = (rules: Rule[], stateOf: (rule: Rule) => State, after: number) =>
      choose(rules, visitor, new Map(), stateOf, later(after))?.id;
    const firstSeen = ({ id }: Rule) =>
      id === 'first' ? { ...untouched, seenCount: 1, lastSeenAt: now } : untouched;
    const both = [simple('first', 5), simple('second')];
    expect(pick(both, fresh, minutes)).toBe('first');
    expect(pick(both, firstSeen, 5 * minutes - 1)).toBeUndefined();
    expect(pick(both, firstSeen, 5 * minutes)).toBe('first');
    expect(pick([simple('second')], firstSeen, 5 * minutes)).toBe('second');
  });

  interface Step {
    /** Minutes. */
    wait: number;
    isSeen: boolean;
  }

  /** The minutes at which a visitor gets a nudge that is not the one before. */
  function momentsOfNew(rules: Rule[], steps: Step[]): number[] {
    const states = new Map<string, State>();
    const stateOf = ({ id }: Rule) => states.get(id) ?? untouched;
    const moments: number[] = [];
    let visitor = newVisitor(now);
    let time = 0;
    for (const { wait, isSeen } of steps) {
      time += wait;
      const at = later(time * minutes);
      visitor = count(visitor, { signals: [{ name: 'buy' }] }, at).visitor;
      const chosen = choose(rules, visitor, new Map(), stateOf, at);
      if (chosen === undefined) continue;
      if (visitor.lastNudge?.id !== chosen.id) moments.push(time);
      visitor = given(visitor, chosen.id, at);
      if (isSeen)
        states.set(chosen.id, { ...untouched, seenCount: stateOf(chosen).seenCount + 1, lastSeenAt: at });
    }
    return moments;
  }

  test('nobody is spoken to more than three times in a visit, or more often than every five minutes', () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 12 }), isSeen: fc.boolean() });
    const rules = Array.from({ length: 8 }, (_, index) => simple(`rule ${index}`, index));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const moments = momentsOfNew(rules, steps);
        expect(moments.length).toBeLessThanOrEqual(3);
        const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
        expect(gaps.filter((gap) => gap < 5)).toEqual([]);
      }),
    );
  });
});
