/** For the screen and for A4. No font, script or picture from anywhere else: the file is all there is. */
export const reportStyle = `
:root { --ink:#1c2430; --soft:#5b6675; --line:#d9dee5; --paper:#fff; --pale:#f5f7f9; --fail:#b3261e; --open:#9a6700;
  --pass:#1a7f4b; --said:#3b5bb5; --off:#7a8594; }
* { box-sizing:border-box }
body { margin:0; background:var(--pale); color:var(--ink); font:14px/1.55 "Inter","Helvetica Neue",Arial,"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic",sans-serif }
:lang(ja) body, body:lang(ja) { line-height:1.7; line-break:strict; word-break:auto-phrase }
main { max-width:1000px; margin:0 auto; background:var(--paper); padding:48px 56px }
h1 { font-size:28px; line-height:1.25; margin:0 0 4px } h2 { font-size:20px; margin:40px 0 12px; padding-top:12px; border-top:2px solid var(--ink) }
h3 { font-size:15px; margin:24px 0 6px } p { margin:6px 0 } .soft { color:var(--soft) } small { font-size:12px }
table { border-collapse:collapse; width:100%; margin:8px 0 16px; font-size:13px }
th { text-align:left; font-weight:600; color:var(--soft); border-bottom:1.5px solid var(--ink); padding:5px 8px 5px 0; vertical-align:bottom }
td { border-bottom:1px solid var(--line); padding:5px 8px 5px 0; vertical-align:top; overflow-wrap:anywhere }
td.n, th.n { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap } td.k { white-space:nowrap }
code, pre { font:12px/1.45 "SFMono-Regular",Menlo,Consolas,"Noto Sans Mono",monospace; overflow-wrap:anywhere; white-space:pre-wrap }
pre { background:var(--pale); padding:8px 10px; margin:4px 0; max-height:none }
.state { display:inline-block; white-space:nowrap; font-weight:600; font-size:12px } .state::before { content:""; display:inline-block; width:9px; height:9px; border-radius:50%; margin-right:6px; background:currentColor }
.fail { color:var(--fail) } .unchecked,.attest { color:var(--open) } .pass { color:var(--pass) } .attested,.excepted { color:var(--said) } .not-applicable { color:var(--off) }
.lead { display:grid; grid-template-columns:190px 1fr; gap:32px; align-items:center; margin:24px 0 } .counts { display:grid; grid-template-columns:repeat(4,1fr); gap:12px }
.count b { display:block; font-size:26px; line-height:1.1 } .count { border-left:3px solid currentColor; padding-left:10px } .count span { color:var(--ink); font-size:12px }
table.found { table-layout:fixed } table.found th:nth-child(1) { width:36% } table.found th:nth-child(2) { width:16% }
.bar { height:9px; background:var(--line); min-width:120px } .bar i { display:block; height:100%; background:var(--pass) }
.note { background:#fff6d6; border-left:4px solid #d4a72c; padding:8px 12px; margin:16px 0 }
article { border-top:1px solid var(--line); padding:12px 0 4px } article h3 { margin:0 0 4px } ol { margin:4px 0 8px; padding-left:22px }
.meta { display:flex; flex-wrap:wrap; gap:4px 16px; color:var(--soft); font-size:12px; margin-bottom:6px }
footer { color:var(--soft); font-size:12px; margin-top:32px }
@page { size:A4; margin:16mm 14mm 18mm; @bottom-right { content:counter(page) " / " counter(pages); font-size:9px; color:#5b6675 } }
@media print { body { background:none; font-size:11px } main { max-width:none; padding:0 } h2 { break-after:avoid; margin-top:28px } h3 { break-after:avoid }
  .page { break-before:page } tr, li, .count { break-inside:avoid } article h3, article p, .meta, h2 + p, h3 + p, thead, thead + tbody tr:first-child { break-after:avoid } table { font-size:10.5px } .lead { margin:12px 0; gap:20px; grid-template-columns:150px 1fr } .lead svg { width:140px; height:140px } .count b { font-size:20px } h1 { font-size:24px } thead { display:table-header-group } a { color:inherit; text-decoration:none } }
@media (max-width:700px) { main { padding:24px 16px } .lead { grid-template-columns:1fr } }
`
