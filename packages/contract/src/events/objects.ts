import { z } from 'zod';
import { articles } from '../resources/articles.ts';
import { csat } from '../resources/csat.ts';
import { customerGroups } from '../resources/customer-groups.ts';
import { Customer } from '../resources/customers.ts';
import { gameBoss } from '../resources/game-boss.ts';
import { Message } from '../resources/messages.ts';
import { tickets } from '../resources/tickets.ts';
import { id } from '../shared/ids.ts';
import { snakeCased } from './snake-cased.ts';

// What events tell of: the objects of the API in snake_case. Posts and comments are so already.

export const EventTicket = snakeCased(tickets.schemas.Ticket.omit({ customer: true }))
  .extend({ dashboard_url: z.url().describe('The page of the ticket in the dashboard') })
  .describe('A ticket, as events tell of it: the fields of the API in snake_case.');

export const EventCustomerSummary = z
  .object({
    id: id('customer').describe('Unique customer identifier (cus_ prefix)'),
    name: z.string().describe('Full name'),
    email: z.string().describe('Email address'),
  })
  .describe('The customer of a ticket, in short.');

export const EventMessage = snakeCased(Message).describe(
  'A message of a ticket, as events tell of it: the fields of the API in snake_case.',
);

export const EventCustomer = snakeCased(Customer).describe(
  'A customer, as events tell of them: the fields of the API in snake_case.',
);

export const EventCustomerGroup = snakeCased(customerGroups.schemas.CustomerGroup).describe(
  'A customer group, as events tell of it: the fields of the API in snake_case.',
);

export const EventArticle = snakeCased(articles.schemas.Article).describe(
  'An article, as events tell of it: the fields of the API in snake_case.',
);

export const EventSurvey = snakeCased(csat.schemas.Survey).describe(
  "A customer's answer about one ticket, as events tell of it: the fields of the API in snake_case.",
);

export const EventMember = z
  .object({
    id: id('member').describe('The member (mem_ prefix)'),
    name: z.string().describe('Display name'),
  })
  .describe('A person of your team, in short.');

export const EventTeam = z
  .object({ id: z.uuid().describe('The team (UUID)'), name: z.string().describe('Its name') })
  .describe('A team, in short.');

export const EventBoss = z
  .object({
    id: id('boss').describe('Unique boss identifier (boss_ prefix)'),
    name: z.string().describe('Its name'),
    level: z.int().describe('Counts the bosses of the team, from 1'),
    difficulty: gameBoss.schemas.BossDifficulty.describe('How tough it is'),
    health: z.int().describe('Health that is left'),
    max_health: z.int().describe('Health at the beginning'),
  })
  .describe('A boss, as it stands after what happened.');

export const EventQuest = z
  .object({
    id: z.string().describe('The quest, such as close_5_tickets'),
    name: z.string().describe('Its name'),
  })
  .describe('A daily quest.');

export const EventAchievement = z
  .object({
    id: z.string().describe('The achievement, such as first_blood'),
    name: z.string().describe('Its name'),
  })
  .describe('An achievement.');
