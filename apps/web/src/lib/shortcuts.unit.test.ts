import { expect, test } from "vitest";
import { describeKey } from "./shortcuts.ts";

const none = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: "k", code: "KeyK", ctrlKey: true }, "mod+k"],
  [{ key: "k", code: "KeyK", metaKey: true }, "mod+k"],
  [{ key: "л", code: "KeyK" }, "k"],
  [{ key: "?", code: "Slash", shiftKey: true }, "?"],
  [{ key: "ArrowDown", code: "ArrowDown", shiftKey: true }, "shift+arrowdown"],
  [{ key: " ", code: "Space" }, "space"],
  [{ key: "X", code: "KeyX", shiftKey: true }, "x"],
])("the pressed key %j is written %s", (pressed, written) => {
  expect(describeKey({ ...none, ...pressed })).toBe(written);
});
