import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { FetchError } from './errors.ts'

/**
 * Keeps the crawler on the public network: a feed, a redirect or a DNS answer must never lead it to the
 * machine it runs on or to its neighbours. Checked for literal addresses before connecting and for names
 * with the very address that is connected to, so that a name cannot change its mind in between.
 */

/** Special-purpose blocks of the IANA registries that are not globally reachable (RFC 6890 and successors). */
const BLOCKED_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Inside 2000::/3, which alone is global unicast; everything outside it is refused. */
const BLOCKED_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const

const blocked = new BlockList()
for (const [net, prefix] of BLOCKED_V4) blocked.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of BLOCKED_V6) blocked.addSubnet(net, prefix, 'ipv6')
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** The eight 16-bit groups of an IPv6 address, or null where it is none. */
function groupsOf(address: string): number[] | null {
  let text = address.replace(/%.*$/, '')
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (dotted) {
    const [a, b, c, d] = dotted.slice(2).map(Number) as [number, number, number, number]
    text = `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  }
  const [head, tail] = text.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const fill = text.includes('::') ? 8 - left.length - right.length : 0
  const groups = [...left, ...Array<string>(Math.max(0, fill)).fill('0'), ...right].map((g) =>
    Number.parseInt(g, 16),
  )
  return groups.length === 8 && groups.every((g) => g >= 0 && g <= 0xffff) ? groups : null
}

const dottedOf = (high: number, low: number) => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`

/**
 * Whether an address is globally reachable. IPv4 addresses inside IPv6 ones (mapped, NAT64, 6to4) are judged
 * by the IPv4 address.
 * @param address IPv4 or IPv6 literal, without brackets
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address.replace(/%.*$/, ''))
  if (family === 4) return !blocked.check(address, 'ipv4')
  if (family !== 6 || address.includes('%')) return false
  const groups = groupsOf(address)
  if (!groups) return false
  const zero = (from: number, to: number) => groups.slice(from, to).every((g) => g === 0)
  // ::ffff:a.b.c.d (mapped) and 64:ff9b::a.b.c.d (NAT64)
  if ((zero(0, 5) && groups[5] === 0xffff) || (groups[0] === 0x64 && groups[1] === 0xff9b && zero(2, 6)))
    return isPublicAddress(dottedOf(groups[6]!, groups[7]!))
  // 2002:aabb:ccdd:: (6to4)
  if (groups[0] === 0x2002) return isPublicAddress(dottedOf(groups[1]!, groups[2]!))
  return globalUnicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

/** `host:port` of a URL, the port always written: the key of connections and of the allow list. */
export function hostKey(url: URL): string {
  return `${url.hostname.toLowerCase()}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

/** The key of a host's clock: a site is one machine under http and https alike; another port is another one. */
export function clockKey(url: URL): string {
  const host = url.hostname.toLowerCase()
  return url.port ? `${host}:${url.port}` : host
}

/**
 * Refuses URLs that may not be fetched at all: other schemes, user names, literal addresses that are not public.
 * @param privateHosts `host:port` keys that may be private (the sample sites on loopback)
 * @throws FetchError `bad-url` or `private-address`
 */
export function checkUrl(url: URL, privateHosts: ReadonlySet<string>): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('bad-url', `only http and https are fetched, not ${url.protocol}`, { url: url.href })
  if (url.username || url.password)
    throw new FetchError('bad-url', 'addresses with a user name are not fetched', { url: url.href })
  if (privateHosts.has(hostKey(url))) return
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host))
    throw new FetchError('private-address', `${host} is not a public address`, { url: url.href })
  // Names of the machine itself need no DNS to be recognised.
  if (/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host))
    throw new FetchError('private-address', `${host} is a local name`, { url: url.href })
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

/**
 * A `lookup` for node:http that answers with public addresses alone, so that the address judged is the one
 * connected to.
 * @param allowPrivate whether this host may be private
 */
export function guardedLookup(allowPrivate: boolean) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const usable = allowPrivate ? addresses : addresses.filter((a) => isPublicAddress(a.address))
      if (usable.length === 0) {
        const refusal = new FetchError('private-address', `${hostname} has no public address`)
        return callback(refusal as NodeJS.ErrnoException, [])
      }
      if (options.all) callback(null, usable)
      else callback(null, usable[0]!.address, usable[0]!.family)
    })
  }
}
