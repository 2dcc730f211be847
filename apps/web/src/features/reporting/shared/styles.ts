import { fontUrl } from "@/features/landing/page/page-css.ts";

const face = (alphabet: "latin" | "cyrillic", range: string) =>
  `@font-face{font-family:onest;font-weight:200 900;font-display:optional;src:url(${fontUrl("onest", alphabet)}) format("woff2");unicode-range:${range}}`;

const rules = `
*{box-sizing:border-box}
:root{--paper:#fbfaf6;--sheet:#fff;--ink:#1b1a17;--muted:#6a675f;--line:rgb(27 26 23/12%);--pine:#0f5c4d;--brass:#7a5200;--tint:rgb(15 92 77/12%);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#141614;--sheet:#1b1e1b;--ink:#eceae3;--muted:#9c998f;--line:rgb(236 234 227/14%);--pine:#63d2b4;--brass:#e3b45c;--tint:rgb(99 210 180/14%)}}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 onest,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{width:min(64rem,100% - 2.5rem);margin-inline:auto;padding-block:2.5rem 3rem}
a{color:var(--pine);text-underline-offset:.2em}
:focus-visible{outline:2px solid var(--pine);outline-offset:2px}
h1,h2,p,dl,dd,figure{margin:0}
h1{font-size:clamp(1.75rem,1.3rem + 2vw,2.25rem);line-height:1.15;font-weight:650;letter-spacing:-.02em;text-wrap:balance}
h2{font-size:1.25rem;font-weight:600;line-height:1.3}
.top{display:grid;gap:.5rem;padding-bottom:1.75rem;border-bottom:2px solid var(--brand,var(--pine))}
.brand{display:flex;align-items:center;gap:.5rem;font-weight:600}
.brand i{width:.75rem;height:.75rem;border-radius:2px;background:var(--brand)}
.quiet{color:var(--muted);font-size:.875rem}
.freshness{padding-top:.875rem}
.stale{color:var(--brass)}
td small{display:block;max-width:16rem;margin-inline-start:auto;color:var(--muted);font-size:.75rem;white-space:normal}
td small.stale{color:var(--brass)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1.5rem 1.25rem;padding-block:1.75rem;border-bottom:1px solid var(--line)}
.figures dt{color:var(--muted);font-size:.875rem}
.figures dd{font-size:1.5rem;font-weight:600;line-height:1.3;letter-spacing:-.01em;white-space:nowrap}
.figures small{display:block;color:var(--muted);font-size:.8125rem;font-weight:400;letter-spacing:0;white-space:normal}
.charts{display:grid;gap:1.25rem;padding-block:1.75rem}
@media (min-width:48rem){.figures{grid-template-columns:repeat(4,1fr)}}
@media (min-width:56rem){.charts{grid-template-columns:1fr 1fr}}
.chart{min-width:0;padding:1rem;border:1px solid var(--line);border-radius:6px;background:var(--sheet)}
.chart figcaption{margin-bottom:.5rem;font-weight:600;font-size:.9375rem}
.chart svg{display:block;width:100%;height:auto}
.chart text{fill:var(--muted);font-size:13px}
.grid{stroke:var(--line)}
.mark{stroke:var(--muted);stroke-dasharray:4 4}
.chart ol{margin:.5rem 0 0;padding-left:1.25rem;font-size:.8125rem}
.area{fill:var(--tint)}
.line{fill:none;stroke:var(--pine);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.dot{fill:var(--pine)}
section+section{margin-top:2rem}
section h2{margin-bottom:.75rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.625rem .75rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:500;font-size:.8125rem}
th:first-child,td:first-child{padding-inline-start:0}
th:last-child,td:last-child{padding-inline-end:0}
.number{text-align:end;white-space:nowrap}
td a{overflow-wrap:anywhere}
.words{display:grid;gap:1rem 2rem;font-size:.875rem}
@media (min-width:56rem){.words{grid-template-columns:1fr 1fr}}
.words dt{font-weight:600}
.words dd{color:var(--muted)}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between}
.message{min-height:100dvh;display:grid;place-content:center;gap:.75rem;text-align:center;padding:2rem;max-width:36rem;margin-inline:auto}
@media (max-width:44rem){
  main{padding-block:1.5rem 2rem}
  .figures{grid-template-columns:1fr 1fr}
  thead{position:absolute;left:-999rem}
  tr{display:grid;grid-template-columns:1fr auto;gap:.125rem .75rem;padding-block:.75rem;border-bottom:1px solid var(--line)}
  td{padding:0;border:0}
  td.wide{grid-column:1/-1}
  td[data-label]::before{content:attr(data-label) " ";color:var(--muted);font-size:.8125rem}
  td.number{text-align:start}
}
@media print{
  :root{--paper:#fff;--sheet:#fff;--ink:#000;--muted:#444;--line:#bbb;--pine:#0f5c4d;--brass:#5c3d00;--tint:#e2eeeb;color-scheme:light}
  body{font-size:10.5pt}
  main{width:100%;padding:0}
  .chart,tr,.words>div,.figures>div{break-inside:avoid}
  a{color:inherit;text-decoration:none}
  .top,.figures,.chart i,.brand i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@page{margin:16mm}
`;

/** The whole style of a shared report. `brandColor` is one of the brand's own, in the form #rrggbb. */
export const reportCss = (brandColor?: string): string =>
  `${face("latin", "U+0000-00FF,U+2000-206F,U+20AC")}${face("cyrillic", "U+0400-045F,U+2116,U+20BD")}${rules.replaceAll("\n", "")}${brandColor ? `:root{--brand:${brandColor}}` : ""}`;
