import { Worker } from "node:worker_threads";

/** Rewrites PDFs in a thread of its own, so that nobody else waits for it. */
export interface PdfRewriter {
  /** The same pages and tags in a fifth of the bytes, without the traces of the machine that printed it. */
  rewrite(pdf: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(error: unknown): void;
}

export function createPdfRewriter(): PdfRewriter {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(new URL("./rewrite-worker.ts", import.meta.url));
    started.on("message", ({ id, pdf, error }: { id: number; pdf?: Uint8Array; error?: string }) => {
      const job = waiting.get(id);
      waiting.delete(id);
      if (pdf === undefined) job?.reject(new Error(error));
      else job?.resolve(pdf);
      if (waiting.size === 0) started.unref();
    });
    started.once("error", (error) => fail(started, error));
    started.once("exit", () => fail(started, new Error("pdf rewriter ended")));
    return started;
  }

  function fail(ended: Worker, error: unknown): void {
    if (worker !== ended) return;
    worker = undefined;
    for (const job of waiting.values()) job.reject(error);
    waiting.clear();
  }

  return {
    rewrite(pdf) {
      worker ??= start();
      worker.ref();
      last += 1;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, pdf }, []);
      return promise;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
