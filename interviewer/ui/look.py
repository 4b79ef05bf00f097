"""How the page looks, and what its script does everywhere: the clock, the address, drafts, the sending key.

Knows style sheets and the browser. Never knows a session beyond the id that stands in the page.
"""

from interviewer.assess.html import style
from interviewer.ui import look_lists, talk_script
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
    ).set(
        block_info_text_color="*neutral_500",
        block_info_text_color_dark="*neutral_300",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
    )


CSS = """
.gradio-container { width: 100% !important; max-width: 1000px !important; margin: 0 auto !important; }
#top { align-items: baseline; justify-content: space-between; gap: 4px 16px; }
#top > .block { flex: 0 1 auto !important; width: auto; min-width: 0 !important; }
#name h1 { font-size: 1.2rem; margin: .2em 0; letter-spacing: -.01em; }
#title p, #banner p, #offline p, #fault p, #told p { margin: 0; }
#heading { align-items: baseline; }
.gradio-container:not(.dark *) button[role="tab"].selected { color: var(--primary-700); }
.dark button[role="tab"].selected { color: var(--primary-300); }
#setup input.subdued { color: var(--body-text-color); }
.clock { font-variant-numeric: tabular-nums; font-weight: 600; text-align: right; white-space: nowrap; }
.clock.paused, .clock.stopped { opacity: .65; }
.clock.over { color: #b91c1c; }
.dark .clock.over, .dark #fault { color: #fca5a5; }
#fault { color: #b91c1c; }
#banner, #offline { border-left: 3px solid var(--primary-500); padding: 2px 0 2px 12px; }
#who { text-align: right; }
.who { font-size: .9rem; }
.who button { margin-left: .6em; text-decoration: underline; cursor: pointer; }
#connected p, #key-note p { margin: 0; }
#setup .label-wrap { text-align: start; }
#setup [role="listbox"] { text-overflow: ellipsis; }
#meter p { margin: 0; font-size: .85rem; color: var(--body-text-color-subdued); }
#meter { margin-top: calc(-.7 * var(--layout-gap)); padding-left: 15px; }
#meter:not(:has(p)) { display: none; }
#stage { height: clamp(300px, 50vh, 620px); flex-wrap: nowrap; gap: 0; }
#stage > #conversation { height: auto !important; flex: 1 1 0; min-height: 0; }
#stage > #live { flex: 0 1 auto; max-height: 50%; overflow-y: auto; margin: 8px 0 0 20px; font-size: 1rem; }
#live { border-left: 3px solid var(--border-color-accent); padding: 2px 0 2px 12px; }
#live p:last-child { margin-bottom: 0; }
#conversation .message, #live, #preview { unicode-bidi: plaintext; text-align: start; }
#conversation :is(th, td), #live :is(th, td), #preview :is(th, td) {
  border: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding: 4px 8px; text-align: start;
}
#stage > #told { flex: 0 0 auto; max-height: 40%; overflow-y: auto; margin-top: 8px; font-size: .9rem; }
#stage > #told:not(:has(p)) { margin-top: 0; }
#conversation .bot p:first-child:has(> strong:only-child) { margin-bottom: 0; font-size: .9rem; }
#conversation .bot p:first-child:has(> strong:only-child) + p { margin-top: 2px; }
#presenting { padding: 2px 0; }
.given p { margin: 0; }
.given .how, .given .total, .given .minutes { color: var(--block-info-text-color); font-size: .85rem; }
.given .sections { display: flex; gap: 3px; margin: 6px 0 2px; }
.given .part { min-width: 0; display: flex; flex-direction: column; }
.given .track { height: 8px; border-radius: 4px; background: var(--border-color-primary); overflow: hidden; }
.given .used { height: 100%; background: var(--primary-500); }
.given .over .used { background: #b45309; }
.dark .given .over .used { background: #f59e0b; }
.given .section { font-size: .85rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.given .here .section { font-weight: 650; }
.given .here .track { outline: 2px solid var(--primary-500); outline-offset: 1px; }
.given .minutes { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#marking { gap: 8px; } #marking button { flex: 1 1 0; }
#silence { min-height: 1.75rem; }
#talk:not(:has(#answer)) #silence { display: none; }
.silence { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 1.75rem; }
.silence .words { font-style: italic; color: var(--body-text-color-subdued); }
.silence .choices { display: flex; flex-wrap: wrap; gap: 8px; }
.silence .choices[hidden] { display: none; }
.silence button {
  border: 1px solid var(--border-color-primary); border-radius: var(--radius-md); padding: 1px 10px; margin: 0;
  font-size: .9rem; line-height: 1.5;
  background: var(--button-secondary-background-fill); color: var(--button-secondary-text-color); cursor: pointer;
}
.silence button:hover { background: var(--button-secondary-background-fill-hover); }
#preview { display: none; max-height: 14rem; overflow-y: auto; padding: 8px 12px; }
#preview.drawn:has(p, pre, table) { display: block; }
#preview.drawn::before { content: "As it will look"; font-size: .8rem; color: var(--body-text-color-subdued); }
#strong-answer { border-left: 3px solid var(--primary-500); padding: 4px 12px; }
#answer textarea.coding { font-family: var(--font-mono); tab-size: 4; white-space: pre; overflow-x: auto; }
#conversation .message { overflow-wrap: anywhere; }
#conversation button[aria-label="Clear"], #conversation button[title="Clear"] { display: none; }
#conversation pre, #live pre { white-space: pre-wrap; overflow-wrap: anywhere; }
#conversation .katex-display { overflow-x: auto; overflow-y: hidden; }
#answer textarea { font-size: 1rem; line-height: 1.5; }
#drill section.question { border-top: 0; margin-top: 0; }
#drill section.question > h2 { margin-top: .6rem; }
#report-told p { margin: 0; }
#report-buttons { flex-wrap: wrap; gap: 8px; }
#rating { gap: 10px; }
#rating .own-level { padding: 8px 12px; }
[id^="confirm-"] { flex-wrap: wrap; align-items: center; }
[id^="confirm-"] > .block { flex: 1 1 280px; min-width: min(280px, 100%) !important; }
[id^="confirm-"] p { margin: 0; }
@media (max-width: 640px) {
  .tab-container.tab-container button { padding: 0 4px; font-size: .8rem; }
  #pressing { gap: 8px; } #pressing button { flex: 1 1 30%; min-width: 0 !important; }
  #pressing #send { flex: 1 1 100%; }
  .given .minutes { display: none; } .given .part:not(.here) .section { visibility: hidden; }
  .given .here { overflow: visible; } .given .here .section { overflow: visible; }
  #marking button { flex: 1 1 30%; min-width: 0 !important; }
  #stage { height: clamp(280px, 52vh, 620px); }
  #conversation .bubble-wrap { padding: 8px; }
  #conversation .message-row { margin: 6px 0; }
}
"""
CSS += look_lists.CSS + style()

# Gradio puts its own container before every rule of the sheet above, so what lies outside it is styled here.
FRAME = """<style>
@media (max-width: 640px) { .gradio-container .main.fillable.app { padding: 10px 12px; } }
</style>"""

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
    if (sessionStorage.getItem(key) !== box.value) sessionStorage.setItem(key, box.value);
  }
  const SCROLLED = '#conversation .bubble-wrap, #live, #told, .progress-table';
  function label() {
    const live = document.querySelector('#live');
    if (live && !live.hasAttribute('aria-live')) {
      live.setAttribute('role', 'status'); live.setAttribute('aria-live', 'polite');
      live.setAttribute('aria-label', 'The interviewer is speaking');
    }
    for (const id of ['told', 'fault', 'connected', 'report-told', 'work-told']) {
      const line = document.querySelector('#' + id);
      if (!line || line.hasAttribute('aria-live')) continue;
      line.setAttribute('aria-live', id === 'fault' ? 'assertive' : 'polite');
    }
    for (const region of document.querySelectorAll(SCROLLED)) {
      if (region.tabIndex < 0) region.tabIndex = 0;
    }
    for (const wide of document.querySelectorAll('.report :is(.reference, .said, .told, .prompt)')) {
      if (wide.scrollWidth > wide.clientWidth && wide.tabIndex < 0) wide.tabIndex = 0;
    }
    for (const group of document.querySelectorAll('#rating fieldset')) {
      const named = group.querySelector('[data-testid="block-info"]');
      if (named) group.setAttribute('aria-label', named.textContent.trim());
    }
  }
  setInterval(() => {
    label();
    const session = runClock();
    if (session !== null) keepAddress(session);
    if (session) keepDraft(session);
  }, 250);
  document.addEventListener('click', event => {
    const asked = event.target.closest && event.target.closest('button[data-drill]');
    const drill = asked && document.querySelector('#drill-' + asked.dataset.drill);
    if (drill) drill.click();
  });
  document.addEventListener('click', event => {
    const asked = event.target.closest && event.target.closest('button[data-contest]');
    const contest = asked && document.querySelector('#contest');
    if (!contest || asked.disabled) return;
    const why = asked.parentElement.querySelector('textarea');
    const named = document.querySelector('#contested :is(input, textarea)');
    if (!named) return;
    named.value = asked.dataset.contest + ' ' + (why ? why.value : '');
    named.dispatchEvent(new Event('input', { bubbles: true }));
    asked.disabled = true;
    setTimeout(() => contest.click(), 50);
    setTimeout(() => { asked.disabled = false; }, 4000);
  });
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('.report a[href^="#"]');
    const there = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    if (!there) return;
    there.tabIndex = -1;
    there.focus({ preventScroll: true });
    there.scrollIntoView({ block: 'center' });
  }, true);
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
HEAD = FRAME + SCRIPT + talk_script.SCRIPT + look_lists.SCRIPT
