/** Who acts: a signed-in person with what they may do, fixed for one request. */
export interface Actor {
  id: string;
  name: string;
  /** The organ (机关) on whose behalf they act. */
  organId: string;
  /** The section (科室) inside the organ; four-eyes rules compare it (domain.md 21.1). */
  unit: string | null;
  roles: readonly string[];
  permissions: ReadonlySet<string>;
}

/** The product itself, for what follows by itself after a command (reactions, nightly roll-over). */
export const SYSTEM: Actor = {
  id: '00000000-0000-7000-8000-000000000000',
  name: '系统',
  organId: '00000000-0000-7000-8000-000000000000',
  unit: null,
  roles: [],
  permissions: new Set(),
};
