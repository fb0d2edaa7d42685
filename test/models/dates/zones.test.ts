import { describe, expect, it } from 'vitest'
import { isoFromLocal, localDay, localOffset, zoneOffset } from '../../../models/dates/index.ts'

describe('offsets of the zones by date', () => {
  it('gives Tehran its summers until September 2022', () => {
    expect(isoFromLocal('Asia/Tehran', '2011-06-13', '15:46')).toBe('2011-06-13T15:46:00+04:30')
    expect(isoFromLocal('Asia/Tehran', '2022-09-01', '12:00')).toBe('2022-09-01T12:00:00+04:30')
    expect(isoFromLocal('Asia/Tehran', '2022-10-01', '12:00')).toBe('2022-10-01T12:00:00+03:30')
    expect(isoFromLocal('Asia/Tehran', '2023-07-01', '12:00')).toBe('2023-07-01T12:00:00+03:30')
  })

  it('puts all of Kazakhstan on +05 from 1 March 2024, the west before', () => {
    expect(isoFromLocal('Asia/Almaty', '2024-02-29', '12:00')).toBe('2024-02-29T12:00:00+06:00')
    expect(isoFromLocal('Asia/Almaty', '2024-03-01', '12:00')).toBe('2024-03-01T12:00:00+05:00')
    for (const zone of ['Asia/Aqtobe', 'Asia/Oral', 'Asia/Atyrau', 'Asia/Aqtau', 'Asia/Qyzylorda']) {
      expect(localOffset(zone, Date.UTC(2023, 5, 1))).toBe(300)
      expect(localOffset(zone, Date.UTC(2025, 5, 1))).toBe(300)
    }
  })

  it('reads the hour that a change leaves out or repeats without losing it', () => {
    // Midnight of 1 Farvardin → 01:00 in Tehran.
    expect(isoFromLocal('Asia/Tehran', '2022-03-22', '00:30')).toBe('2022-03-22T00:30:00+03:30')
    expect(isoFromLocal('Asia/Tehran', '2022-03-22', '01:30')).toBe('2022-03-22T01:30:00+04:30')
    // The last hour of 30 Shahrivar is told twice; the earlier one counts.
    expect(isoFromLocal('Asia/Tehran', '2022-09-21', '23:30')).toBe('2022-09-21T23:30:00+04:30')
  })

  it('knows the local day of an instant', () => {
    expect(localDay('Asia/Tehran', '2018-03-18T21:00:00+00:00')).toBe('2018-03-19')
    expect(localDay('Asia/Almaty', '2025-08-22T10:00:00+05:00')).toBe('2025-08-22')
    expect(localDay('Asia/Almaty', '2025-08-22')).toBe('2025-08-22')
  })

  it('refuses a zone that does not exist', () => {
    expect(() => zoneOffset('Asia/Nowhere', 0)).toThrow(RangeError)
  })
})
