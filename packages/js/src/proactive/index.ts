export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export type {
  ProactiveNudge,
  ProactiveNudgeState,
} from '../types/index.ts';
export { ProactiveClient } from './client.ts';
export type {
  AutomaticSignal,
  ProactiveClientOptions,
  SignalProps,
  SignalTarget,
  VisitorStorage,
} from './options.ts';
export { errors } from './signals/errors.ts';
export { idle } from './signals/idle.ts';
export { pageViews } from './signals/page-views.ts';
export { rageClicks } from './signals/rage-clicks.ts';
export { timeOnPage } from './signals/time-on-page.ts';
