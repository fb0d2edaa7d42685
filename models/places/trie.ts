/**
 * A trie over folded names: one step a character, no regular expression, no backtracking. Children lie in one
 * open-addressing hash table keyed by (node, letter), so a look-up is a multiplication and a probe or two.
 */
export interface Trie {
  /** Node reached from `node` by this UTF-16 unit, or 0 where there is none. The root is node 1. */
  step(node: number, code: number): number
  /** Index of the key that ends at this node, or -1. */
  keyAt(node: number): number
}

/** The node where every walk begins. */
export const ROOT = 1

/**
 * Builds a trie. Equal keys keep the first index.
 * @param keys folded names; at most 250 different characters in all
 */
export function buildTrie(keys: readonly string[]): Trie {
  const letters = new Uint8Array(0x10000)
  let alphabet = 0
  let characters = 0
  for (const key of keys) {
    characters += key.length
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i)
      if (letters[code] === 0) letters[code] = ++alphabet
    }
  }
  if (alphabet > 250) throw new RangeError('too many different characters for one trie')
  let bits = 10
  while (1 << bits < characters * 2) bits++
  const mask = (1 << bits) - 1
  const slots = new Int32Array(1 << bits)
  const children = new Int32Array(1 << bits)
  const ends: number[] = [-1, -1]

  const slotOf = (node: number, letter: number): number => {
    const wanted = node * 256 + letter
    let at = Math.imul(wanted, 0x9e3779b1) >>> (32 - bits)
    while (slots[at] !== 0 && slots[at] !== wanted) at = (at + 1) & mask
    return at
  }

  keys.forEach((key, index) => {
    let node = ROOT
    for (let i = 0; i < key.length; i++) {
      const letter = letters[key.charCodeAt(i)] as number
      const at = slotOf(node, letter)
      if (slots[at] === 0) {
        slots[at] = node * 256 + letter
        children[at] = ends.length
        ends.push(-1)
      }
      node = children[at] as number
    }
    if (ends[node] === -1) ends[node] = index
  })
  const keyOf = Int32Array.from(ends)

  return {
    step(node, code) {
      const letter = letters[code] as number
      if (letter === 0) return 0
      const at = slotOf(node, letter)
      return slots[at] === 0 ? 0 : (children[at] as number)
    },
    keyAt: (node) => keyOf[node] as number,
  }
}

/** 1 for letters (of any script), 2 for ASCII digits, else 0; by UTF-16 unit of a folded text. */
export const CHARACTER_CLASS = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue
  if (/\p{L}|\p{M}/u.test(String.fromCharCode(code))) CHARACTER_CLASS[code] = 1
}
for (let code = 0x30; code < 0x3a; code++) CHARACTER_CLASS[code] = 2
