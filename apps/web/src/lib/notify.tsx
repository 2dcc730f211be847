"use client";

import { notifications } from "@mantine/notifications";
import { FaultNotice, UndoNotice } from "@/components/notices.tsx";
import type { Fault } from "./faults.ts";
import { forgetUndo, offerUndo } from "./undo.ts";

const secondsShown = 6_000;
const secondsToUndo = 10_000;

/** Says what has happened, quietly, in one sentence. */
export function notifyDone(message: string): void {
  notifications.show({ message, autoClose: secondsShown, color: "pine" });
}

/** Says why something was refused; the notice stays until it is closed and lets the error id be copied. */
export function notifyFault(fault: Fault, message: string): void {
  notifications.show({
    message: <FaultNotice message={message} errorId={fault.errorId} />,
    autoClose: fault.kind === "unavailable" ? secondsShown : false,
    color: "red",
    role: "alert",
  });
}

/** Says what has happened and offers to take it back, by the button or by Mod+Z, for ten seconds. */
export function notifyWithUndo(message: string, undo: () => void): void {
  const run = () => {
    notifications.hide(id);
    forgetUndo(run);
    undo();
  };
  const id = notifications.show({
    message: <UndoNotice message={message} onUndo={run} />,
    autoClose: secondsToUndo,
    color: "pine",
    onClose: () => forgetUndo(run),
  });
  offerUndo(run);
}
