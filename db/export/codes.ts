/** What the codes of the exports mean: every value that a column of codes can have. */

const GRAINS = {
  day: 'One day',
  week: 'A week',
  month: 'A month',
  quarter: 'A quarter or season',
  half: 'Half a year',
  year: 'A year; an Iranian one begins in March',
  'multi-year': 'Several whole years',
  span: 'Any other time with a first and a last day',
}
const BOUNDS = {
  exact: 'As told',
  approx: 'About so many',
  at_least: 'So many or more',
  at_most: 'So many or fewer',
  range: 'From quantity_min to quantity_max',
}
const LEVELS = {
  country: 'Country',
  admin1: 'Province, region, or city of republican rank',
  admin2: 'County, district, or city of regional rank',
  admin3: 'Unit below it',
  admin4: 'Unit below that',
  city: 'City or village within a unit',
}

/** By table and column: values with their meaning, in the order of the contract. */
export const CODES: Record<string, Record<string, Record<string, string>>> = {
  events: {
    type: {
      jobs_created: 'Jobs made, opened or registered, or to be made',
      jobs_retained: 'Jobs saved, dismissals prevented',
      jobs_lost: 'People dismissed, jobs cut',
      people_placed: 'People who found or were given work',
      vacancies: 'Open places, workers wanted',
      training: 'People taught a trade, courses held',
      employment_support: 'Loans, grants or other help for work, by people or projects, with its sum',
      unemployment: 'Number or rate of those without work',
      employment_level: 'Number or rate of those who work',
      labour_dispute: 'Strikes, protests, unpaid wages, with the workers concerned',
      agreement: 'Agreements and memoranda about work',
    },
    status: {
      planned: 'Yet to come',
      committed: 'Taken on as a duty or quota',
      done: 'Reached, happened',
      ongoing: 'Under way, or the latest figure of a level or rate',
      negated: 'Said not to be so',
    },
    quantity_unit: {
      jobs: 'Jobs',
      people: 'People',
      percent: 'Percent: rates, and shares of something',
      percent_of_plan: 'Percent of a plan or promise',
      percentage_points: 'Change of a rate',
      projects: 'Projects, businesses',
      courses: 'Courses',
      person_hours: 'Hours of teaching a person',
      other: 'Something else',
    },
    quantity_bound: BOUNDS,
    money_bound: BOUNDS,
    place_level: LEVELS,
    period_grain: GRAINS,
    language: { fa: 'Persian', kk: 'Kazakh' },
  },
  documents: {
    state: {
      pending: 'Not read yet',
      done: 'Read',
      failed: 'Could not be read',
      discarded: 'Set aside by an operator',
    },
  },
  mentions: {
    kind: { date: 'A time', place: 'A place', official: 'A person in office' },
    grain: GRAINS,
    calendar: {
      jalali: 'Iranian calendar',
      gregorian: 'Gregorian calendar',
      hijri: 'Lunar calendar',
    },
  },
  evidence: {
    field: {
      sentence: 'The claim as a whole',
      type: 'The words that make it a claim of its type',
      quantity: 'The figure with what it counts',
      money: 'The sum',
      status: 'The words that tell its status',
      place: 'The place',
      period: 'The time',
      official: 'Who says so',
    },
  },
  places: { level: LEVELS },
}
