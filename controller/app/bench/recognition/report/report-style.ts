/** The page's own style: nothing is loaded from anywhere. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e8ecf2); --paper: light-dark(#fff, #14181f); --faint: light-dark(#d7dce4, #37404d);
  --c0: light-dark(#0a5ad1, #7fb2ff); --c1: light-dark(#b04a00, #ffab6b); --c2: light-dark(#5f6b7a, #a9b4c2); --c3: light-dark(#1d7a3c, #7fd99b); }
body { font: 16px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--faint); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
.pairs { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
@media (max-width: 45rem) { .pairs { grid-template-columns: 1fr; } }
figure { margin: 0; } figcaption { font-weight: 600; } svg { width: 100%; height: auto; }
.legend { list-style: none; padding: 0; margin: .25rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .85rem; }
.legend svg { width: 28px; margin-right: .4rem; vertical-align: middle; }
polyline { fill: none; stroke-width: 2.2; } .label { font-size: 12px; fill: var(--ink); } .grid { stroke: var(--faint); } .bars rect { fill: var(--c0); }
.line-0 { stroke: var(--c0); } .line-1 { stroke: var(--c1); } .line-2 { stroke: var(--c2); } .line-3 { stroke: var(--c3); }
.line-0 circle { fill: var(--c0); } .line-1 circle { fill: var(--c1); } .line-2 circle { fill: var(--c2); } .line-3 circle { fill: var(--c3); }
.line-0 .ring, .line-1 .ring, .line-2 .ring { fill: none; stroke-width: 2; }
li.line-0, li.line-1, li.line-2, li.line-3 { stroke: none; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; } caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { border: 1px solid var(--faint); padding: .15rem .45rem; text-align: left; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.matrix td { text-align: center; min-width: 1.3rem; } .right { background: color-mix(in srgb, var(--c3) 25%, transparent); }
.asked { background: color-mix(in srgb, var(--c0) 22%, transparent); } .wrong { background: color-mix(in srgb, var(--c1) 45%, transparent); font-weight: 700; }
.reached { color: var(--c3); } .missed { color: var(--c1); font-weight: 700; }
#zh:checked ~ main [lang=en], #en:checked ~ main [lang=zh] { display: none; }
`;
