import type { Command } from 'commander'
import { openInputs, problemMessage, readLines, write } from '../lines.ts'

/** `robots [URL…]`: what robots.txt files decide, given as JSON lines or asked for from live sites. */
export function register(program: Command): void {
  program
    .command('robots')
    .description('what a robots.txt decides → {"allowed","rule","crawlDelay"} a line')
    .argument('[urls...]', 'ask the live sites of these addresses; none reads JSON lines from standard input')
    .option('--agent <name>', 'User-Agent or product token', 'karenbek')
    .addHelpText(
      'after',
      `
A line of input is {"robots": TEXT, "agent"?: NAME, "url": URL}; without "robots" the live site is asked.

Example:
  echo '{"robots":"User-agent: *\\nDisallow: /a","agent":"karenbek","url":"https://x.ir/ab"}' | karenbek robots`,
    )
    .action(async (urls: string[], options: { agent: string }) => {
      const { createFetcher, decideRobots, FetchError, parseRobots, privateHosts, userAgent } = await import(
        '../../crawlers/index.ts'
      )
      const { readSettings } = await import('../settings.ts')
      const { registry } = await import('../sources.ts')
      const sources = await registry()
      const fetcher = createFetcher({ userAgent: userAgent(readSettings().contact ?? undefined) })
      const refuse = (code: string, message: string) => {
        process.exitCode = 1
        return { error: { code, message } }
      }
      const live = async (url: string) => {
        if (!URL.canParse(url)) return refuse('bad-url', `not a URL: ${url}`)
        const source = sources.find((one) => one.hosts.includes(new URL(url).host))
        try {
          const { allowed, rule, crawlDelay, status } = await fetcher.robots(
            url,
            source ? { privateHosts: privateHosts(source) } : {},
          )
          return { allowed, rule, crawlDelay, status }
        } catch (error) {
          if (error instanceof FetchError) return refuse(error.code, error.message)
          throw error
        }
      }
      const decide = async (text: string) => {
        let value: unknown
        try {
          value = JSON.parse(text)
        } catch (error) {
          return refuse('invalid-json', (error as Error).message)
        }
        const { robots, agent, url } = (typeof value === 'object' && value !== null ? value : {}) as Record<
          string,
          unknown
        >
        if (typeof url !== 'string') return refuse('invalid-line', '"url" is missing or not a string')
        if (robots === undefined || robots === null) return live(url)
        if (typeof robots !== 'string') return refuse('invalid-line', '"robots" is not a string')
        return decideRobots(parseRobots(robots), typeof agent === 'string' ? agent : options.agent, url)
      }
      try {
        for (const url of urls) await write(`${JSON.stringify({ url, ...(await live(url)) })}\n`)
        if (urls.length > 0) return
        for await (const { stream } of openInputs([])) {
          for await (const line of readLines(stream)) {
            if (!line.problem && line.text.trim() === '') continue
            const answer = line.problem
              ? refuse('invalid-line', problemMessage(line))
              : await decide(line.text)
            await write(`${JSON.stringify(answer)}\n`)
          }
        }
      } finally {
        fetcher.close()
      }
    })
}
