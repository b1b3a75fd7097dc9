import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, Stack } from 'aws-cdk-lib/core';

/** 29 resources a cache, of which a stack may have 500. */
const CACHES_PER_STACK = 15;

/** Synthesizes BENCH_CACHES caches in one VPC, and prints what that cost: the same for both apps but for `addCache`. */
export function run(addCache: (stack: Stack, id: string, vpc: Vpc) => void): void {
  const caches = Number(process.env.BENCH_CACHES);
  const app = new App({ outdir: process.env.BENCH_OUTDIR });
  const vpc = new Vpc(new Stack(app, 'Network'), 'Vpc', { maxAzs: 2 });
  for (let first = 1; first <= caches; first += CACHES_PER_STACK) {
    const stack = new Stack(app, `Caches${first}`);
    for (let i = first; i < first + CACHES_PER_STACK && i <= caches; i++) {
      addCache(stack, `Cache${i}`, vpc);
    }
  }
  app.synth();
  // the whole process: starting node, loading modules and synthesis
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs: performance.now() }));
}
