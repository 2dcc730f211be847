export { makeDecideStoryProof } from "./decide-story-proof.ts";
export type { StoryProof } from "./story-proof.ts";
export { makeSubmitStoryProof } from "./submit-story-proof.ts";
