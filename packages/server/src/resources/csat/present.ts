import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { surveys } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';

type SurveyRow = typeof surveys.$inferSelect;
type Survey = z.input<typeof contract.csat.schemas.Survey>;

export const presentSurvey = (row: SurveyRow): Survey => ({
  object: 'survey',
  id: formatId('survey', row.id),
  ticketId: formatId('ticket', row.ticketId),
  customerId: row.customerId && formatId('customer', row.customerId),
  memberId: row.memberId && formatId('member', row.memberId),
  rating: row.rating,
  comment: row.comment,
  createdAt: iso(row.createdAt),
});
