export { preparePicture } from "./picture.ts";
export type { Prepared, PreparedFile, Source } from "./prepared.ts";
export { UnusableFile } from "./unusable.ts";
export { prepareVideo } from "./video.ts";
