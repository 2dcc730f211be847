import type { StartUploadInput, StartUploadResult } from "@fanfare/contracts/media";
import { DetailedError, Upload, type PreviousUpload } from "tus-js-client";
import type { Fault } from "@/lib/faults.ts";
import { faultOfAnswer } from "./upload-fault.ts";

/**
 * Where an upload stands. `waiting`: the network is away, it goes on by itself. `arrived`: every byte is there and the
 * server knows it. Bytes are counted as the server has them.
 */
export type UploadState =
  | { kind: "idle" }
  | { kind: "sending" | "paused" | "waiting"; fileName: string; sent: number; total: number; assetId: string; bytesPerSecond: number | null }
  | { kind: "starting"; fileName: string; total: number }
  | { kind: "arrived"; fileName: string; total: number; assetId: string }
  | { kind: "failed"; fileName: string; fault: Fault };

/** What an upload asks of the server beside the bytes. */
export type UploadServer = {
  start(input: StartUploadInput): Promise<StartUploadResult>;
  finish(assetId: string): Promise<unknown>;
  remove(assetId: string): Promise<unknown>;
};

export type UploadRequest = { file: File; kind: StartUploadInput["kind"]; purpose: StartUploadInput["purpose"]; server: UploadServer };

const pieceBytes = 8 * 1024 * 1024;
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000];

const idle: UploadState = { kind: "idle" };

/** One upload of one place on a screen ("the draft of this deliverable"); it lives on while one walks through the app. */
export class UploadStore {
  #state: UploadState = idle;
  #upload: Upload | null = null;
  #request: UploadRequest | null = null;
  #samples: { at: number; sent: number }[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #place: string;

  constructor(place: string) {
    this.#place = place;
  }

  readonly get = (): UploadState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or goes on from the last byte the server has when this very file was begun here before. */
  async start(request: UploadRequest): Promise<void> {
    const { file, server, kind, purpose } = request;
    this.#request = request;
    this.#set({ kind: "starting", fileName: file.name, total: file.size });
    try {
      const upload = this.#make(request);
      const [begun] = await upload.findPreviousUploads();
      if (begun?.metadata.assetId) upload.resumeFromPreviousUpload(begun);
      else upload.options.metadata = { assetId: (await server.start({ kind, purpose, fileName: file.name, byteSize: file.size })).id };
      this.#upload = upload;
      this.#send(upload, assetIdOf(upload, begun));
    } catch (error) {
      this.#fail(error);
    }
  }

  pause(): void {
    if (this.#state.kind !== "sending" && this.#state.kind !== "waiting") return;
    void this.#upload?.abort();
    this.#set({ ...this.#state, kind: "paused", bytesPerSecond: null });
  }

  resume(): void {
    if ((this.#state.kind !== "paused" && this.#state.kind !== "waiting") || !this.#upload) return;
    this.#send(this.#upload, this.#state.assetId, this.#state.sent);
  }

  /** Takes the file back, here and on the server. */
  async cancel(): Promise<void> {
    const state = this.#state;
    const request = this.#request;
    await this.#upload?.abort(true).catch(() => undefined);
    this.reset();
    if (request && "assetId" in state) await request.server.remove(state.assetId).catch(() => undefined);
  }

  /** Forgets the upload here; the file stays where it is. */
  reset(): void {
    this.#upload = null;
    this.#request = null;
    this.#set(idle);
  }

  retry(): void {
    if (this.#request) void this.start(this.#request);
  }

  #make({ file, server }: UploadRequest): Upload {
    const upload: Upload = new Upload(file, {
      endpoint: "/api/uploads",
      chunkSize: pieceBytes,
      retryDelays,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(["fanfare", this.#place, file.name, file.size, file.lastModified].join("|")),
      onProgress: (sent) => this.#note(sent),
      // Without a network there is nothing to try: the person is told at once, and it goes on when the network is back.
      onShouldRetry: (error) => navigator.onLine && !isRefusal(error),
      onError: (error) => (isRefusal(error) ? this.#fail(error) : this.#waitForNetwork()),
      onSuccess: () => void this.#arrive(server),
    });
    return upload;
  }

  #send(upload: Upload, assetId: string, sent = 0): void {
    this.#samples = [];
    const { file } = this.#request!;
    this.#set({ kind: "sending", fileName: file.name, sent, total: file.size, assetId, bytesPerSecond: null });
    upload.start();
  }

  #note(sent: number): void {
    if (this.#state.kind !== "sending") return;
    const now = performance.now();
    this.#samples = [...this.#samples.filter(({ at }) => now - at < 5_000), { at: now, sent }];
    const first = this.#samples[0]!;
    const bytesPerSecond = now - first.at > 1_000 ? ((sent - first.sent) / (now - first.at)) * 1_000 : null;
    this.#set({ ...this.#state, sent, bytesPerSecond });
  }

  #waitForNetwork(): void {
    if (this.#state.kind !== "sending") return;
    this.#set({ ...this.#state, kind: "waiting", bytesPerSecond: null });
    const again = () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      if (this.#state.kind === "waiting") this.resume();
    };
    const timer = setInterval(again, 15_000);
    window.addEventListener("online", again);
  }

  async #arrive(server: UploadServer): Promise<void> {
    const state = this.#state;
    if (!("assetId" in state) || !("total" in state)) return;
    try {
      await server.finish(state.assetId);
      this.#set({ kind: "arrived", fileName: state.fileName, total: state.total, assetId: state.assetId });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#set({ kind: "failed", fileName: this.#request?.file.name ?? "", fault: faultOfAnswer(error) });
  }

  #set(state: UploadState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const assetIdOf = (upload: Upload, begun: PreviousUpload | undefined): string => begun?.metadata.assetId ?? upload.options.metadata?.assetId ?? "";

/** A server that said no will say so again; one that could not be reached, or stumbled, is worth another attempt. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof DetailedError)) return false;
  const status = error.originalResponse?.getStatus() ?? 0;
  return status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status);
}
