export { makeDecideStoryProof } from "./decide-story-proof.ts";
export { lastFigures } from "./last-figures.ts";
export type { StoryNumbers, StoryProof } from "./story-proof.ts";
export { makeSubmitStoryProof } from "./submit-story-proof.ts";
