/** Keeps secrets closed at rest. The `place` is authenticated with the secret: moved elsewhere, it does not open. */
export type Sealing = {
  /** The key that seals now; what another sealed is to be sealed anew. */
  readonly keyId: string;
  seal(secret: string, place: string): Uint8Array;
  /** Throws `SealBroken`. */
  open(keyId: string, sealed: Uint8Array, place: string): string;
};
