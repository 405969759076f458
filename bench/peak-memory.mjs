// Preloaded into the program that is measured: tells the bench on descriptor 3 how much memory the process had at its peak, in KiB.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
