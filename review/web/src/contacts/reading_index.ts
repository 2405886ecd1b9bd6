// The heading under which a contact stands in a list sorted by reading: ア カ サ … or a Latin letter. Pure.
const rows: readonly (readonly [string, string])[] = [
  ['ア', 'アイウエオヴ'], ['カ', 'カキクケコガギグゲゴ'], ['サ', 'サシスセソザジズゼゾ'], ['タ', 'タチツテトダヂヅデドッ'],
  ['ナ', 'ナニヌネノ'], ['ハ', 'ハヒフヘホバビブベボパピプペポ'], ['マ', 'マミムメモ'], ['ヤ', 'ヤユヨャュョ'],
  ['ラ', 'ラリルレロ'], ['ワ', 'ワヰヱヲン'],
];
const hiraganaToKatakana = 0x60;

export function indexOfReading(reading: string | null): string {
  const first = [...(reading ?? '').normalize('NFKC').trim()][0];
  if (first === undefined) return '…';
  const code = first.codePointAt(0) ?? 0;
  const kana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + hiraganaToKatakana) : first;
  const row = rows.find(([, members]) => members.includes(kana));
  if (row) return row[0];
  const letter = first.normalize('NFD')[0]?.toUpperCase() ?? '';
  return /[A-Z]/.test(letter) ? letter : '#';
}
