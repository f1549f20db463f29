/** Metadata key of the permission that every route declares: `@SetMetadata(PERMISSION, 'signedIn')`. */
export const PERMISSION = 'permission';

/** Who may call a route at all; whether they may touch that very object is checked in the service. */
export type Permission =
  'public' | 'signedIn' | 'processAdministrator' | 'overseer' | 'auditor' | 'systemAdministrator';
