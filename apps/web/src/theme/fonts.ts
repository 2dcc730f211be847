import localFont from "next/font/local";

// Each alphabet is a file of its own, so a page in English never loads Cyrillic; only the last in the stack
// brings the metric-adjusted fallback, because that one covers every alphabet and would hide what follows it.
const latin = localFont({
  src: "../../../../node_modules/@fontsource-variable/onest/files/onest-latin-wght-normal.woff2",
  variable: "--font-onest-latin",
  weight: "100 900",
  display: "swap",
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});

const latinExtended = localFont({
  src: "../../../../node_modules/@fontsource-variable/onest/files/onest-latin-ext-wght-normal.woff2",
  variable: "--font-onest-latin-ext",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113",
    },
  ],
});

const cyrillic = localFont({
  src: "../../../../node_modules/@fontsource-variable/onest/files/onest-cyrillic-wght-normal.woff2",
  variable: "--font-onest-cyrillic",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: "Arial",
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+20BD,U+2116" }],
});

const unbounded = localFont({
  src: "../../../../node_modules/@fontsource-variable/unbounded/files/unbounded-latin-wght-normal.woff2",
  variable: "--font-unbounded",
  weight: "200 900",
  display: "swap",
  adjustFontFallback: "Arial",
});

const unboundedCyrillic = localFont({
  src: "../../../../node_modules/@fontsource-variable/unbounded/files/unbounded-cyrillic-wght-normal.woff2",
  variable: "--font-unbounded-cyrillic",
  weight: "200 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});

/** Class names for <html> that define the font variables the theme reads. */
export const fontClassNames = [latin.variable, latinExtended.variable, cyrillic.variable, unbounded.variable, unboundedCyrillic.variable].join(" ");
