export {
  existsOn,
  mayIssueOn,
  ORGAN_KINDS,
  ORGAN_LEVELS,
  type Organ,
  type OrganChange,
  type OrganKind,
  type OrganLevel,
  type OrganNode,
} from './domain/organ';
export { ORGAN_COLUMNS, USER_COLUMNS, type ImportColumn, type ImportFinding, type ImportReport } from './domain/import';
export { OWN_ACCOUNT, PERMISSIONS, permissionsOf, ROLE_PERMISSIONS, ROLES, type Permission, type Role } from './domain/role';
export type { SignInPolicy } from './domain/sign-in-policy';
export { permissionsNow, toActor, type User, type UserChange } from './domain/user';
export { IDENTITY_EVENTS, type IdentityEvent } from './events';
export { IdentityModule } from './identity.module';
export { IDENTITY_MESSAGES } from './messages';
export { OrganImportService } from './import/organ-import.service';
export { UserImportService, type FirstPassword } from './import/user-import.service';
export { OrganQueries } from './organ.queries';
export { OrganService, type NewOrgan } from './organ.service';
export { SessionService } from './session.service';
export { SetupService } from './setup.service';
export { UserQueries, type UserFilter } from './user.queries';
export { UserService, type NewUser } from './user.service';
