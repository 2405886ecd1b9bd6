import { ApiProblem, call, onSignedOut, setCsrfToken } from './client';
import type { Me, Permission, Session } from './types';

type State = { kind: 'asking' } | { kind: 'out'; expired: boolean } | { kind: 'in'; user: Me } | { kind: 'unreachable' };

let state = $state<State>({ kind: 'asking' });

onSignedOut(() => {
  if (state.kind === 'in') state = { kind: 'out', expired: true };
});

export function session(): State {
  return state;
}

export function may(permission: Permission): boolean {
  return state.kind === 'in' && state.user.permissions.includes(permission);
}

function enter(given: Session): void {
  setCsrfToken(given.csrf_token);
  state = { kind: 'in', user: given.user };
}

/** Takes up the session that the browser's cookie names, if there is one. */
export async function resume(): Promise<void> {
  try {
    enter(await call('GET session'));
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status === 401;
    state = refused ? { kind: 'out', expired: false } : { kind: 'unreachable' };
  }
}

export async function signIn(name: string, password: string): Promise<void> {
  enter(await call('POST session', { body: { name, password } }));
}

export async function signOut(): Promise<void> {
  await call('DELETE session').catch(() => undefined);
  setCsrfToken('');
  state = { kind: 'out', expired: false };
}
