// Fernwood Coffee, an imaginary roastery with a subscription and a small help desk.

export const staff = [
  { name: 'Maren Holt', email: 'maren@fernwood.example', role: 'admin' },
  { name: 'Tobias Reyes', email: 'tobias@fernwood.example', role: 'agent' },
  { name: 'Ines Duarte', email: 'ines@fernwood.example', role: 'agent' },
] as const;

/** The account of the first customer below, in both environments. */
export const demoAccount = { email: 'hanna@lindqvist.example', password: 'fernwood-demo' } as const;

export const customers = [
  {
    name: 'Hanna Lindqvist',
    email: 'hanna@lindqvist.example',
    sentiment: 'happy',
    tags: ['subscriber', 'espresso'],
    metadata: { plan: 'weekly', bagsPerMonth: 4 },
    notes: 'Subscriber since the first season. Likes to test new roasts.',
  },
  {
    name: 'Marcus Bell',
    email: 'marcus.bell@harborcafe.example',
    sentiment: 'frustrated',
    tags: ['wholesale'],
    metadata: { account: 'HC-204', netDays: 30 },
    notes: 'Runs the Harbor Café. Orders every second Monday.',
  },
  {
    name: 'Yuki Tanabe',
    email: 'yuki.tanabe@mail.example',
    sentiment: 'neutral',
    tags: ['subscriber'],
    metadata: { plan: 'monthly', bagsPerMonth: 1 },
    notes: null,
  },
  {
    name: 'Oluwaseun Adeyemi',
    email: 'seun@adeyemi.example',
    sentiment: 'positive',
    tags: ['gift'],
    metadata: {},
    notes: null,
  },
  {
    name: 'Clara Fontaine',
    email: 'clara@studiofontaine.example',
    sentiment: 'angry',
    tags: ['wholesale', 'equipment'],
    metadata: { account: 'SF-117', machine: 'Linea 2' },
    notes: 'Their grinder is under warranty until spring.',
  },
  {
    name: 'Peter Novak',
    email: 'peter.novak@mail.example',
    sentiment: 'neutral',
    tags: [],
    metadata: { plan: 'paused' },
    notes: null,
  },
] as const;
