import type { RoleName } from '@cstar.help/contract';
import type { Principal } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { refusalToGive, refusalToTouch } from './rules.ts';

const ownerStays =
  'The owner of a team can be neither changed nor removed, and nobody can be made owner. Choose another member or role.';

/** Throws when the member behind the key may not give this role; `current` is what its receiver has now. */
export function refuseToGive(
  { role: own, permissions }: Principal,
  role: RoleName,
  current?: RoleName,
): void {
  switch (refusalToGive(permissions, role, current)) {
    case 'owner':
      throw new ApiError('insufficient_permissions', ownerStays, { param: 'role' });
    case 'above':
      throw above(own);
    case 'beyond':
      throw new ApiError(
        'insufficient_permissions',
        `The role ${role} allows what your role ${own} does not. Give a role that allows no more than your own.`,
        { param: 'role' },
      );
  }
}

/** Throws when the member behind the key may not change or remove a member with this role. */
export function refuseToTouch({ role: own, permissions }: Principal, current: RoleName): void {
  switch (refusalToTouch(permissions, current)) {
    case 'owner':
      throw new ApiError('insufficient_permissions', ownerStays);
    case 'above':
    case 'beyond':
      throw above(own);
  }
}

const above = (own: RoleName) =>
  new ApiError(
    'insufficient_permissions',
    `This member may do what your role ${own} does not allow. Ask a member who may as much as they do.`,
  );
