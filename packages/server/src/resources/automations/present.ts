import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { StoredAction } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../shared/paging.ts';
import { actionType } from './actions.ts';
import { operatorName } from './operators.ts';
import type { AutomationRow, Runs } from './store.ts';

type Automation = z.input<typeof contract.automations.schemas.Automation>;

export const presentAutomation = ({ row, runs }: { row: AutomationRow; runs: Runs }): Automation => ({
  object: 'automation',
  id: formatId('automation', row.id),
  name: row.name,
  triggerEvent: row.triggerEvent,
  conditions: {
    all: row.conditions.all.map(presentCondition),
    any: row.conditions.any.map(presentCondition),
  },
  actions: row.actions.map(presentAction),
  enabled: row.enabled,
  executionCount: runs.executionCount,
  lastExecutedAt: isoOrNull(runs.lastExecutedAt),
  lastError: runs.lastError,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

const presentCondition = (condition: AutomationRow['conditions']['all'][number]) => ({
  ...condition,
  operator: operatorName(condition.operator),
});

const presentAction = ({ agentId, memberId, ...action }: StoredAction) => ({
  ...action,
  type: actionType(action),
  ...(agentId === undefined ? {} : { agentId: formatId('member', agentId) }),
  ...(memberId === undefined ? {} : { memberId: formatId('member', memberId) }),
});
