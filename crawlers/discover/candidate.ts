/** How an address was found. */
export type FoundBy = 'feed' | 'sitemap' | 'listing' | 'wordpress-api' | 'govkz-api' | 'address'

/** An address that may lead to an article, before it has been fetched. */
export interface Candidate {
  /** Canonical form (`canonicalUrl`). */
  url: string
  /** The source's own id of the article. */
  articleId: string
  via: FoundBy
  /** Address of the list that named it. */
  from: string
  /** ISO time at which it was seen there. */
  seenAt: string
  /** What the list says about it. */
  title?: string
  /** As written in the list. */
  publishedAt?: string
  modifiedAt?: string
}

/** What a list says of one article, before the address is judged. */
export interface ListedItem {
  /** As written, relative or absolute. */
  url: string
  title?: string
  publishedAt?: string
  modifiedAt?: string
}
