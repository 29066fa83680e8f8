import { z } from 'zod';

/** What a role may do beyond reading. One key per area that can be changed or is not for every eye. */
export const permissionKeys = [
  'manage_tickets',
  'manage_customers',
  'manage_articles',
  'manage_community',
  'manage_automations',
  'manage_webhooks',
  'manage_settings',
  'manage_members',
  'manage_billing',
  'import_data',
  'export_data',
  'view_analytics',
  'view_audit_log',
  'play_game',
] as const;

export type PermissionKey = (typeof permissionKeys)[number];

export const roleNames = ['owner', 'admin', 'manager', 'librarian', 'agent', 'spectator'] as const;
export type RoleName = (typeof roleNames)[number];

interface RoleFacts {
  /** The title of the role in the game. */
  displayName: string;
  permissions: readonly PermissionKey[];
}

/** Who may do what. One table for the server that guards, for members as they are shown, and for OpenAPI. */
export const roles: Readonly<Record<RoleName, RoleFacts>> = {
  owner: { displayName: 'The Guild Master', permissions: permissionKeys },
  admin: { displayName: 'The Archmage', permissions: permissionKeys },
  manager: {
    displayName: 'The Captain',
    permissions: [
      'manage_tickets',
      'manage_customers',
      'manage_articles',
      'manage_community',
      'manage_automations',
      'import_data',
      'export_data',
      'view_analytics',
      'view_audit_log',
      'play_game',
    ],
  },
  librarian: {
    displayName: 'The Lorekeeper',
    permissions: ['manage_articles', 'manage_community', 'play_game'],
  },
  agent: {
    displayName: 'The Hero',
    permissions: ['manage_tickets', 'manage_customers', 'manage_community', 'play_game'],
  },
  spectator: { displayName: 'The Bard', permissions: [] },
};

export const Role = z.enum(roleNames).describe('What a member is on the team');

/** The roles that can be given. The owner is one, and becomes so by a transfer only. */
export const AssignableRole = z
  .enum(['admin', 'manager', 'librarian', 'agent', 'spectator'])
  .describe('A role that can be given to a member');

export const Permission = z.enum(permissionKeys).describe('One thing that a role allows');
