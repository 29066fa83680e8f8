import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import { ApiError } from '../../../errors.ts';
import { audit } from '../../../events/audit.ts';
import type { Handlers } from '../../../handlers.ts';
import { requireActing } from '../acting.ts';
import { play } from '../engine.ts';
import { tell } from '../feed.ts';
import { lockGame, readPlayer, requirePlayer, writePlayer } from '../players.ts';
import { skillIds, skillTree } from '../rules/constants.ts';
import { levelOf } from '../rules/levels.ts';
import type { Player } from '../rules/players.ts';
import { pointsLeft, pointsSpent, reasonNotToSpend, skillFacts, skillLevel } from '../rules/skills.ts';

type SkillTree = z.input<typeof contract.gameSkills.schemas.SkillTree>;

const available = ({ xp, skills }: Player): number => pointsLeft(levelOf(xp), skills);

const presentTree = (player: Player): SkillTree => ({
  object: 'skill_tree',
  seasonId: player.seasonId,
  skills: skillIds.map((id) => ({
    id,
    name: skillFacts[id].name,
    description: skillFacts[id].description,
    maxLevel: skillTree.maxLevel,
    bonusPerLevel: skillTree.bonusPerLevel[id],
    currentLevel: skillLevel(player.skills, id),
    isMaxed: skillLevel(player.skills, id) >= skillTree.maxLevel,
  })),
  totalAllocated: pointsSpent(player.skills),
  availablePoints: available(player),
  playerLevel: levelOf(player.xp),
});

export const gameSkillHandlers: Handlers<'gameSkills'> = {
  async skills({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    return presentTree(await readPlayer(context, member.id));
  },

  async 'skills.allocate'({ body, context }) {
    const { skillId } = body;
    const member = await requireActing(context, body.userId, 'userId');
    await lockGame(context);
    const before = await readPlayer(context, member.id);
    const reason = reasonNotToSpend(levelOf(before.xp), before.skills, skillId);
    if (reason !== null) throw new ApiError('resource_conflict', reason, { param: 'skillId' });
    const newLevel = skillLevel(before.skills, skillId) + 1;
    const skills = { ...before.skills, [skillId]: newLevel };
    await writePlayer(context, { ...before, skills });
    const maxed = skillIds.filter((id) => skillLevel(skills, id) >= skillTree.maxLevel).length;
    const after = await play(context, member.id, {
      reason: 'skill',
      counters: { skill_points_spent: 1 },
      peaks: { skills_maxed: maxed },
    });
    const details = { skillId, newLevel };
    await tell(context, {
      memberId: member.id,
      action: 'skill_upgraded',
      icon: 'sparkles',
      metadata: details,
    });
    await audit(context, {
      action: 'player.skill_allocated',
      resourceType: 'player',
      resourceId: formatId('member', member.id),
      details,
    });
    return { object: 'skill_allocation', skillId, newLevel, availablePoints: available(after) };
  },

  async 'skills.reset'({ body, context }) {
    const member = await requireActing(context, body.userId, 'userId');
    await lockGame(context);
    const before = await readPlayer(context, member.id);
    const after = { ...before, skills: {} };
    await writePlayer(context, after);
    await audit(context, {
      action: 'player.skills_reset',
      resourceType: 'player',
      resourceId: formatId('member', member.id),
      details: { returnedPoints: pointsSpent(before.skills) },
    });
    return {
      object: 'skill_reset',
      skills: { quick_learner: 0, treasure_hunter: 0, boss_slayer: 0, social_butterfly: 0 },
      availablePoints: available(after),
    };
  },
};
