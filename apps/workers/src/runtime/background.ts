import { SetMetadata } from "@nestjs/common";

/** Something that runs beside the handlers from the start of a process to its end. */
export type Background = { start(): Promise<void>; stop(): Promise<void> };

export const BACKGROUND = "fanfare:background";

/** The runtime starts and stops the class, which is a Background. */
export const RunsInBackground = (): ClassDecorator => SetMetadata(BACKGROUND, true);
