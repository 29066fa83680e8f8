import { presentSurvey } from '../../resources/csat/present.ts';
import type { PresentAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';
import { aboutTicket } from './tickets.ts';

export const surveyEvents: PresentAll<'survey'> = {
  'survey.submitted': async (context, { survey, ticket }) => ({
    survey: snakeCased(presentSurvey(survey)),
    ...(await aboutTicket(context, ticket)),
  }),
};
