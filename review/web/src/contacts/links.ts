// What of a card's print becomes a link: it may say anything. Pure.

/** Only web addresses, never a script. */
export function webAddress(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return /^[^\s<>"]+\.[^\s<>"]+$/.test(text) && URL.canParse(address) ? address : null;
}

/** Only a mailbox, without a subject, a text or further addressees behind it. */
export function mailAddress(text: string): string | null {
  return /^[^\s@?&,;:<>"%]+@[^\s@?&,;:<>"%]+\.[^\s@?&,;:<>"%]+$/.test(text) ? `mailto:${text}` : null;
}
