/**
 * Metadata key of what a route of process administrators is about: `@SetMetadata(ADMINISTERS, 'definition')`. Who
 * administers some departments alone may call only routes that say it, and only for what is theirs.
 */
export const ADMINISTERS = 'administers';

/**
 * `definition`: `:key` of the address; `instance`, `migration`: `:id`; `several`: the service keeps lists and what is
 * named in the body to what the person administers; `nothing`: no item is read or changed.
 */
export type Administered = 'definition' | 'instance' | 'migration' | 'several' | 'nothing';

/** Codes of the departments whose items a person administers, with those below them; `all` = the whole school's. */
export type Administers = 'all' | readonly string[];

/** Whose items a person may look at: an auditor reads all, and changes nothing by that. */
export const readsOf = ({ administers, roles }: { administers: Administers; roles: readonly string[] }): Administers =>
  roles.includes('auditor') ? 'all' : administers;
