// Where phones and mail programs find the contacts. Pure.

export interface AddressBookPlace {
  address: string;
  /** Phones ask for TLS; this machine's own programs do without. */
  isSafe: boolean;
}

/** The address book of the server that this page came from, which may lie below a path of a reverse proxy. */
export function addressBookOf(page: string): AddressBookPlace {
  const address = new URL('dav/', page.replace(/[?#].*$/, ''));
  return { address: address.href, isSafe: address.protocol === 'https:' };
}
