/** Counters of one worker process, in Prometheus' words; docs/operations.md lists them. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { WorkerEvents } from './run.ts'

export interface WorkerMetrics {
  /** To be handed to `startWorkers`. */
  events: WorkerEvents
  /** The text that Prometheus reads, and its media type. */
  text(): Promise<string>
  contentType: string
}

/** Starts counting. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'karenbek_' })
  const registers = [registry]
  const documents = new Counter({
    name: 'karenbek_documents_total',
    help: 'Documents dealt with, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const documentSeconds = new Histogram({
    name: 'karenbek_document_seconds',
    help: 'From taking a document off the queue to its rows',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  const crawls = new Counter({
    name: 'karenbek_crawl_runs_total',
    help: 'Runs of sources, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const crawlSeconds = new Histogram({
    name: 'karenbek_crawl_run_seconds',
    help: 'Length of runs of sources',
    buckets: [1, 5, 15, 60, 300, 900, 3600],
    registers,
  })
  const outages = new Counter({
    name: 'karenbek_outages_total',
    help: 'Jobs put off because database, queue or disk failed',
    registers,
  })
  const takenOver = new Counter({
    name: 'karenbek_jobs_taken_over_total',
    help: 'Jobs taken over from processes that stopped',
    registers,
  })
  return {
    events: {
      document(outcome, seconds) {
        documents.inc({ outcome })
        documentSeconds.observe(seconds)
      },
      crawl(outcome, seconds) {
        crawls.inc({ outcome })
        if (outcome === 'done') crawlSeconds.observe(seconds)
      },
      outage: () => outages.inc(),
      takenOver: () => takenOver.inc(),
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
