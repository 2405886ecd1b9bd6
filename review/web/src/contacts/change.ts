import type { ContactDetails } from '../api/types';

/** Changes the contact that is shown, given its version; true when it was done. `done` is told to the user. */
export type Change = (run: (etag: string) => Promise<ContactDetails | void>, done?: string) => Promise<boolean>;
