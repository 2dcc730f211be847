import type { PublishedPageContent } from "@fanfare/contracts/landing";
import { pageColors } from "./colors.ts";

const faces = {
  latin: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+20BD,U+2116",
  "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113",
} as const;

/** Where a font's file is served. */
export const fontUrl = (family: "onest" | "unbounded", alphabet: keyof typeof faces): string => `/fonts/${family}-${alphabet}.woff2`;

// `optional` keeps the page from moving under its reader when a font comes late; the next page has it.
function fontFaces(display: "optional" | "swap"): string {
  const face = (family: "onest" | "unbounded", alphabet: keyof typeof faces) =>
    `@font-face{font-family:${family};font-weight:200 900;font-display:${display};src:url(${fontUrl(family, alphabet)}) format("woff2");unicode-range:${faces[alphabet]}}`;
  return (["latin", "cyrillic", "latin-ext"] as const).flatMap((alphabet) => [face("onest", alphabet), face("unbounded", alphabet)]).join("");
}

const rules = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;color-scheme:light}
body{margin:0;background:var(--ground);color:var(--ink);font:400 1.0625rem/1.6 onest,system-ui,sans-serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.2em}
h1,h2,p,ul,fieldset,legend{margin:0;padding:0}
ul{list-style:none}
:focus-visible{outline:3px solid var(--link);outline-offset:3px}
.inner{width:min(72rem,100% - 2.5rem);margin-inline:auto}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;padding:.75rem 1rem;background:#fff;z-index:1}
.top .inner{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;align-items:baseline;padding-block:1.5rem}
.name{font-weight:700;font-size:1.125rem;letter-spacing:-.01em}
.top a{color:var(--muted);font-size:.9375rem;padding-block:.625rem;margin-block:-.625rem}
.until{color:var(--muted);font-size:.9375rem}
.block{padding-block:clamp(3rem,2rem + 4vw,5.5rem)}
.tint{background:var(--tint)}
.brand{background:var(--primary);color:var(--on-primary);--muted:var(--muted-on-primary);--line:var(--muted-on-primary);--link:var(--on-primary);--field:var(--on-primary)}
h2{font-size:clamp(1.5rem,1.3rem + .8vw,2rem);line-height:1.2;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
.split{display:grid;gap:1.75rem}
.content{min-width:0;max-width:46rem}
.content>*+*{margin-top:1.125rem}
.content p,.content>ul:not(.rows){max-width:40rem}
.content ul:not(.rows){padding-left:1.25rem;list-style:disc}
.content ul:not(.rows) li+li{margin-top:.375rem}
.hero{padding-block:clamp(1rem,3vw,2.5rem) clamp(3rem,2rem + 4vw,5.5rem)}
.hero .inner{display:grid;gap:clamp(2rem,5vw,4rem)}
h1{font:650 clamp(2.125rem,1.25rem + 3.6vw,4rem)/1.08 unbounded,onest,system-ui,sans-serif;letter-spacing:-.03em;text-wrap:balance;hyphens:auto}
.subline{margin-top:1.25rem;max-width:36rem;font-size:clamp(1.125rem,1.05rem + .4vw,1.3125rem);line-height:1.5;color:var(--muted)}
.call{margin-top:2rem;display:flex;flex-wrap:wrap;gap:1rem 1.5rem;align-items:center}
.button{display:inline-block;min-height:3.25rem;padding:.8125rem 1.75rem;border:0;border-radius:6px;background:var(--primary);color:var(--on-primary);font:600 1.0625rem/1.5 onest,system-ui,sans-serif;text-decoration:none;cursor:pointer}
.button:hover{box-shadow:inset 0 0 0 100vmax rgb(0 0 0/12%)}
.brand .button{background:var(--on-primary);color:var(--primary)}
.picture{position:relative;overflow:hidden;border-radius:6px;aspect-ratio:4/3;background:var(--tint)}
.picture img,.art,.art svg{display:block;width:100%;height:100%;object-fit:cover}
.below .picture{aspect-ratio:16/9}
.rows li{padding-block:1.25rem;border-top:1px solid var(--line)}
.rows li:last-child{border-bottom:1px solid var(--line)}
.rows strong{display:block;font-weight:650;font-size:1.125rem;line-height:1.4}
.rows span{display:block;color:var(--muted);margin-top:.25rem}
.gains li{position:relative;padding-left:2rem}
.gains li::before{content:"";position:absolute;left:.125rem;top:1.6875rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--accent);box-shadow:0 0 0 1px var(--line)}
.asks li{display:grid;grid-template-columns:auto 1fr;gap:1rem}
.asks svg{margin-top:.125rem;color:var(--link)}
.asks p{margin-top:.5rem}
.faq{border-bottom:1px solid var(--line)}
.faq details{border-top:1px solid var(--line)}
.faq summary{display:flex;justify-content:space-between;gap:1.5rem;padding-block:1.125rem;font-weight:650;font-size:1.125rem;cursor:pointer;list-style:none}
.faq summary::-webkit-details-marker{display:none}
.faq summary::after{content:"";flex:none;width:.625rem;height:.625rem;margin:.375rem .25rem 0;border:solid currentcolor;border-width:0 2px 2px 0;transform:rotate(45deg)}
.faq details[open] summary::after{transform:rotate(225deg);margin-top:.625rem}
.faq details>:not(summary){padding-bottom:1.25rem}
.rules{padding:.875rem 1.125rem;border-left:4px solid var(--accent);background:var(--ground);color:var(--ink);border-radius:0 6px 6px 0}
.content>form{margin-top:2rem}
form{display:grid;gap:1.75rem}
.field{display:grid;gap:.5rem;border:0;min-width:0}
label,legend{font-weight:650}
legend{margin-bottom:.5rem}
small,.help,.note{color:var(--muted);font-weight:400;font-size:.9375rem}
input[type=text],textarea{width:100%;min-height:3rem;padding:.6875rem .875rem;border:1px solid var(--field);border-radius:6px;background:#fff;color:#1b1a17;font:inherit;font-size:1rem;line-height:1.5}
textarea{resize:vertical}
[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.choices{display:grid;gap:.5rem}
.choices.short{display:flex}
.choices label{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.5rem 1.25rem .5rem .875rem;border:1px solid var(--field);border-radius:6px;background:#fff;color:#1b1a17;font-weight:400;cursor:pointer}
.choices label:has(:checked){border-color:var(--primary-text);box-shadow:inset 0 0 0 1px var(--primary-text)}
.choices input{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--primary-text)}
.problem{color:var(--bad);font-weight:600;font-size:.9375rem}
.brand .problem,.brand .refusal{color:#b3261e;background:#fff;padding:.125rem .5rem;border-radius:6px}
.problem:empty{display:none}
.refusal{padding:.875rem 1.125rem;border:1px solid var(--bad);border-radius:6px;color:var(--bad);background:#fff;font-weight:600}
form .button{justify-self:start}
footer{padding-block:2rem;border-top:1px solid var(--line);font-size:.875rem;color:var(--muted)}
footer .inner{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between}
footer a{color:inherit;padding-block:.625rem;margin-block:-.625rem}
.plain+.plain:not(.hero){padding-top:0}
.plain.hero+.plain{padding-top:0}
.message{min-height:100vh;display:grid;align-content:center}
.message .inner{max-width:40rem}
.message p{margin-top:1.25rem;color:var(--muted);font-size:1.1875rem}
.message .button{margin-top:2rem}
@media (min-width:60rem){
.split{grid-template-columns:minmax(0,4fr) minmax(0,8fr);gap:4rem}
.split>.content:only-child{grid-column:2}
.beside .inner{grid-template-columns:minmax(0,7fr) minmax(0,5fr);align-items:center}
.beside .picture{aspect-ratio:4/5;max-height:38rem}
.below .picture{aspect-ratio:21/9}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`.replaceAll("\n", "");

/** The whole style of a page: our rules, the brand's colours made readable, and the fonts. */
export function pageCss(brand: PublishedPageContent["colors"], display: "optional" | "swap" = "optional"): string {
  const colors = pageColors(brand);
  const variables = {
    ground: colors.ground, tint: colors.tint, line: colors.line, ink: colors.ink, muted: colors.muted, primary: colors.primary, "on-primary": colors.onPrimary,
    "muted-on-primary": colors.mutedOnPrimary, link: colors.link, "primary-text": colors.link, accent: colors.accent, field: colors.field, bad: colors.bad,
  };
  const root = Object.entries(variables).map(([name, value]) => `--${name}:${value}`).join(";");
  return `${fontFaces(display)}:root{${root}}${rules}`;
}
