import type { Handlers } from '../../handlers.ts';
import { readSettings, updateSettings } from './settings.ts';
import { readStats } from './stats.ts';
import { createSurvey, getSurvey, listSurveys } from './surveys.ts';

export const csatHandlers: Handlers<'csat'> = {
  'settings.get': ({ context }) => readSettings(context),
  'settings.update': ({ body, context }) => updateSettings(context, body),
  stats: ({ query, context }) => readStats(context, query.period),
  'surveys.list': ({ query, context }) => listSurveys(context, query),
  'surveys.get': ({ params, context }) => getSurvey(context, params.surveyId),
  'surveys.create': ({ body, context }) => createSurvey(context, body),
};
