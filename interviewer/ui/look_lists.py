"""How lists to choose from, the library's pages and the charts of progress look; and the keys that go through a list.

Knows the style sheet and the script of these three views. Never knows what stands in them.
"""

CSS = """
.gradio-container { --quiet: #475569; }
.dark .gradio-container, .gradio-container.dark { --quiet: #cbd5e1; }
.form:has(> .cards) { background: none; border: 0; box-shadow: none; border-radius: 0; }
.cards { padding: 0 !important; border: 0 !important; background: none !important; box-shadow: none !important; }
.cards .wrap { flex-direction: column; flex-wrap: nowrap; gap: 6px; }
.cards label {
  display: flex; align-items: flex-start; width: 100%; padding: 8px 12px; cursor: pointer; box-shadow: none;
  background: var(--block-background-fill); border: 1px solid var(--border-color-primary);
}
.cards label:hover { border-color: var(--border-color-accent); }
.cards label.selected { border-color: var(--primary-500); box-shadow: inset 3px 0 0 var(--primary-500); }
.cards label:focus-within { outline: 2px solid var(--primary-500); outline-offset: 1px; }
.cards label input { margin-top: 4px; flex: none; }
.cards label span {
  white-space: pre-line; overflow-wrap: anywhere; text-align: start; min-width: 0; font-size: .875rem;
  line-height: 1.5; color: var(--quiet);
}
.cards label span::first-line { font-size: .95rem; font-weight: 600; color: var(--body-text-color); }
.cards.eyebrow label span { font-size: .95rem; color: var(--body-text-color); }
.cards.eyebrow label span::first-line { font-size: .8rem; font-weight: 400; color: var(--quiet); }
#sessions { max-height: 60vh; overflow-y: auto; }
#entries { max-height: 75vh; overflow-y: auto; }
#past-note p, #library-note p, #work-note p { margin: 0; color: var(--quiet); }
#work-told p { margin: 0; }
#work-file .or { color: var(--quiet); }
#work-new { align-items: end; }
#library-warning { border-left: 3px solid #b45309; padding: 2px 0 2px 12px; }
#library-warning p { margin: 0; }
#library-page h2 { font-size: 1.15rem; margin-top: 0; }
:is(#library-page, #library-answer) h3 { font-size: 1rem; margin-top: 1.2em; }
:is(#library-page, #library-answer) { overflow-x: auto; }
:is(#library-page, #library-answer) table { width: 100%; table-layout: auto; }
:is(#library-page, #library-answer, .progress-table) :is(th, td) {
  border: 1px solid var(--border-color-primary); padding: 6px 10px; text-align: left; vertical-align: top;
  word-break: normal; overflow-wrap: normal; hyphens: none;
}
:is(#library-page, #library-answer) td:first-child { white-space: nowrap; }
:is(#library-page, #library-answer) td:nth-child(n+2) { overflow-wrap: anywhere; }
:is(#library-page, #library-answer) :is(pre, pre code) { white-space: pre-wrap; overflow-wrap: anywhere; }
:is(#library-page, #library-answer) .katex-display { overflow-x: auto; overflow-y: hidden; }
.progress-lines { list-style: none; margin: 0 0 12px !important; padding: 0 !important; font-size: .9rem; }
.progress-lines li { display: flex; align-items: center; gap: 8px; margin: 2px 0; overflow-wrap: anywhere; }
.progress-key { width: 34px; height: 14px; flex: none; }
.progress-charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 12px; }
.progress-card {
  border: 1px solid var(--border-color-primary); border-radius: var(--radius-md); padding: 10px 12px;
  background: var(--block-background-fill); min-width: 0;
}
.progress-card h3 { font-size: .95rem; margin: 0 0 6px !important; }
.progress-card svg { display: block; width: 100%; height: auto; }
.progress-none, .progress-note { color: var(--quiet); }
.progress-note { font-size: .875rem; margin: 8px 0 0 !important; max-width: 75ch; }
.progress-card .progress-none { min-height: 3rem; margin: 0; }
.progress .grid { stroke: var(--border-color-primary); stroke-width: 1; fill: none; }
.progress .tick { fill: var(--quiet); font-size: 11px; font-family: var(--font); }
.progress .run { stroke: var(--line); stroke-width: 2; fill: none; stroke-linejoin: round; }
.progress .whisker { stroke: var(--line); stroke-width: 1.5; opacity: .55; fill: none; }
.progress .mark { stroke: var(--line); stroke-width: 2; fill: var(--line); }
.progress .tentative .run { stroke-dasharray: 5 4; stroke-width: 1.5; }
.progress .tentative .mark { fill: var(--block-background-fill); }
.progress .line-0 { --line: #1d4ed8; } .progress .line-1 { --line: #b45309; } .progress .line-2 { --line: #047857; }
.progress .line-3 { --line: #7e22ce; } .progress .line-4 { --line: #be123c; } .progress .line-5 { --line: #475569; }
.dark .progress .line-0 { --line: #93c5fd; } .dark .progress .line-1 { --line: #fcd34d; }
.dark .progress .line-2 { --line: #6ee7b7; } .dark .progress .line-3 { --line: #d8b4fe; }
.dark .progress .line-4 { --line: #fda4af; } .dark .progress .line-5 { --line: #cbd5e1; }
.progress-table { overflow: auto; max-height: 60vh; margin-top: 16px; }
.progress-table th:first-child { white-space: nowrap; }
.progress-table table { width: 100%; min-width: 640px; border-collapse: collapse; font-size: .875rem; margin: 0; }
.progress-table caption { text-align: left; color: var(--quiet); padding-bottom: 6px; }
"""

# Every option of a list has a group name of its own, so that the browser's arrow keys do not go from one to the next.
SCRIPT = """<script>
(() => {
  const group = radio => [...radio.closest('.block').querySelectorAll('input[type=radio]:not(:disabled)')];
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  document.addEventListener('keydown', event => {
    const radio = event.target;
    if (!(event.key in steps) || radio.type !== 'radio' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!radio.closest('.block')) return;
    event.preventDefault();
    const radios = group(radio), at = radios.indexOf(radio) + steps[event.key];
    const next = radios[(at + radios.length) % radios.length];
    next.focus();
    next.click();
  });
  setInterval(() => {
    for (const list of document.querySelectorAll('.block:has(input[type=radio])')) {
      const radios = [...list.querySelectorAll('input[type=radio]')];
      const stop = radios.find(radio => radio.checked) || radios[0];
      for (const radio of radios) {
        const place = radio === stop ? 0 : -1;
        if (radio.tabIndex !== place) radio.tabIndex = place;
      }
    }
  }, 500);
})();
</script>"""
