import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import { batchMetrics } from './batch-metrics.ts';
import { logMetrics } from './log-metrics.ts';
import { outsideMetrics } from './outside-metrics.ts';
import { partitionMetrics } from './partition-metrics.ts';

export type Metrics = {
  /** All figures now, in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
  /** An HTTP request was answered. */
  answered(method: string, status: number): void;
  stop(): void;
};

type Parts = Parameters<typeof logMetrics>[1] &
  Parameters<typeof outsideMetrics>[1] &
  Parameters<typeof partitionMetrics>[1];

/** The settlement process's figures: of settlement, of its log, of what stands around it, and of Node itself. */
export async function startMetrics(parts: Parts): Promise<Metrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const stopBatches = batchMetrics(registry, parts.settlement);
  partitionMetrics(registry, parts);
  outsideMetrics(registry, parts);
  const stopCheckpoints = await logMetrics(registry, parts);
  const answers = new Counter({
    ...{ name: 'infinitydb_http_answers_total', help: 'Requests answered', labelNames: ['method', 'status'] as const },
    registers: [registry],
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    answered: (method, status) => answers.inc({ method, status }),
    stop() {
      stopBatches();
      stopCheckpoints();
      registry.clear();
    },
  };
}
