"use client";

import { MessageScreen } from "@/components/message-screen.tsx";
import "@/theme/tokens.css";

// The root layout itself has failed, so neither messages nor theme are at hand: both languages stand side by side.
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ background: "var(--ff-paper)", color: "var(--ff-ink)", fontFamily: "system-ui, sans-serif" }}>
        <MessageScreen
          title="Fanfare could not be shown"
          text="The fault is on our side and has been recorded. Try again in a moment. · Сбой на нашей стороне, он записан. Попробуйте чуть позже."
        >
          <button type="button" onClick={reset}>
            Try again · Ещё раз
          </button>
          {error.digest ? <code>{error.digest}</code> : null}
        </MessageScreen>
      </body>
    </html>
  );
}
