import { CStarClient, type Nudge } from '@cstar.help/js';
import {
  type AutomaticSignal,
  idle,
  ProactiveClient,
  type ProactiveNudge,
  pageViews,
  type VisitorStorage,
} from '@cstar.help/js/proactive';
import { expectTypeOf, test } from 'vitest';

const client = new ProactiveClient({ teamSlug: 'acme' });

test('consent is a choice or a function that may not know yet', () => {
  new ProactiveClient({ teamSlug: 'acme', consent: true });
  new ProactiveClient({ teamSlug: 'acme', consent: () => undefined });
  // @ts-expect-error a text is no consent
  new ProactiveClient({ teamSlug: 'acme', consent: 'yes' });
  // @ts-expect-error a key has no place in a browser
  new ProactiveClient({ teamSlug: 'acme', apiKey: 'sk_test_0123456789abcdefghijklmnopqrstuv' });
});

test('automatic signals are functions, also those of your own', () => {
  const mine: AutomaticSignal = ({ track }) => {
    track('opened', { count: 1 });
    return () => undefined;
  };
  new ProactiveClient({ teamSlug: 'acme', signals: [mine, pageViews(), idle({ after: 30 })] });
  // @ts-expect-error it has to be made first
  new ProactiveClient({ teamSlug: 'acme', signals: [pageViews] });
  expectTypeOf<ProactiveClient>().toExtend<Parameters<AutomaticSignal>[0]>();
});

test('the storage of a browser fits', () => {
  expectTypeOf<Storage>().toExtend<VisitorStorage>();
});

test('details are texts, numbers, and true or false', () => {
  client.track('buy', { plan: 'pro', seats: 3, yearly: true });
  // @ts-expect-error no objects
  client.track('buy', { plan: { name: 'pro' } });
});

test('visitors get less of a nudge than the team', () => {
  expectTypeOf(client.onNudge).parameter(0).parameter(0).toEqualTypeOf<ProactiveNudge>();
  expectTypeOf(client.onNudge).returns.toEqualTypeOf<() => void>();
  // @ts-expect-error what the team calls it is for the team
  client.onNudge((nudge) => nudge.name);
  expectTypeOf(new CStarClient().nudges.get('ndg_1')).resolves.toEqualTypeOf<Nudge>();
});
