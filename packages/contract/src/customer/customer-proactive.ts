import { z } from 'zod';
import { all, customerEndpoint, mebibyte, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { momentInput } from '../shared/moments.ts';

const visitorId = z
  .string()
  .regex(/^[\w-]{16,64}$/, 'expected 16 to 64 letters, digits, - or _')
  .describe('A random ID that the browser made: 16 to 64 letters, digits, - or _');

const maxProps = 10;
const propName = z.string().regex(/^[a-z]\w{0,49}$/i, 'expected a letter, then letters, digits or _');

const ProactiveSignalParams = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,49}$/, 'expected a small letter, then small letters, digits or _, up to 50')
      .describe('What happened, such as page_view or checkout_failed'),
    props: z
      .record(propName, z.union([z.string().max(200), z.number(), z.boolean()]))
      .refine((props) => Object.keys(props).length <= maxProps, `at most ${maxProps} props can be given`)
      .meta({ maxProperties: maxProps })
      .optional()
      .describe('Details that rules may look at in this call: at most 10. They are not stored'),
    at: momentInput().optional().describe("When, by the visitor's clock: signals count in this order"),
  })
  .describe('Something a visitor did, or that happened to them.');

const address = z.string().max(2_000);

const page = {
  url: address.optional().describe('Its address. What stands behind ? and # is not stored'),
  title: z.string().max(500).optional().describe('Its title. It is not stored'),
  referrer: address.optional().describe('Where the visitor came from. It is not stored'),
};

const ProactivePageParams = z.strictObject(page).describe('The page that a visitor is on.');

const ProactiveSignalsParams = z
  .object({
    visitorId,
    batchId: z
      .string()
      .regex(/^[\w-]{8,64}$/, 'expected 8 to 64 letters, digits, - or _')
      .optional()
      .describe('Made for this batch: sent again under the same one, its signals count once'),
    signals: z.array(ProactiveSignalParams).max(100).describe('What happened'),
    page: ProactivePageParams.optional(),
    leaving: z.boolean().default(false).describe('The page is being left: no nudge is given'),
  })
  .describe('A batch of signals. It is read as JSON whatever its content type, so that beacons arrive.');

const ProactiveNudgesParams = z.object({ visitorId, ...page }).describe('What a look for nudges takes.');

const ProactiveNudge = z
  .object({
    object: objectKind('nudge'),
    id: id('nudge').describe('Unique nudge identifier (ndg_ prefix)'),
    title: z.string().describe('What to show first'),
    body: z.string().describe('The text below the title: plain text'),
    actionLabel: z.string().nullable().describe('What the button says; null for no button'),
    actionUrl: z.string().nullable().describe('Where the button leads; null when your page decides'),
    cooldown: z.int().describe('Seconds until it may be shown to this visitor again, if at all'),
  })
  .describe('What to say to a visitor now.');

const ProactiveSignals = z
  .object({
    object: objectKind('proactive_signals'),
    accepted: z.int().describe('How many signals were counted: none of a batch that was counted before'),
    nudges: z.array(ProactiveNudge).describe('What to show now: at most one'),
  })
  .describe('What came of a batch of signals.');

const ProactiveVisitorParams = z.object({ visitorId }).describe('Who saw, dismissed or acted on a nudge.');

const ProactiveNudgeState = z
  .object({
    object: objectKind('nudge_state'),
    nudgeId: id('nudge').describe('The nudge'),
    seenCount: z.int().describe('How often the visitor saw it'),
    lastSeenAt: datetime().nullable().describe('When the visitor saw it last'),
    dismissedAt: datetime().nullable().describe('When the visitor closed it: it is not shown again'),
    actedAt: datetime().nullable().describe('When the visitor did what it offers: it is not shown again'),
  })
  .describe('How a visitor stands to a nudge.');

export const customerProactive = resource({
  name: 'proactive',
  title: 'Proactive messages',
  description: 'Signals of visitors, and the nudges that follow from them.',
  schemas: {
    ProactiveSignalParams,
    ProactivePageParams,
    ProactiveSignalsParams,
    ProactiveNudgesParams,
    ProactiveNudge,
    ProactiveSignals,
    ProactiveVisitorParams,
    ProactiveNudgeState,
  },
  endpoints: {
    signals: customerEndpoint({
      method: 'POST',
      access: 'public',
      path: '/proactive/{team}/signals',
      ignoresBadToken: true,
      summary:
        'Count the signals of a visitor, and get the nudge that now fits, if one does. A visitor gets a new one every five minutes at most, and three per visit.',
      maxBodyBytes: mebibyte / 2,
      body: ProactiveSignalsParams,
      returns: one(ProactiveSignals),
    }),
    nudges: customerEndpoint({
      method: 'GET',
      path: '/proactive/{team}/nudges',
      summary: 'Get the nudge that fits a visitor now, if one does, without counting anything.',
      query: ProactiveNudgesParams,
      returns: all(ProactiveNudge),
    }),
    seen: customerEndpoint({
      method: 'POST',
      access: 'public',
      path: '/proactive/{team}/nudges/{nudgeId}/seen',
      ignoresBadToken: true,
      summary: 'Note that a visitor saw a nudge. Within ten seconds, twice counts as once.',
      body: ProactiveVisitorParams,
      returns: one(ProactiveNudgeState),
    }),
    dismissed: customerEndpoint({
      method: 'POST',
      access: 'public',
      path: '/proactive/{team}/nudges/{nudgeId}/dismissed',
      ignoresBadToken: true,
      summary: 'Note that a visitor closed a nudge. They do not get it again.',
      body: ProactiveVisitorParams,
      returns: one(ProactiveNudgeState),
    }),
    acted: customerEndpoint({
      method: 'POST',
      access: 'public',
      path: '/proactive/{team}/nudges/{nudgeId}/acted',
      ignoresBadToken: true,
      summary: 'Note that a visitor did what a nudge offers. They do not get it again.',
      body: ProactiveVisitorParams,
      returns: one(ProactiveNudgeState),
    }),
  },
});
