// Speaks to the server. Addresses are relative to the page: it may lie below a path of a reverse proxy.
import type { Operations, Problem, ProblemCode } from './types';

type Given<K extends string, T> = T extends undefined ? { [key in K]?: undefined } : { [key in K]: T };
type QueryOf<T> = T extends undefined ? { query?: undefined } : {} extends T ? { query?: T } : { query: T };

export type Input<O extends keyof Operations> = QueryOf<Operations[O]['query']> &
  Given<'body', Operations[O]['body']> & {
    /** What stands in the address in place of `{name}`. */
    at?: Record<string, string | number>;
    /** The version that the change is made to (If-Match). */
    etag?: string;
    signal?: AbortSignal;
  };

/** An answer that is no success: RFC 9457, or a server that could not be reached (status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    /** Null where the server gave none: it was not reached, or a proxy in between answered. */
    readonly code: ProblemCode | null,
    readonly detail = '',
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail || code || String(status));
  }

  /** It is not the version any more that the change was meant for. */
  get isChangedElsewhere(): boolean {
    return this.status === 412;
  }

  /** Somebody else was faster: decided already, or changed since it was read. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

let csrfToken = '';
let signedOut: () => void = () => {};

export function setCsrfToken(token: string): void {
  csrfToken = token;
}

export function getCsrfToken(): string {
  return csrfToken;
}

/** `listener` is called when an answer says that the session has ended. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** The relative address of an operation or of a path that the server gave (`/api/v1/cards/7/image`). */
export function addressOf(path: string, at: Record<string, string | number> = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ''));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString();
  const relative = filled.startsWith('/') ? filled.slice(1) : `api/v1/${filled}`;
  return search === '' ? relative : `${relative}?${search}`;
}

export async function call<O extends keyof Operations>(
  operation: O,
  ...[input]: {} extends Input<O> ? [Input<O>?] : [Input<O>]
): Promise<Operations[O]['answer']> {
  const [method = 'GET', path = ''] = operation.split(' ', 2);
  const { at, query, body, etag, signal } = (input ?? {}) as Input<keyof Operations> & { query?: object; body?: unknown };
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json, */*' };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken;
  if (etag !== undefined) headers['If-Match'] = etag;
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json';
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = body instanceof FormData ? body : JSON.stringify(body);
  if (signal !== undefined) request.signal = signal;

  let response: Response;
  try {
    response = await fetch(addressOf(path, at, query), request);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, null);
  }
  if (!response.ok) throw await problemOf(response, path);
  return (await contentOf(response)) as Operations[O]['answer'];
}

async function contentOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') && !response.headers.has('Content-Disposition') ? response.json() : response.blob();
}

async function problemOf(response: Response, path: string): Promise<ApiProblem> {
  if (response.status === 401 && path !== 'session') signedOut();
  return problemIn(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'));
}

/** What an answer that is no success tells; a proxy in between may answer with something else. */
export function problemIn(status: number, text: string, retryAfter: string | null): ApiProblem {
  const wait = Number(retryAfter ?? NaN);
  let problem: Partial<Problem> = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // Not ours.
  }
  return new ApiProblem(status, problem.code ?? null, problem.detail ?? '', Number.isFinite(wait) ? wait : null);
}
