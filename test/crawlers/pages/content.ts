/** What the fixture pages hold: articles of our own in three languages. */
import { loadSites } from '../../../scripts/sites/data.ts'

/** One line of an article's body. */
export interface Line {
  kind: 'p' | 'h2' | 'li' | 'quote'
  text: string
}

export interface Story {
  language: 'en' | 'fa' | 'kk'
  title: string
  lead: string
  author: string
  /** ISO date-time with offset. */
  published: string
  lines: Line[]
  tags: string[]
}

const p = (text: string): Line => ({ kind: 'p', text })
const h2 = (text: string): Line => ({ kind: 'h2', text })
const li = (text: string): Line => ({ kind: 'li', text })
const quote = (text: string): Line => ({ kind: 'quote', text })

export const ENGLISH: Story[] = [
  {
    language: 'en',
    title: 'Canning works reopens after two silent winters',
    lead: 'Eighty people have been hired back at the harbour canning works, and forty more are to follow before the herring season.',
    author: 'Miriam Falk',
    published: '2025-03-11T09:20:00+00:00',
    tags: ['Fishing', 'Jobs', 'Harbour'],
    lines: [
      p(
        'The steam whistle at the harbour canning works sounded on Monday for the first time in twenty-six months, and by seven in the morning there was a queue at the gate that reached past the chandlery.',
      ),
      p(
        '“I had sold my boots,” said Ingrid Thorsen, who packed mackerel here for nineteen years. “I bought new ones on Saturday.”',
      ),
      p(
        'The works closed when its owner, a frozen-food group, moved production inland. A cooperative of skippers, the town council and a regional fund bought the building and the machines for 2.4 million last autumn.',
      ),
      p(
        'Eighty of the former staff have signed contracts. Forty more will be taken on by August, according to the cooperative’s manager, Tobias Renn.',
      ),
      p(
        'Not everyone is convinced. The fund’s own auditors noted in January that the plant would need to sell a third more tins than it did in its last good year merely to cover its loans.',
      ),
      p('Renn does not dispute the figure. “They are right, and we know it,” he said.'),
      p(
        'For now the town is content to listen to the whistle. The bakery opposite the gate has gone back to opening at five.',
      ),
    ],
  },
  {
    language: 'en',
    title: 'How a night school taught a valley to weld',
    lead: 'Three evenings a week, in a disused tram depot, farm hands learn a trade that the dam builders cannot find enough of.',
    author: 'Owen Pryce',
    published: '2024-11-02T16:05:00+00:00',
    tags: ['Training', 'Energy'],
    lines: [
      p(
        'The depot smells of ozone and wet wool. Twelve students in borrowed jackets stand in a half circle around a steel plate, and nobody speaks until the arc has gone out.',
      ),
      h2('A shortage with a date on it'),
      p(
        'Work on the upper dam begins in April. The contractor has told the county that it will need two hundred welders for three years, and that it has so far found sixty-one.',
      ),
      p(
        'That left the county with a choice that its education officer, Dilys Morgan, describes as simple: “Train them here or watch them come from elsewhere.”',
      ),
      h2('What the course costs'),
      p(
        'A place costs the county eleven hundred a student. The student pays nothing, but signs for eighteen months of work on the dam or pays back half.',
      ),
      p(
        'So far four have left and paid. The other ninety-three are still coming, most of them after a day that began with milking.',
      ),
      quote(
        'My father thinks I am at the pub. I have let him think so, because if I fail I would rather he thought that.',
      ),
      p(
        'The student who said this asked not to be named. He passed his first inspection the following week.',
      ),
      h2('After the dam'),
      p(
        'No one in the depot pretends that the work will last. Three years is what has been promised, and three years is what the course is built for.',
      ),
      p('Morgan has begun to ask shipyards on the coast what they would need. Two have written back.'),
    ],
  },
  {
    language: 'en',
    title: 'Five things the new hiring rules change for small firms',
    lead: 'From the first of July, firms with fewer than fifty people must publish pay ranges and answer every applicant.',
    author: 'Leila Haddad',
    published: '2025-06-18T07:00:00+00:00',
    tags: ['Law', 'Small business'],
    lines: [
      p(
        'Small firms have until the first of July to get ready for the hiring act, which until now applied only to companies with more than fifty employees.',
      ),
      p(
        'We asked two labour lawyers and the owner of a joinery with eleven staff what will really be different. Their answers come down to five points.',
      ),
      li(
        'Every advertisement must name a pay range, and the top may not be more than a third above the bottom.',
      ),
      li('Every applicant must get an answer within six weeks, if only a line.'),
      li('Trial days have to be paid from the first hour.'),
      li('Records of who applied must be kept for a year and then destroyed.'),
      li('References may be asked for only after an offer has been made.'),
      p(
        'The joinery’s owner, Petra Lind, says that the second point is the one she fears. She had three hundred applications for one bench last year and answered nine of them.',
      ),
      p(
        'The fines begin at four hundred and double with each case. The labour office says that it will not go looking for offenders in the first year but will follow up on complaints.',
      ),
    ],
  },
  {
    language: 'en',
    title: 'Bus drivers end strike over rest breaks',
    lead: 'The union accepted an offer of nine minutes at each terminus, two fewer than it had asked for.',
    author: 'Staff reporter',
    published: '2025-01-29T18:45:00+00:00',
    tags: ['Transport'],
    lines: [
      p(
        'Buses will run again across the city from Thursday morning after drivers voted to end an eleven-day strike over rest breaks.',
      ),
      p(
        'The offer of nine minutes at each terminus was accepted by 412 votes to 377, the union said in a short statement on Wednesday evening.',
      ),
      p('The operator has agreed to drop its case against two branch officials.'),
    ],
  },
  {
    language: 'en',
    title: 'The quarry that hired its critics',
    lead: 'Protesters who chained themselves to the gates now measure the dust, and are paid for it.',
    author: 'Rowan Achterberg',
    published: '2023-09-14T11:30:00+00:00',
    tags: ['Environment', 'Mining', 'Opinion'],
    lines: [
      p(
        'It is easy to be cynical about the arrangement that the quarry at Hollin Edge has made with the people who spent four years trying to close it, and for some months I was.',
      ),
      p(
        'The company needed a permit; the permit needed a monitoring plan; and the monitoring plan needed somebody whom the village would believe. The village would not have believed a consultant from the capital, however many letters followed the name on the report, and it said so at three public meetings that ended early.',
      ),
      p(
        'So the quarry hired the protesters. Six of them, part time, trained at the company’s expense by the university’s department of earth sciences, with a clause in the contract that lets them publish anything they measure within twenty-four hours and without asking.',
      ),
      p(
        'They have published ninety-one times. On eleven of those days the dust was above the limit, and on eleven of those days the crusher stood still the next morning, which had never once happened in the twenty years when the measuring was done by people whom nobody knew.',
      ),
      p(
        'One can say that the company has bought its opponents. One can also say that its opponents have got a hand on the switch, and I find that I have come round to saying the second thing rather more often than the first.',
      ),
      p(
        'What neither side expected is that the posts would be fought over. When one of the six moved away in spring, forty-four people applied, among them the quarry’s own former foreman.',
      ),
    ],
  },
]

/** Articles of the sample sites that are long enough to tell extraction from luck. */
function fromSites(language: 'fa' | 'kk', sites: string[]): Story[] {
  return loadSites()
    .filter((site) => sites.includes(site.id))
    .flatMap((site) => site.articles)
    .filter(
      (one) =>
        one.language === language &&
        !one.script &&
        one.kind !== 'forbidden' &&
        one.lead &&
        one.paragraphs.length >= 4,
    )
    .filter((one) =>
      one.paragraphs.every((text) => !text.includes('\n') && /\p{L}/u.test(text) && text.length >= 40),
    )
    .map((one) => ({
      language,
      title: one.title,
      lead: one.lead as string,
      author: one.author ?? '',
      published: one.publishedAt,
      tags: one.tags,
      lines: one.paragraphs.map(p),
    }))
}

export const PERSIAN: Story[] = fromSites('fa', ['nastooh-lorestan', 'iransamaneh-hormozgan'])
export const KAZAKH: Story[] = fromSites('kk', ['wp-aqtobe', 'govkz-turkistan'])

/** Long comments and legal text: running text that is not of the article. */
export const COMMENTS = [
  'I worked there for six years and I can tell you that the machines were never the trouble, it was always the people upstairs who could not decide what they wanted from one month to the next.',
  'Good for them. My brother in law has been looking for work since the spring of last year and he has sent at least a hundred letters without hearing anything at all, so I hope he tries here too.',
  'With respect, the author has not understood how these funds work. The money is not given, it is lent, and it is lent at a rate that no commercial bank would offer, which is a subsidy by another name.',
]
export const LEGAL =
  'We use cookies and similar technologies to run this site, to understand how it is used and to show you advertising that fits your interests. You can accept all of them, refuse those that are not needed, or choose in the settings, which you can change at any time from the foot of every page.'
