import type { Agent } from 'node:http'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { FetchError } from './errors.ts'

/** Proxies, named as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read everywhere. */

type Environment = Record<string, string | undefined>

/**
 * The proxy that an address is asked through.
 * @param own the source's own setting: an address (`http://user:secret@host:3128`), `env:NAME` for one that an
 *   environment variable holds (so that no secret stands in the registry), or `none`
 * @param env where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked up, also in lower case
 * @returns null where the address is asked directly
 * @throws FetchError `proxy` where the setting is no proxy's address; the message holds no password
 */
export function proxyFor(url: URL, own?: string, env: Environment = process.env): URL | null {
  if (own === 'none') return null
  const read = (name: string) => env[name.toLowerCase()] || env[name] || ''
  const named = own?.startsWith('env:') ? own.slice(4) : null
  let value = own ?? ''
  if (named !== null) {
    value = env[named] ?? ''
    // Going there directly instead would be the one thing that the operator did not want.
    if (!value) throw new FetchError('proxy', `the environment variable ${named} names no proxy`)
  }
  value ||= url.protocol === 'https:' ? read('HTTPS_PROXY') : read('HTTP_PROXY')
  if (!value || isExempt(url, read('NO_PROXY'))) return null
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new FetchError('proxy', 'a proxy is written http://[user:password@]host:port')
  return new URL(address)
}

/** `NO_PROXY`: hosts by commas or spaces, `.domain` and `*.domain` with all below it, `host:port`, `*` for all. */
function isExempt(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '')
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', only] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(entry) ?? []
      if (only && only !== port) return false
      const domain = name.replace(/^\*?\./, '')
      return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
    })
}

/** Makes the agents that speak to proxies, one for each proxy and scheme; connections are kept alive. */
export function proxyAgents(options: { maxSockets: number; timeout: number }) {
  const agents = new Map<string, Agent>()
  const shape = { keepAlive: true, ...options }
  return {
    agentFor(proxy: URL, secure: boolean): Agent {
      const key = `${secure} ${proxy.href}`
      let agent = agents.get(key)
      if (!agent) {
        agent = secure ? new HttpsProxyAgent(proxy, shape) : new HttpProxyAgent(proxy, shape)
        agents.set(key, agent)
      }
      return agent
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}
