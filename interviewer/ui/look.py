"""How the page looks, and its one script: the clock, the address, drafts, the sending key.

Knows style sheets and the browser. Never knows a session beyond the id that stands in the page.
"""

from interviewer.ui.toolkit import gr

TITLE = "Mock interview"
SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace")


def theme() -> "gr.themes.Base":
    """Quiet colours and the system's own fonts: no font is fetched from anywhere."""
    return gr.themes.Base(
        primary_hue="blue",
        secondary_hue="slate",
        neutral_hue="slate",
        radius_size="md",
        font=list(SANS),
        font_mono=list(MONO),
    )


CSS = """
.gradio-container { width: 100% !important; max-width: 1000px !important; margin: 0 auto !important; }
.gradio-container h1 { font-size: 1.4rem; margin: .2em 0; }
#title p, #banner p, #offline p, #fault p, #told p { margin: 0; }
#heading { align-items: baseline; }
.clock { font-variant-numeric: tabular-nums; font-weight: 600; text-align: right; white-space: nowrap; }
.clock.paused, .clock.stopped { opacity: .65; }
.clock.over { color: #b91c1c; }
.dark .clock.over, .dark #fault { color: #fca5a5; }
#fault { color: #b91c1c; }
#banner, #offline { border-left: 3px solid var(--primary-500); padding: 2px 0 2px 12px; }
#live { border-left: 3px solid var(--border-color-accent); padding: 2px 0 2px 12px; }
#live p:last-child { margin-bottom: 0; }
#conversation .message { overflow-wrap: anywhere; }
#conversation button[aria-label="Clear"], #conversation button[title="Clear"] { display: none; }
#conversation pre, #report pre, #live pre, #drill pre { white-space: pre-wrap; overflow-wrap: anywhere; }
#conversation .katex-display, #report .katex-display { overflow-x: auto; overflow-y: hidden; }
#answer textarea { font-size: 1rem; line-height: 1.5; }
#report, #drill, #sessions { overflow-x: auto; }
#report table, #drill table, #sessions table { width: 100%; min-width: 600px; table-layout: auto; }
#report :is(th, td), #drill :is(th, td), #sessions :is(th, td) {
  border: 1px solid var(--border-color-primary); padding: 6px 10px; text-align: left; vertical-align: top;
  word-break: normal; overflow-wrap: normal; hyphens: none;
}
#report :is(h2), #drill h2 { font-size: 1.15rem; margin-top: 1.6em; }
#report h3, #drill h3 { font-size: 1rem; }
"""

SCRIPT = """<script>
(() => {
  const face = s => Math.floor(s / 60) + ':' + String(Math.floor(s % 60)).padStart(2, '0');
  let shown = null, since = 0, restored = '';
  function runClock() {
    const clock = document.querySelector('#clock .clock');
    if (!clock) return shown && document.querySelector('#start') ? '' : null;
    const given = clock.dataset.session + clock.dataset.elapsed + clock.dataset.running;
    if (shown !== given) { shown = given; since = performance.now(); }
    if (clock.dataset.running === '1') {
      const elapsed = Number(clock.dataset.elapsed) + (performance.now() - since) / 1000;
      const text = face(elapsed) + ' of ' + face(Number(clock.dataset.planned));
      if (clock.textContent !== text) clock.textContent = text;
      clock.classList.toggle('over', elapsed > Number(clock.dataset.planned));
    }
    return clock.dataset.session;
  }
  function keepAddress(session) {
    const url = new URL(location.href);
    if ((url.searchParams.get('session') || '') === session) return;
    if (session) url.searchParams.set('session', session); else url.searchParams.delete('session');
    history.replaceState(null, '', url);
  }
  function keepDraft(session) {
    const box = document.querySelector('#answer textarea');
    if (!box) return;
    const key = 'draft:' + session;
    if (restored !== key) {
      restored = key;
      const kept = sessionStorage.getItem(key);
      if (kept && !box.value) { box.value = kept; box.dispatchEvent(new Event('input', { bubbles: true })); }
    }
    sessionStorage.setItem(key, box.value);
  }
  function label() {
    const live = document.querySelector('#live');
    if (live && !live.hasAttribute('aria-live')) {
      live.setAttribute('role', 'status'); live.setAttribute('aria-live', 'polite');
      live.setAttribute('aria-label', 'The interviewer is speaking');
    }
    for (const id of ['told', 'fault']) {
      const line = document.querySelector('#' + id);
      if (!line || line.hasAttribute('aria-live')) continue;
      line.setAttribute('aria-live', id === 'fault' ? 'assertive' : 'polite');
    }
  }
  setInterval(() => {
    label();
    const session = runClock();
    if (session !== null) keepAddress(session);
    if (session) keepDraft(session);
  }, 250);
  document.addEventListener('input', event => {
    if (restored && event.target.closest && event.target.closest('#answer')) {
      sessionStorage.setItem(restored, event.target.value);
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (!event.target.closest || !event.target.closest('#answer')) return;
    event.preventDefault();
    const send = document.querySelector('#send');
    if (send && !send.disabled) send.click();
  });
})();
</script>"""
