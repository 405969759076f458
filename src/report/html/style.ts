/** The style of the HTML report: light and dark, wide and narrow, on a screen and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f6f8fa; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --link: #0550ae; --focus: #0969da;
  --red: #b3161f; --green: #116329; --yellow: #7d4e00; --blue: #0550ae;
  --red-page: #ffebe9; --green-page: #dafbe1; --yellow-page: #fff8c5; --blue-page: #ddf4ff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --panel: #151b23; --text: #f0f6fc; --faint: #9da7b3; --line: #3d444d; --link: #79b8ff; --focus: #58a6ff;
    --red: #ff9d96; --green: #6fdd8b; --yellow: #f0c652; --blue: #79c0ff;
    --red-page: #3c1618; --green-page: #12301c; --yellow-page: #332a0d; --blue-page: #0c2d4f;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
header, nav, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.25rem; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 .4rem; display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
h2 { font-size: 1.1rem; margin: 1.8rem 0 .6rem; }
h3, h4 { font-size: inherit; margin: 0; display: inline; font-weight: 600; }
p { margin: .3rem 0; }
ul, ol { margin: .3rem 0; padding-left: 1.3rem; }
a { color: var(--link); }
code, pre, .object h4, .app h3 { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .87em; }
code { overflow-wrap: anywhere; }
.faint { color: var(--faint); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .4rem .8rem; z-index: 1; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.chip { display: inline-block; padding: 0 .5rem; border-radius: 1rem; border: 1px solid currentcolor; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.passed, .added, .info { color: var(--green); background: var(--green-page); }
.failed, .error, .removed { color: var(--red); background: var(--red-page); }
.changed, .renamed { color: var(--blue); background: var(--blue-page); }
.unknown, .warning { color: var(--yellow); background: var(--yellow-page); }
.info { color: var(--blue); background: var(--blue-page); }
h1 .chip { font-size: 1rem; padding: .15rem .8rem; text-transform: uppercase; }
.alert { border: 1px solid currentcolor; border-left-width: .4rem; border-radius: 4px; padding: .5rem .8rem; margin: .8rem 0; }
.list { list-style: none; padding: 0; }
.list > li { margin: .35rem 0; }
.finding { border-left: .3rem solid var(--line); padding: .1rem 0 .1rem .8rem; }
.finding[data-severity=error] { border-color: var(--red); }
.finding[data-severity=warning] { border-color: var(--yellow); }
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem; margin: 0 0 .8rem; }
.filters[hidden] { display: none; }
.filters label { display: grid; gap: .15rem; font-size: .85rem; color: var(--faint); }
.filters input, .filters select, .filters button { font: inherit; font-size: .95rem; color: var(--text); background: var(--page); border: 1px solid var(--faint); border-radius: 4px; padding: .25rem .5rem; min-height: 2.1rem; max-width: 100%; }
.filters fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: .8rem; min-height: 2.1rem; align-items: center; }
.filters fieldset label { display: flex; gap: .3rem; align-items: center; color: var(--text); }
.filters output { margin-left: auto; color: var(--faint); font-size: .9rem; align-self: center; }
.app, .shared { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
.app { content-visibility: auto; contain-intrinsic-size: auto 3.2rem; }
summary { cursor: pointer; }
.app > summary, .shared > summary { padding: .45rem .8rem; background: var(--panel); border-radius: 6px; }
.app[open] > summary { border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; }
.app > summary .row { display: inline-grid; grid-template-columns: 6rem minmax(8rem, 1.2fr) minmax(7rem, 1fr) 5.5rem minmax(6rem, 2.2fr); gap: .1rem .9rem; width: calc(100% - 1.4rem); vertical-align: top; align-items: baseline; }
.row > * { overflow-wrap: anywhere; min-width: 0; }
.row > .chip { justify-self: start; }
.body { padding: .5rem .9rem .9rem; }
.shared .body { padding-top: .2rem; }
.plus { color: var(--green); } .minus { color: var(--red); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .2rem 0 .6rem; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
.object { margin: .7rem 0 0; }
.object > summary { padding: .15rem 0; overflow-wrap: anywhere; }
.object > p { margin-left: 1.1rem; font-size: .92em; }
pre { margin: .3rem 0 .3rem 1.1rem; padding: .4rem 0; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; line-height: 1.45; tab-size: 2; }
pre.raw { padding: .4rem .6rem; }
pre ins, pre del, pre span { display: block; text-decoration: none; padding: 0 .6rem; width: max-content; min-width: 100%; }
ins { background: var(--green-page); color: var(--green); text-decoration: none; }
del { background: var(--red-page); color: var(--red); text-decoration: none; }
.at { color: var(--blue); background: var(--blue-page); }
.sides { margin: .3rem 0 .3rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; background: var(--panel); }
.sides table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.sides th { text-align: left; font-size: .82rem; color: var(--faint); padding: .1rem .6rem; font-weight: 600; }
.sides td { vertical-align: top; padding: 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .87em; line-height: 1.45; }
.sides td.no { width: 3.4rem; color: var(--faint); text-align: right; user-select: none; }
.sides col.number { width: 3.4rem; }
td.was { background: var(--red-page); color: var(--red); }
td.is { background: var(--green-page); color: var(--green); }
footer { margin-top: 2rem; padding-top: .8rem; padding-bottom: 2rem; border-top: 1px solid var(--line); font-size: .92em; }
footer table { border-collapse: collapse; } footer th, footer td { text-align: left; padding: .1rem 1.2rem .1rem 0; font-weight: normal; vertical-align: top; overflow-wrap: anywhere; }
footer th { color: var(--faint); }
@media (max-width: 50rem) {
  header, nav, main, footer { padding-left: .8rem; padding-right: .8rem; }
  .app > summary .row { grid-template-columns: 6rem 1fr; }
  .row > :nth-child(n + 3) { grid-column: 1 / -1; }
  .body { padding: .4rem .6rem .7rem; }
  pre, .sides, .object > p { margin-left: 0; }
  dl { grid-template-columns: 1fr; } dd { padding-left: .8rem; }
  .filters output { margin-left: 0; }
}
@media (forced-colors: active) { ins { border-left: 4px solid; } del { border-left: 4px double; } }
@media print { .filters, nav, .skip { display: none; } .app { content-visibility: visible; } }
`;
