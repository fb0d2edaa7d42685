import { numberCode, type Token } from './tokens.ts'

/**
 * Joins a number word to the number before it, as in «بیست و سوم», «هزار و سیصد و نود», «екі мың он сегізінші»:
 * what follows must be smaller than the lowest place that is filled, thousands multiply. Ordinals end a number.
 * @param conjunction code letter of «و» where the language sets one between the parts, else undefined
 * @returns true where the token has been taken in
 */
export function joinNumber(tokens: Token[], token: Token, conjunction?: string): boolean {
  if (!isNumberWord(token) && !(conjunction && token.digits === 3)) return false
  const last = tokens[tokens.length - 1]
  if (!last) return false
  if (isNumberWord(last) && token.value === 1000 && last.value < 100 && !last.lexeme?.ordinal) {
    return extend(last, token, last.value * 1000)
  }
  // «۲ هزار», but the year in «سال ۹۶ هزار نفر» stays one.
  if (token.value === 1000 && last.digits > 0 && last.digits < 4 && last.value < 1000) {
    return tokens[tokens.length - 2]?.code !== 'Y' && extend(last, token, last.value * 1000)
  }
  if (!conjunction) {
    const unit = last.value % 100
    if (isNumberWord(last) && token.value === 100 && unit > 0 && unit < 10 && !last.lexeme?.ordinal) {
      // «мың тоғыз жүз»
      return extend(last, token, last.value - unit + unit * 100)
    }
    if (!isNumberWord(last) || last.lexeme?.ordinal || !fits(last.value, token.value, true)) return false
    return extend(last, token, last.value + token.value)
  }
  const before = tokens[tokens.length - 2]
  if (last.code !== conjunction || !before || !isNumberWord(before) || before.lexeme?.ordinal) return false
  // Digits join only a bare thousand: «هزار و ۴۰۴».
  if (token.digits > 0 && before.value !== 1000) return false
  if (!fits(before.value, token.value, false)) return false
  tokens.pop()
  const joined = extend(before, token, before.value + token.value)
  // Half written in digits: a year only where it is called one.
  before.digits = token.digits
  return joined
}

function isNumberWord(token: Token): boolean {
  return (
    token.digits === 0 &&
    (token.code === 'n' || token.code === 'y' || token.code === 'o' || token.code === '0') &&
    token.value > 0
  )
}

/** May the smaller number follow the larger one? Kazakh says 11…19 as «он бір», Persian has words of their own. */
function fits(larger: number, smaller: number, tensFromTen: boolean): boolean {
  const tens = larger % 10 === 0 && (tensFromTen || larger % 100 !== 10)
  const place = larger % 1000 === 0 ? 1000 : larger % 100 === 0 ? 100 : tens ? 10 : 1
  return smaller < place
}

function extend(token: Token, by: Token, value: number): boolean {
  token.end = by.end
  token.value = value
  token.lexeme = by.lexeme ?? token.lexeme
  token.suffix = by.suffix
  token.digits = 0
  token.code = by.lexeme?.ordinal && value < 100 ? 'o' : numberCode({ value, digits: 0 })
  return true
}
