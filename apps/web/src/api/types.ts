export interface SessionUser {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  organId: string;
  organName: string;
  unit: string | null;
  roles: string[];
  permissions: string[];
  mustChangePassword: boolean;
}
export interface DemoAccount {
  username: string;
  name: string;
  organName: string;
  roles: string[];
  password: string;
}
export interface SessionDto {
  user: SessionUser | null;
  csrfToken: string;
  demo: boolean;
  setupNeeded: boolean;
  demoAccounts: DemoAccount[];
  portalUrl: string;
}
export interface QuickHit {
  kind: string;
  id: string;
  title: string;
  number: string | null;
  note: string;
}
