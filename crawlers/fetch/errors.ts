/** Why a page was not had. `retryable` says whether trying again later can help. */
export type FetchErrorCode =
  | 'bad-url'
  | 'private-address'
  | 'robots'
  | 'robots-unreachable'
  | 'host-paused'
  | 'network'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'truncated'
  | 'too-large'
  | 'bad-encoding'
  | 'redirects'
  | 'status'
  | 'challenge'
  | 'source-closed'
  | 'aborted'

/** Codes that another try in the same run may cure. */
const RETRYABLE: ReadonlySet<FetchErrorCode> = new Set(['network', 'timeout', 'truncated'])

/** An expected failure of fetching, told apart by `code`. */
export class FetchError extends Error {
  readonly code: FetchErrorCode
  readonly url: string | undefined
  /** HTTP status, for code `status`. */
  readonly status: number | undefined
  /** Epoch milliseconds before which the host should not be asked again. */
  readonly retryAt: number | undefined
  readonly retryable: boolean

  constructor(
    code: FetchErrorCode,
    message: string,
    detail: { url?: string; status?: number; retryAt?: number; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.name = 'FetchError'
    this.code = code
    this.url = detail.url
    this.status = detail.status
    this.retryAt = detail.retryAt
    this.retryable = detail.retryable ?? RETRYABLE.has(code)
  }
}
