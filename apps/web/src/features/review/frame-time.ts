/** Frames per second as an exact fraction: 30000/1001 is 29.97. */
export type FrameRate = { numerator: number; denominator: number };

export const usualRate: FrameRate = { numerator: 25, denominator: 1 };

const framesPerMs = ({ numerator, denominator }: FrameRate): number => numerator / (denominator * 1_000);

/** The first whole millisecond at which the frame is on screen; `frameOf` leads back to the frame. */
export const msOf = (frame: number, rate: FrameRate): number => Math.ceil(frame / framesPerMs(rate) - 1e-6);

/** The frame that is on screen at a time in ms. */
export const frameOf = (ms: number, rate: FrameRate): number => Math.max(0, Math.floor(ms * framesPerMs(rate) + 1e-6));

/** Where to seek (seconds) so that exactly this frame is shown: its middle, away from the edges that rounding blurs. */
export const seekTimeOf = (frame: number, { numerator, denominator }: FrameRate): number => ((frame + 0.5) * denominator) / numerator;

/** How many frames a video of so many ms has. */
export const frameCount = (durationMs: number, rate: FrameRate): number => Math.max(1, Math.round(durationMs * framesPerMs(rate)));

/** "0:03", "1:02:09": minutes and seconds, hours only where there are any. */
export function formatTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** "0:03:12": with the frame of the second, as editing programs write it. */
export function formatFrame(frame: number, rate: FrameRate): string {
  const ms = msOf(frame, rate);
  const second = Math.floor(ms / 1_000) * 1_000;
  const frameOfSecond = frame - Math.ceil(second * framesPerMs(rate) - 1e-6);
  return `${formatTime(ms)}:${String(frameOfSecond).padStart(2, "0")}`;
}
