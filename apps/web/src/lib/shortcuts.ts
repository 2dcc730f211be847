"use client";

import { useEffect, useRef } from "react";

/** One key or sequence ("c", "mod+z", "g c", "?"), what it does in words, and the group it is listed under. */
export type Shortcut = { keys: string; label: string; group?: string; run: (event: KeyboardEvent) => void; hidden?: boolean };

type Layer = { current: readonly Shortcut[] };

const layers: Layer[] = [];
const sequencePause = 1_200;
let pendingKey = "";
let pendingUntil = 0;

const typingTargets = "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role='textbox']";
const ownKeysTargets = "button, a[href], [role='button'], [role='menuitem'], [role='tab'], [role='option'], summary";

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio")) return false;
  return target.closest(typingTargets) !== null;
}

const layersOfTheirOwn = "[role='dialog'][aria-modal='true'], [role='menu'], [role='listbox']";

/** An open dialog or menu is a layer of its own: the page under it does not hear the keys. */
function isInOtherLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(layersOfTheirOwn) !== null;
}

type PressedKey = Pick<KeyboardEvent, "key" | "code" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

/** The pressed key as written in a shortcut: "mod+k", "shift+arrowdown", "?". Shift is left out for characters. */
export function describeKey(event: PressedKey): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const isCharacter = event.key.length === 1 && event.key !== " ";
  const parts = [
    event.metaKey || event.ctrlKey ? "mod" : "",
    event.altKey ? "alt" : "",
    event.shiftKey && !isCharacter ? "shift" : "",
    // Letters come from the physical key, so that they also work in a Russian layout.
    isCharacter && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : key,
  ];
  return parts.filter(Boolean).join("+");
}

function find(keys: string): Shortcut | undefined {
  for (const layer of layers.toReversed()) {
    const found = layer.current.find((shortcut) => shortcut.keys === keys);
    if (found) return found;
  }
  return undefined;
}

function handle(event: KeyboardEvent): void {
  const key = describeKey(event);
  const hasModifier = key.startsWith("mod+");
  if (event.defaultPrevented || event.isComposing || isInOtherLayer(event.target)) return;
  // The palette opens from within a field, too; every other key belongs to the text.
  if (isTyping(event.target) && key !== "mod+k") return;
  if (["enter", "space"].includes(key) && event.target instanceof Element && event.target.closest(ownKeysTargets)) return;
  const isSecond = pendingKey !== "" && event.timeStamp < pendingUntil && !hasModifier;
  const found = (isSecond ? find(`${pendingKey} ${key}`) : undefined) ?? find(key);
  pendingKey = "";
  if (found) {
    event.preventDefault();
    found.run(event);
    return;
  }
  if (layers.some((layer) => layer.current.some((shortcut) => shortcut.keys.startsWith(`${key} `)))) {
    pendingKey = key;
    pendingUntil = event.timeStamp + sequencePause;
  }
}

function addLayer(layer: Layer): () => void {
  if (layers.length === 0) document.addEventListener("keydown", handle);
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) document.removeEventListener("keydown", handle);
  };
}

/**
 * Keys of a screen. They act outside inputs and open dialogs only; the screen opened last wins a key two want, and all
 * of them are listed under `?`.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => addLayer(latest), []);
}

/** Every shortcut that acts now, each key once, the winning one. */
export function listShortcuts(): Shortcut[] {
  const seen = new Set<string>();
  return layers.toReversed().flatMap((layer) =>
    layer.current.filter((shortcut) => {
      if (shortcut.hidden || seen.has(shortcut.keys)) return false;
      seen.add(shortcut.keys);
      return true;
    }),
  );
}
