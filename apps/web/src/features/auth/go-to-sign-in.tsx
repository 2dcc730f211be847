"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Sends somebody who is not signed in to the door, and remembers where they wanted to go. */
export function GoToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const wanted = window.location.pathname + window.location.search;
    router.replace(`/sign-in?next=${encodeURIComponent(wanted)}`);
  }, [router]);
  return null;
}
