/** Every access policy: one file each; a route names one of them. */
export { anyone } from './anyone.ts';
export { caseVisible } from './case-visible.ts';
export { hasRight } from './right.ts';
export { signedIn } from './signed-in.ts';
export { taskWorkable } from './task-workable.ts';
