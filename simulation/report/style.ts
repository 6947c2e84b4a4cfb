/** The page's whole style: light or dark as the reader's device says, one column on a phone. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfbfa;--card:#fff;--ink:#1c1f24;--soft:#5d6570;--rule:#e3e5e8;--shade:#8a6d1a1f;--c1:#2563c9;--c2:#c2570c;--c3:#1d7f53;--c4:#8b3fb0}
@media(prefers-color-scheme:dark){:root{--paper:#14161a;--card:#1c1f25;--ink:#e8eaed;--soft:#a2a9b4;--rule:#31363f;--shade:#e0b84a26;--c1:#7aa9ff;--c2:#ffa25c;--c3:#5fd09a;--c4:#d59af5}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
@media(max-width:520px){.mark{font-size:15px!important}}
main{max-width:1180px;margin:0 auto;padding:20px 16px 60px}
h1{font-size:26px;line-height:1.2;margin:8px 0 4px}
h2{font-size:16px;margin:0}
.lead{color:var(--soft);margin:0 0 16px;max-width:75ch}
.figures{display:grid;grid-template-columns:repeat(2,1fr);gap:10px;margin:16px 0}
@media(min-width:760px){.figures{grid-template-columns:repeat(4,1fr)}}
.figures div{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:10px 12px}
.figures b{display:block;font-size:20px;line-height:1.25;font-variant-numeric:tabular-nums}
.figures span{color:var(--soft);font-size:13px}
.grid-of{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:14px}
figure{margin:0;background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:14px 14px 10px;min-width:0}
.note{color:var(--soft);font-size:13px;margin:2px 0 6px}
.legend{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:13px;min-height:20px}
.key{display:inline-flex;align-items:center;gap:6px}
.key i{width:12px;height:4px;border-radius:2px}
svg{display:block;width:100%;height:auto;margin-top:4px}
.grid{stroke:var(--rule);stroke-width:1}
.mark{fill:var(--soft);font-size:11px;font-variant-numeric:tabular-nums}
.line{fill:none;stroke-width:1.7;stroke-linejoin:round;stroke-linecap:round}
.dashed{stroke-dasharray:4 4}
.stretch{fill:var(--shade)}
.hint{fill:transparent}.hint:hover{fill:var(--shade)}
.c1{stroke:var(--c1)}.c2{stroke:var(--c2)}.c3{stroke:var(--c3)}.c4{stroke:var(--c4)}
.f1{fill:var(--c1)}.f2{fill:var(--c2)}.f3{fill:var(--c3)}.f4{fill:var(--c4)}
.b1{background:var(--c1)}.b2{background:var(--c2)}.b3{background:var(--c3)}.b4{background:var(--c4)}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:400;padding:3px 8px 3px 0;vertical-align:top}
td{padding:3px 0;text-align:right;white-space:nowrap}
.ranked th{width:46%;overflow-wrap:anywhere}
.ranked .track{width:34%;padding-left:10px;text-align:left}
.ranked .track i{display:block;height:9px;border-radius:2px;min-width:2px}
.plain td{white-space:nowrap}
.plain td code{white-space:normal}
.plain tr+tr>*{border-top:1px solid var(--rule)}
code{font:12px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
footer{color:var(--soft);font-size:13px;margin-top:18px}
`.replaceAll('\n', '');
