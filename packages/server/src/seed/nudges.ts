import type { nudges } from '../db/schema/index.ts';

type Nudge = typeof nudges.$inferSelect;

const day = 86_400;

/** What the roastery says to visitors of its shop unasked. */
export const seedNudges: Pick<
  Nudge,
  | 'name'
  | 'title'
  | 'body'
  | 'actionLabel'
  | 'actionUrl'
  | 'conditions'
  | 'frequency'
  | 'priority'
  | 'isActive'
>[] = [
  {
    name: 'Trouble at the checkout',
    title: 'Is something not working?',
    body: 'Tell us what happens when you order, and we sort it out while you wait.',
    actionLabel: 'Write to us',
    actionUrl: null,
    conditions: [
      { fact: 'path', operator: 'starts_with', value: '/checkout' },
      { fact: 'signals.rage_click', operator: 'at_least', value: 1 },
    ],
    frequency: { maxTimes: 2, cooldown: day },
    priority: 20,
    isActive: true,
  },
  {
    name: 'Choosing a subscription',
    title: 'Not sure which subscription fits?',
    body: 'Three questions about how you brew, and we suggest one. You can change it at any time.',
    actionLabel: 'Find my coffee',
    actionUrl: '/subscriptions/finder',
    conditions: [
      { fact: 'path', operator: 'matches', value: '/subscriptions*' },
      { fact: 'timeOnPage', operator: 'at_least', value: 60 },
      { fact: 'isIdentified', operator: 'equals', value: false },
    ],
    frequency: { maxTimes: 1, cooldown: 7 * day },
    priority: 10,
    isActive: true,
  },
  {
    name: 'Welcome back',
    title: 'Good to see you again',
    body: 'The spring roasts have arrived: two from Ethiopia, one from Peru.',
    actionLabel: 'See what is new',
    actionUrl: '/coffee/new',
    conditions: [
      { fact: 'visits', operator: 'at_least', value: 3 },
      { fact: 'daysSinceFirstVisit', operator: 'greater_than', value: 14 },
    ],
    frequency: { maxTimes: 1, cooldown: 30 * day },
    priority: 0,
    isActive: false,
  },
];
