import { parentPort, workerData } from 'node:worker_threads';
import { type EngineInstance, EngineStopped, startInstance } from './instance.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';

let instance: EngineInstance | undefined;

function post(message: FromWorker): void {
  parentPort?.postMessage(message, message.type === 'response' ? [message.frame.buffer] : []);
}

function handle(message: ToWorker): FromWorker {
  if ('module' in message) {
    try {
      instance = startInstance(message.module, (workerData as WorkerData).memoryMaximum);
      return { type: 'ready' };
    } catch (error) {
      return { type: 'broken', reason: error instanceof Error ? error.message : String(error) };
    }
  }
  if (instance === undefined) return { type: 'broken', reason: 'it was called before it was started' };
  try {
    const frame = instance.call(message.seed, message.frame);
    return { type: 'response', frame, memoryBytes: instance.memoryBytes() };
  } catch (error) {
    if (error instanceof EngineStopped) return { type: 'stop', stop: error.stop };
    throw error;
  }
}

parentPort?.on('message', (message: ToWorker) => post(handle(message)));
