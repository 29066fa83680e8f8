import { type PermissionKey, type RoleName, roles } from '@cstar.help/contract';

/** Why someone may not do something to a member. */
export type Refusal = 'owner' | 'above' | 'beyond';

const within = (role: RoleName, permissions: readonly PermissionKey[]): boolean =>
  roles[role].permissions.every((permission) => permissions.includes(permission));

/**
 * Whether who holds `permissions` may give `role` to a member whose role is `current`; no `current`
 * for somebody new. Nobody hands out what they do not hold, so nobody raises themselves either.
 */
export function refusalToGive(
  permissions: readonly PermissionKey[],
  role: RoleName,
  current?: RoleName,
): Refusal | undefined {
  if (role === 'owner') return 'owner';
  return (
    (current && refusalToTouch(permissions, current)) ?? (within(role, permissions) ? undefined : 'beyond')
  );
}

/** Whether who holds `permissions` may change or remove a member with this role. */
export function refusalToTouch(
  permissions: readonly PermissionKey[],
  current: RoleName,
): Refusal | undefined {
  if (current === 'owner') return 'owner';
  return within(current, permissions) ? undefined : 'above';
}
