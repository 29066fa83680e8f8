import { AuthClient } from '@cstar.help/js/auth';
import { ChatClient } from '@cstar.help/js/chat';
import { CommunityClient } from '@cstar.help/js/community';
import { LibraryClient } from '@cstar.help/js/library';
import { ProactiveClient } from '@cstar.help/js/proactive';
import { QuickHelpClient } from '@cstar.help/js/quickhelp';
import { expectTypeOf } from 'vitest';

const team = { teamSlug: 'acme' };
const apiKey = 'sk_test_0123456789abcdefghijklmnopqrstuv';

// The slug of the team is all that a client for customers has to know.
new AuthClient(team);
new ChatClient(team);
new LibraryClient(team);
new CommunityClient(team);
new QuickHelpClient(team);
new ProactiveClient(team);

// It has to know it.
// @ts-expect-error
new AuthClient({});
// @ts-expect-error
new ChatClient({});
// @ts-expect-error
new LibraryClient({});
// @ts-expect-error
new CommunityClient({});
// @ts-expect-error
new QuickHelpClient({});
// @ts-expect-error
new ProactiveClient({});

// None takes a key: what is in a browser is public.
// @ts-expect-error
new AuthClient({ ...team, apiKey });
// @ts-expect-error
new ChatClient({ ...team, apiKey });
// @ts-expect-error
new LibraryClient({ ...team, apiKey });
// @ts-expect-error
new CommunityClient({ ...team, apiKey });
// @ts-expect-error
new QuickHelpClient({ ...team, apiKey });
// @ts-expect-error
new ProactiveClient({ ...team, apiKey });

// Who the customer is, another client tells, or a function.
new LibraryClient({ ...team, auth: new AuthClient(team) });
new LibraryClient({ ...team, auth: async () => null });
// @ts-expect-error a token that never changes is over after minutes
new LibraryClient({ ...team, auth: 'token' });

// @ts-expect-error there are two environments
new LibraryClient({ ...team, environment: 'production' });

expectTypeOf<ConstructorParameters<typeof LibraryClient>[0]['teamSlug']>().toEqualTypeOf<string>();
