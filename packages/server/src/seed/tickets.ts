import type { tickets } from '../db/schema/index.ts';

type Ticket = typeof tickets.$inferSelect;

interface SeedMessage {
  /** Hours after the ticket was opened. */
  after: number;
  /** Index into `staff`; undefined is the customer. */
  staff?: number;
  internal?: true;
  content: string;
}

export interface SeedTicket {
  title: string;
  status: Ticket['status'];
  priority: Ticket['priority'];
  /** Index into `customers`, or the name of someone without a record. */
  from: number | string;
  /** Index into `staff`. */
  assigned?: number;
  tags: string[];
  /** Hours before the seeding. */
  opened: number;
  notes?: string;
  metadata?: Ticket['metadata'];
  thread: SeedMessage[];
}

export const seedTickets: SeedTicket[] = [
  {
    title: 'Gift box arrived with a crushed corner',
    status: 'closed',
    priority: 'normal',
    from: 3,
    assigned: 1,
    tags: ['shipping', 'gift'],
    opened: 312,
    metadata: { order: 'FW-18201' },
    thread: [
      {
        after: 0,
        content:
          'The box for my sister came with a crushed corner. The bags inside look fine, but it was a birthday present.',
      },
      {
        after: 2,
        staff: 1,
        content:
          'I am sorry, that is not how a birthday present should arrive. A new box leaves today by express, and please keep the first one.',
      },
      { after: 50, content: 'It came this morning in perfect shape. She was delighted, thank you!' },
      { after: 51, staff: 1, content: 'Happy to hear it. Many happy returns to your sister!' },
    ],
  },
  {
    title: 'How do I move my delivery to another week?',
    status: 'resolved',
    priority: 'low',
    from: 2,
    assigned: 2,
    tags: ['subscription'],
    opened: 170,
    thread: [
      {
        after: 0,
        content: 'I am travelling next week. Can the delivery come one week later without changing the rest?',
      },
      {
        after: 5,
        staff: 2,
        content:
          'Yes: open Subscription, choose the delivery and press Skip this one. The rhythm stays as it is. I have done it for you this time.',
      },
    ],
  },
  {
    title: 'Invoice for October lists the wrong VAT number',
    status: 'pending',
    priority: 'high',
    from: 1,
    assigned: 0,
    tags: ['billing', 'wholesale'],
    opened: 52,
    metadata: { invoice: 'INV-2211', amount: 486.4 },
    notes: 'Accounting has the corrected certificate.',
    thread: [
      {
        after: 0,
        content:
          'Invoice INV-2211 shows the VAT number of our old company. My bookkeeper cannot file it like this.',
      },
      {
        after: 3,
        staff: 0,
        internal: true,
        content: 'The number was changed in March, but the invoice template still reads the old field.',
      },
      {
        after: 4,
        staff: 0,
        content:
          'You are right, the number is outdated. Could you send the certificate with the current one? Then the corrected invoice goes out the same day.',
      },
    ],
  },
  {
    title: 'Grinder stops after a few seconds',
    status: 'open',
    priority: 'urgent',
    from: 4,
    assigned: 2,
    tags: ['equipment', 'warranty'],
    opened: 20,
    metadata: { serial: 'G2-55871' },
    thread: [
      {
        after: 0,
        content:
          'The grinder we bought from you stops after three or four seconds and blinks red. We open in two hours and have no second one.',
      },
      {
        after: 1,
        staff: 2,
        content:
          'That sounds like the overheating guard. Please unplug it for ten minutes and clear the burr chamber; does it still blink afterwards?',
      },
      { after: 2, content: 'Still the same. We are making filter coffee by hand at the moment.' },
      {
        after: 3,
        staff: 2,
        internal: true,
        content: 'There is a loan grinder at the roastery. Asked the courier whether today still works.',
      },
      {
        after: 3,
        staff: 2,
        content:
          'A loan grinder is on its way and should be with you before four. We take the faulty one back for repair under warranty.',
      },
    ],
  },
  {
    title: 'Charged twice for one order',
    status: 'open',
    priority: 'high',
    from: 0,
    assigned: 1,
    tags: ['billing'],
    opened: 9,
    metadata: { order: 'FW-18344' },
    thread: [
      {
        after: 0,
        content: 'My card shows two charges of 42.00 for order FW-18344. I pressed Pay only once.',
      },
      {
        after: 1,
        staff: 1,
        content:
          'Thank you for telling us. The second one is a reservation that falls away by itself; I am asking our payment provider to release it today.',
      },
    ],
  },
  {
    title: 'Do you ship to Norway?',
    status: 'new',
    priority: 'low',
    from: 'Ingrid Solberg',
    tags: ['shipping', 'presales'],
    opened: 3,
    thread: [
      {
        after: 0,
        content: 'I could not find Norway at checkout. Do you ship there, and what about customs?',
      },
    ],
  },
  {
    title: 'Beans taste flat since the last delivery',
    status: 'new',
    priority: 'normal',
    from: 5,
    tags: ['quality'],
    opened: 1,
    thread: [
      {
        after: 0,
        content:
          'The last two bags of the house blend taste flat compared to before. Did the roast change? The date on them is 12 days ago.',
      },
    ],
  },
];
