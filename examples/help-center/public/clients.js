import { AuthClient } from '@cstar.help/js/auth';
import { ChatClient } from '@cstar.help/js/chat';
import { LibraryClient } from '@cstar.help/js/library';
import { config } from './config.js';

// One client of each kind for the whole page. None of them has a key: a team slug is public.

export const auth = new AuthClient(config);
export const library = new LibraryClient({ ...config, cache: { ttl: 60_000 } });
/** Who is signed in chats as themselves, everybody else as a visitor. */
export const chat = new ChatClient({ ...config, auth });
