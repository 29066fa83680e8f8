import type { articles } from '../db/schema/index.ts';

type Article = typeof articles.$inferSelect;

interface SeedArticle {
  title: string;
  /** Index into `seedCategories`. */
  category: number;
  status: Article['status'];
  isPublic: boolean;
  tags: string[];
  views: number;
  uses: number;
  content: string;
}

export const seedCategories = [
  {
    name: 'Orders & Shipping',
    description: 'From checkout to your door.',
    icon: 'truck',
    color: '#2f6f4f',
    isPublic: true,
  },
  {
    name: 'Subscriptions',
    description: 'Change, pause or stop your deliveries.',
    icon: 'repeat',
    color: '#8a5a2b',
    isPublic: true,
  },
  {
    name: 'Brewing & Equipment',
    description: 'Better cups, longer-lived machines.',
    icon: 'coffee',
    color: '#5b4636',
    isPublic: true,
  },
  {
    name: 'For the team',
    description: 'How we handle the unusual.',
    icon: 'lock',
    color: '#55606e',
    isPublic: false,
  },
];

export const seedArticles: SeedArticle[] = [
  {
    title: 'When will my order arrive?',
    category: 0,
    status: 'published',
    isPublic: true,
    tags: ['shipping', 'delivery'],
    views: 1284,
    uses: 96,
    content: `We roast on **Monday and Thursday** and ship the same day.

## Delivery times

- Within the country: 1 to 2 working days
- European Union: 3 to 5 working days

You receive a tracking link as soon as the parcel leaves the roastery. If it has not moved for three working days, write to us and we send a new one.`,
  },
  {
    title: 'Something arrived damaged',
    category: 0,
    status: 'published',
    isPublic: true,
    tags: ['shipping', 'refund'],
    views: 402,
    uses: 58,
    content: `We are sorry! Send us a **photo of the parcel and of the damage** within 14 days.

1. Keep what you received; there is nothing to send back.
2. Choose a replacement or a refund.
3. Replacements leave with the next shipment, refunds arrive within five working days.`,
  },
  {
    title: 'Skip, pause or stop a subscription',
    category: 1,
    status: 'published',
    isPublic: true,
    tags: ['subscription'],
    views: 977,
    uses: 141,
    content: `Open **Subscription** in your account.

- **Skip this one** moves nothing but the next delivery.
- **Pause** holds everything until the date you choose.
- **Stop** ends the subscription after the deliveries you have paid for.

Changes count for a delivery until midnight before its roasting day.`,
  },
  {
    title: 'Find the right grind size',
    category: 2,
    status: 'published',
    isPublic: true,
    tags: ['brewing', 'grinder'],
    views: 2210,
    uses: 33,
    content: `Taste is the best measure: **sour means too coarse, bitter means too fine**.

Start with the texture of table salt for espresso, sand for filter and coarse sea salt for the French press. Change one step at a time and keep everything else as it was.`,
  },
  {
    title: 'Descale your espresso machine',
    category: 2,
    status: 'draft',
    isPublic: false,
    tags: ['equipment', 'maintenance'],
    views: 0,
    uses: 0,
    content: `Descale every **three months**, or every month where the water is hard.

Empty the tank, fill in the descaler with a litre of water and let half of it run through the group. Wait twenty minutes, run the rest, then rinse with two full tanks of fresh water.`,
  },
  {
    title: 'Loan equipment during warranty repairs',
    category: 3,
    status: 'published',
    isPublic: false,
    tags: ['warranty', 'wholesale'],
    views: 41,
    uses: 12,
    content: `Wholesale customers get loan equipment while theirs is being repaired under warranty.

Check the shelf list first, then book the courier. Write the serial number of **both** devices into the notes of the ticket.`,
  },
];
