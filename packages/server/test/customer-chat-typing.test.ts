import { expect, test } from 'vitest';
import { createTyping, type TypingSignal } from '../src/events/typing.ts';
import { silent } from '../src/logger.ts';

const signal: TypingSignal = {
  teamId: 'team',
  environment: 'test',
  ticketId: 'ticket',
  sessionId: 'session',
  sender: 'customer',
  senderName: 'Ada',
  isTyping: true,
};

function setUp() {
  let now = 0;
  const typing = createTyping({ clock: () => now, logger: silent });
  const heard: TypingSignal[] = [];
  const off = typing.follow(signal, (one) => heard.push(one));
  return {
    typing,
    heard,
    off,
    tell: (more: Partial<TypingSignal> = {}) => typing.tell({ ...signal, ...more }),
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

test('the same signal within a second is told once', async () => {
  const { tell, pass, heard } = setUp();
  await tell();
  pass(999);
  await tell();
  expect(heard).toHaveLength(1);
  pass(1);
  await tell();
  expect(heard).toEqual([signal, signal]);
});

test.each<[string, Partial<TypingSignal>]>([
  ['the end of it', { isTyping: false }],
  ['somebody else', { sessionId: null, sender: 'agent', senderName: 'Robin' }],
  ['another session', { sessionId: 'other' }],
])('%s is told at once', async (_, more) => {
  const { tell, heard } = setUp();
  await tell();
  await tell(more);
  expect(heard).toEqual([signal, { ...signal, ...more }]);
});

test.each<[string, Partial<TypingSignal>]>([
  ['ticket', { ticketId: 'other' }],
  ['environment', { environment: 'live' }],
  ['team', { teamId: 'other' }],
])('another %s is not heard of', async (_, more) => {
  const { tell, heard } = setUp();
  await tell(more);
  expect(heard).toEqual([]);
});

test('whoever has left hears nothing, and the others go on', async () => {
  const { typing, tell, heard, off, pass } = setUp();
  const others: TypingSignal[] = [];
  typing.follow(signal, (one) => others.push(one));
  off();
  await tell();
  pass(1_000);
  off();
  await tell();
  expect([heard.length, others.length]).toEqual([0, 2]);
});
