import { DomainError } from '@libs/kernel';

/** What a person does in the registry (岗位角色); the words on the screens are ui-words.md 1. */
export const ROLES = [
  'drafter',
  'legal_unit',
  'office',
  'reviewer',
  'second_reviewer',
  'signatory',
  'market_regulator',
  'adviser',
  'filing_clerk',
  'system_admin',
  'audit_admin',
] as const;
export type Role = (typeof ROLES)[number];

/** What a route asks for. Whether *this* object may be seen or changed is its room's rule, not a permission. */
export const PERMISSIONS = [
  'account.own',
  'draft.read',
  'draft.write',
  'draft.office',
  'review.read',
  'review.handle',
  'review.second',
  'review.sign',
  'document.read',
  'filing.read',
  'filing.submit',
  'filing.register',
  'file.write',
  'file.read',
  'organ.read',
  'organ.admin',
  'user.admin',
  'settings.read',
  'settings.admin',
  'status.read',
  'audit.read',
  'search.staff',
  'cleanup.read',
  'cleanup.fill',
  'cleanup.run',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What every signed-in person has, even before a temporary password is changed: their own account. */
export const OWN_ACCOUNT: Permission = 'account.own';

const BUSINESS = [
  'draft.read',
  'review.read',
  'document.read',
  'filing.read',
  'file.read',
  'organ.read',
  'settings.read',
  'search.staff',
  'cleanup.read',
] as const;

/**
 * Who may knock at which door. System and audit administrators take no part in the substance (domain.md 15), and the
 * substance takes no part in administration.
 */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  drafter: [...BUSINESS, 'draft.write', 'filing.submit', 'file.write', 'cleanup.fill'],
  legal_unit: [...BUSINESS, 'review.handle', 'filing.submit', 'file.write', 'cleanup.fill'],
  office: [...BUSINESS, 'draft.office', 'filing.submit', 'filing.register', 'file.write', 'cleanup.fill'],
  reviewer: [...BUSINESS, 'review.handle', 'filing.submit', 'filing.register', 'file.write', 'cleanup.fill', 'cleanup.run'],
  second_reviewer: [...BUSINESS, 'review.second', 'file.write', 'cleanup.fill', 'cleanup.run'],
  signatory: [...BUSINESS, 'review.sign', 'file.write', 'cleanup.fill', 'cleanup.run'],
  market_regulator: [
    'draft.read',
    'document.read',
    'file.read',
    'file.write',
    'organ.read',
    'settings.read',
    'search.staff',
    'cleanup.read',
    'cleanup.fill',
  ],
  adviser: ['draft.read', 'document.read', 'file.read', 'organ.read', 'search.staff'],
  filing_clerk: [...BUSINESS, 'filing.submit', 'filing.register', 'file.write'],
  system_admin: ['organ.read', 'organ.admin', 'user.admin', 'settings.read', 'settings.admin', 'status.read'],
  audit_admin: ['organ.read', 'settings.read', 'audit.read'],
};

/** Everything that a person with `roles` may ask for; the own account is always among it. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set([OWN_ACCOUNT, ...roles.flatMap((role) => ROLE_PERMISSIONS[role])]);
}

const ADMINISTRATION: readonly Role[] = ['system_admin', 'audit_admin'];

/**
 * System and audit administrators take no part in the substance (domain.md 15): whoever keeps accounts or watches the log does not draft, review,
 * number or publish as well. Errors: `roles_incompatible`.
 */
export function refuseMixed(roles: readonly Role[]): void {
  const isAdmin = roles.some((role) => ADMINISTRATION.includes(role));
  if (isAdmin && roles.some((role) => !ADMINISTRATION.includes(role))) throw new DomainError('conflict', 'roles_incompatible', { roles });
}

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
