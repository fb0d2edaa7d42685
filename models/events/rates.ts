/** Events made and right by rule on the development gold; `npm run eval -- events --rates` prints the table anew. */
export const RIGHT: Record<string, readonly [right: number, made: number]> = {}
