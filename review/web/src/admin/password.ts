// A password that nobody has to think of: 20 letters and digits that are not mistaken for one another, 116 bits.

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 20;

export function madeUpPassword(random: (bytes: Uint8Array) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  let password = '';
  while (password.length < length) {
    for (const byte of random(new Uint8Array(64))) {
      // Every letter as often as any other: what is left over of 256 is not used.
      if (byte < 256 - (256 % letters.length) && password.length < length) password += letters[byte % letters.length];
    }
  }
  return password;
}
