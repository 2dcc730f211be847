import { frameCount, frameOf, seekTimeOf, type FrameRate } from "./frame-time.ts";

/** A range of frames that is looped once it has an end. */
export type FrameRange = { from: number; to: number | null };
/** One that has. */
export type ClosedRange = { from: number; to: number };

export const closed = (range: FrameRange | null): ClosedRange | null => (range === null || range.to === null ? null : { from: range.from, to: range.to });

export type PlayerState = {
  frame: number;
  frames: number;
  isPlaying: boolean;
  /** Forward 1, 2, 4 or a slower speed; negative while playing back. */
  speed: number;
  range: FrameRange | null;
  isReady: boolean;
};

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const shuttles = [1, 2, 4] as const;

/** Drives one video frame by frame. Screens subscribe to what they show; the video itself stays the truth. */
export class PlayerStore {
  #video: HTMLVideoElement | null = null;
  #state: PlayerState;
  #wanted: number | null = null;
  #tick = 0;
  #backward: { from: number; at: number } | null = null;
  readonly rate: FrameRate;
  readonly #listeners = new Set<() => void>();

  constructor(rate: FrameRate, durationMs: number) {
    this.rate = rate;
    this.#state = { frame: 0, frames: frameCount(durationMs, rate), isPlaying: false, speed: 1, range: null, isReady: false };
  }

  readonly get = (): PlayerState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes over a video element; returns how to let go of it. */
  attach(video: HTMLVideoElement): () => void {
    this.#video = video;
    const follow = () => this.#read();
    const events = ["timeupdate", "play", "pause", "ended", "ratechange"] as const;
    for (const event of events) video.addEventListener(event, follow);
    const onSeeked = () => this.#afterSeek();
    const onReady = () => {
      this.#set({ isReady: true });
      if (this.#state.frame > 0) this.seekFrame(this.#state.frame);
    };
    video.addEventListener("seeked", onSeeked);
    video.addEventListener("loadeddata", onReady);
    if (video.readyState >= 2) onReady();
    const step = () => {
      this.#advance();
      this.#tick = requestAnimationFrame(step);
    };
    this.#tick = requestAnimationFrame(step);
    return () => {
      for (const event of events) video.removeEventListener(event, follow);
      video.removeEventListener("seeked", onSeeked);
      video.removeEventListener("loadeddata", onReady);
      cancelAnimationFrame(this.#tick);
      this.#video = null;
      this.#backward = null;
      this.#set({ isReady: false, isPlaying: false });
    };
  }

  toggle = (): void => (this.#state.isPlaying ? this.stop() : this.play());

  play = (): void => {
    this.#backward = null;
    const { frame, frames } = this.#state;
    const loop = closed(this.#state.range);
    if (loop && (frame < loop.from || frame >= loop.to)) this.seekFrame(loop.from);
    else if (frame >= frames - 1) this.seekFrame(0);
    // A browser may refuse to play before the first click; then it simply stays stopped.
    void this.#video?.play().catch(() => undefined);
  };

  stop = (): void => {
    this.#backward = null;
    if (this.#video) {
      this.#video.pause();
      this.#video.playbackRate = 1;
    }
    this.#set({ isPlaying: false, speed: 1 });
  };

  /** L: plays forward, pressed again faster. */
  forward = (): void => {
    const { isPlaying, speed } = this.#state;
    const next = isPlaying && speed > 0 ? (shuttles.find((shuttle) => shuttle > speed) ?? 4) : 1;
    this.play();
    this.setSpeed(next);
  };

  /** J: plays backward, pressed again faster. Browsers can't, so frames are shown one after another. */
  backward = (): void => {
    const { isPlaying, speed, frame } = this.#state;
    const next = isPlaying && speed < 0 ? (shuttles.find((shuttle) => shuttle > -speed) ?? 4) : 1;
    this.#video?.pause();
    this.#backward = { from: frame, at: performance.now() };
    this.#set({ isPlaying: true, speed: -next });
  };

  step = (frames: number): void => {
    this.stop();
    this.seekFrame((this.#wanted ?? this.#state.frame) + frames);
  };

  stepSeconds = (seconds: number): void => this.step(Math.round((seconds * this.rate.numerator) / this.rate.denominator));

  seekMs = (ms: number): void => this.seekFrame(frameOf(ms, this.rate));

  /** Shows this frame. While the video is still on its way to another, the last one asked for wins. */
  seekFrame = (frame: number): void => {
    const target = Math.max(0, Math.min(this.#state.frames - 1, frame));
    this.#set({ frame: target });
    this.#wanted = target;
    if (this.#video && this.#video.readyState > 0 && !this.#video.seeking) this.#video.currentTime = seekTimeOf(target, this.rate);
  };

  setSpeed = (speed: number): void => {
    if (this.#video) this.#video.playbackRate = speed;
    this.#set({ speed });
  };

  changeSpeed = (direction: 1 | -1): void => {
    const current = Math.abs(this.#state.speed);
    const next = direction > 0 ? speeds.find((speed) => speed > current) : speeds.findLast((speed) => speed < current);
    if (next !== undefined) this.setSpeed(next);
  };

  markIn = (): void => {
    const { frame, range } = this.#state;
    const end = closed(range)?.to ?? 0;
    this.#set({ range: { from: frame, to: end > frame ? end : null } });
  };

  markOut = (): void => {
    const { frame, range } = this.#state;
    const from = range && range.from < frame ? range.from : 0;
    if (frame > from) this.#set({ range: { from, to: frame } });
  };

  setRange = (range: FrameRange | null): void => this.#set({ range });

  #read(): void {
    const video = this.#video;
    if (!video || this.#backward) return;
    const isPlaying = !video.paused && !video.ended;
    const frame = this.#wanted ?? Math.min(this.#state.frames - 1, frameOf(video.currentTime * 1_000, this.rate));
    this.#set({ isPlaying, frame, speed: video.playbackRate });
  }

  #afterSeek(): void {
    const video = this.#video;
    if (!video || this.#wanted === null) return;
    if (frameOf(video.currentTime * 1_000, this.rate) === this.#wanted) this.#wanted = null;
    else video.currentTime = seekTimeOf(this.#wanted, this.rate);
  }

  #advance(): void {
    if (this.#backward) this.#advanceBackward(this.#backward);
    else if (this.#state.isPlaying) this.#read();
    const { frame, isPlaying, speed } = this.#state;
    const loop = closed(this.#state.range);
    if (loop && isPlaying && speed > 0 && frame >= loop.to) this.seekFrame(loop.from);
  }

  #advanceBackward({ from, at }: { from: number; at: number }): void {
    const seconds = (performance.now() - at) / 1_000;
    const { numerator, denominator } = this.rate;
    const target = Math.round(from + seconds * this.#state.speed * (numerator / denominator));
    if (target < this.#state.frame) this.seekFrame(target);
    if (target <= 0) this.stop();
    else if (this.#state.speed < 0 && this.#backward && seconds > 1) this.#backward = { from: target, at: performance.now() };
  }

  #set(change: Partial<PlayerState>): void {
    const keys = Object.keys(change) as (keyof PlayerState)[];
    if (keys.every((key) => Object.is(this.#state[key], change[key]))) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
