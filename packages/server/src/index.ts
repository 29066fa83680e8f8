export type { Logger } from './logger.ts';
export type { Mail, Mailer } from './mail/mailer.ts';
export { type NewTeam, type RunningServer, start } from './main.ts';
export type { StartOptions } from './options.ts';
export type { CreatedTeam, TeamKeys } from './teams/create.ts';
