/** Encoders for the tests: the inverse of the decoders that Node has, and of KZ-1048. */

const tables = new Map<string, Map<string, number>>()

/** KZ-1048 as the standard STRK1048-2002 gives it: byte and letter where it differs from windows-1251. */
const KZ: [number, string][] = [
  [0x8d, 'Қ'],
  [0x8e, 'Һ'],
  [0x9d, 'қ'],
  [0x9e, 'һ'],
  [0xa1, 'Ұ'],
  [0xa2, 'ұ'],
  [0xa3, 'Ә'],
  [0xa5, 'Ө'],
  [0xaa, 'Ғ'],
  [0xaf, 'Ү'],
  [0xb4, 'ө'],
  [0xba, 'ғ'],
  [0xbc, 'ә'],
  [0xbd, 'Ң'],
  [0xbe, 'ң'],
  [0xbf, 'ү'],
]

function tableOf(label: string): Map<string, number> {
  let table = tables.get(label)
  if (!table) {
    const decoder = new TextDecoder(label === 'kz-1048' ? 'windows-1251' : label)
    table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
    if (label === 'kz-1048') for (const [byte, letter] of KZ) table.set(letter, byte)
    tables.set(label, table)
  }
  return table
}

/** Whether every character of a text can be written in an encoding. */
export function fits(text: string, label: string): boolean {
  if (label.startsWith('utf')) return true
  const table = tableOf(label)
  return [...text].every((char) => table.has(char))
}

/** A text as bytes of an encoding. */
export function encode(text: string, label: string): Buffer {
  if (label === 'utf-8') return Buffer.from(text)
  if (label === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (label === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = tableOf(label)
  return Buffer.from([...text].map((char) => table.get(char) ?? 0x3f))
}
