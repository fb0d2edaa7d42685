import { describe, expect, it } from 'vitest'
import { CALENDARS, isoDay, isValid, parseIsoDay, weekdayOf } from '../../../models/dates/core/calendar.ts'

/**
 * The March equinox in Julian ephemeris days: J. Meeus, Astronomical Algorithms, chapter 27 (mean equinox of the
 * years 1000–3000 and its 24 largest periodic terms; good to a minute or so in these centuries).
 */
function marchEquinox(year: number): number {
  const y = (year - 2000) / 1000
  const mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y ** 2 - 0.00411 * y ** 3 - 0.00057 * y ** 4
  const t = (mean - 2451545) / 36525
  const rad = Math.PI / 180
  const w = (35999.373 * t - 2.47) * rad
  const lambda = 1 + 0.0334 * Math.cos(w) + 0.0007 * Math.cos(2 * w)
  const terms: Array<[number, number, number]> = [
    [485, 324.96, 1934.136],
    [203, 337.23, 32964.467],
    [199, 342.08, 20.186],
    [182, 27.85, 445267.112],
    [156, 73.14, 45036.886],
    [136, 171.52, 22518.443],
    [77, 222.54, 65928.934],
    [74, 296.72, 3034.906],
    [70, 243.58, 9037.513],
    [58, 119.81, 33718.147],
    [52, 297.17, 150.678],
    [50, 21.02, 2281.226],
    [45, 247.54, 29929.562],
    [44, 325.15, 31555.956],
    [29, 60.93, 4443.417],
    [18, 155.12, 67555.328],
    [17, 288.79, 4562.452],
    [16, 198.04, 62894.029],
    [14, 199.76, 31436.921],
    [12, 95.39, 14577.848],
    [12, 287.11, 31931.756],
    [12, 320.81, 34777.259],
    [9, 227.73, 1222.114],
    [8, 15.45, 16859.074],
  ]
  const sum = terms.reduce((total, [a, b, c]) => total + a * Math.cos((b + c * t) * rad), 0)
  return mean + (0.00001 * sum) / lambda
}

/** Dynamical minus universal time in days (F. Espenak and J. Meeus; the long-term parabola outside 1986–2050). */
function deltaT(year: number): number {
  const t = year - 2000
  const u = (year - 1820) / 100
  const near = 62.92 + 0.32217 * t + 0.005589 * t ** 2
  const far = -20 + 32 * u ** 2 - (year < 2050 ? 0 : 0.5628 * Math.max(0, 2150 - year))
  return Math.max(0, year >= 1986 && year < 2050 ? near : far) / 86_400
}

/** First day of a Jalali year by the sun: the day of the equinox, or the next where it comes after noon (52.5° E). */
function nowruz(year: number): number {
  const gregorian = year + 621
  const local = marchEquinox(gregorian) - deltaT(gregorian) + 3.5 / 24
  // Julian days begin at noon: the civil day of an instant before noon is its own, after noon the next.
  return Math.ceil(local) - 2440588
}

describe('the Jalali calendar', () => {
  it('begins each year of 1200 to 1600 where the equinox at Tehran puts it', () => {
    const wrong: number[] = []
    for (let year = 1200; year <= 1600; year++) {
      if (CALENDARS.jalali.toDay(year, 1, 1) !== nowruz(year)) wrong.push(year)
    }
    expect(wrong).toEqual([])
  })

  it('counts every day of 1200 to 1600 once, months of 31, 30 and 29 days, there and back', () => {
    let day = CALENDARS.jalali.toDay(1200, 1, 1)
    let count = 0
    for (let year = 1200; year <= 1600; year++) {
      const length = nowruz(year + 1) - nowruz(year)
      for (let month = 1; month <= 12; month++) {
        const last = month <= 6 ? 31 : month <= 11 ? 30 : length === 366 ? 30 : 29
        for (let date = 1; date <= last; date++) {
          if (CALENDARS.jalali.toDay(year, month, date) !== day)
            throw new Error(`${year}-${month}-${date} is not ${isoDay(day)}`)
          const [y, m, d] = CALENDARS.jalali.fromDay(day)
          if (y !== year || m !== month || d !== date) throw new Error(`${isoDay(day)} is not ${y}-${m}-${d}`)
          day++
          count++
        }
        if (isValid('jalali', year, month, last + 1))
          throw new Error(`${year}-${month}-${last + 1} does not exist`)
      }
    }
    expect(count).toBe(nowruz(1601) - nowruz(1200))
  })

  it('knows which years have a 30 Esfand', () => {
    expect(isValid('jalali', 1403, 12, 30)).toBe(true)
    expect(isValid('jalali', 1404, 12, 30)).toBe(false)
    expect(isValid('jalali', 1402, 7, 31)).toBe(false)
  })
})

describe('the other calendars', () => {
  it('agree with Date for the Gregorian days of 1600 to 2400', () => {
    for (let at = Date.UTC(1600, 0, 1); at < Date.UTC(2400, 0, 1); at += 86_400_000 * 101) {
      const date = new Date(at)
      const day = at / 86_400_000
      expect(
        CALENDARS.gregorian.toDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
      ).toBe(day)
      expect(isoDay(day)).toBe(date.toISOString().slice(0, 10))
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
    }
  })

  it('agree with the civil Islamic calendar of ICU', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    for (let day = -20_000; day < 30_000; day += 17) {
      const parts = format.formatToParts(day * 86_400_000)
      const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
      expect(CALENDARS.hijri.fromDay(day)).toEqual([part('year'), part('month'), part('day')])
      expect(CALENDARS.hijri.toDay(part('year'), part('month'), part('day'))).toBe(day)
    }
  })

  it('read ISO days and refuse impossible ones', () => {
    expect(parseIsoDay('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / 86_400_000)
    expect(parseIsoDay('2023-02-29')).toBeNull()
    expect(parseIsoDay('yesterday')).toBeNull()
  })
})
