"""What the browser itself does during an interview: silence, code keys, formulas of a draft, staying at the bottom.

Knows the parts of the page by their ids. Never knows a rubric's words or numbers, which stand in the page.
"""

SCRIPT = """<script>
(() => {
  const find = id => document.querySelector('#' + id);
  const box = () => document.querySelector('#answer textarea');
  const put = (field, text) => {
    if (!field || field.value === text) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  // Silence: each offer once a turn, counted from the last key; typing takes it away.
  let place = null, turn = null, still = 0, given = 0;
  function hush() {
    still = performance.now();
    if (!place) return;
    place.classList.remove('given');
    place.querySelector('.words').textContent = '';
    place.querySelector('.choices').hidden = true;
  }
  function offer() {
    place = document.querySelector('#silence .silence');
    if (!place) { turn = null; return; }
    const named = location.search + place.dataset.turn;
    if (turn !== named) { turn = named; given = 0; hush(); }
    place.classList.add('heard');
    const silent = (performance.now() - still) / 1000;
    const due = JSON.parse(place.dataset.offers).filter(one => silent >= one[0]).length;
    if (due <= given) return;
    given = due;
    const [, words, choices] = JSON.parse(place.dataset.offers)[due - 1];
    place.classList.add('given');
    place.querySelector('.words').textContent = words;
    place.querySelector('.choices').hidden = !choices;
  }
  document.addEventListener('click', event => {
    const pressed = event.target.closest && event.target.closest('#silence [data-press]');
    if (!pressed) return;
    const minute = Number(place.dataset.minute), button = find(pressed.dataset.press);
    hush();
    if (pressed.dataset.press === 'minute') { still += 1000 * minute; given = 0; box() && box().focus(); }
    else if (button && !button.disabled) button.click();
  });

  // A draft with formulas is shown as it will look.
  const FORMULA = /\\$[^\\s$]|\\$\\$|\\\\\\(|\\\\\\[/;
  const LONGEST_PREVIEW = 20000;
  function preview() {
    const draft = box() ? box().value : '';
    const drawn = !coding() && draft.length <= LONGEST_PREVIEW && FORMULA.test(draft);
    const shown = find('preview');
    if (shown) shown.classList.toggle('drawn', drawn);
    put(document.querySelector('#draft textarea, #draft input'), drawn ? draft : '');
  }

  // Code: one width for all letters, Tab indents, Esc and then Tab leaves the box.
  let leaving = false;
  const coding = () => {
    const ticked = document.querySelector('#code-mode input');
    return Boolean(ticked && ticked.checked && ticked.offsetParent);
  };
  function indent(field) {
    if (document.execCommand && document.execCommand('insertText', false, '    ')) return;
    field.setRangeText('    ', field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  document.addEventListener('keydown', event => {
    if (event.target !== box()) return;
    if (event.key === 'Escape') { leaving = true; return; }
    const plain = !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey);
    if (event.key === 'Tab' && plain && coding() && !leaving) { event.preventDefault(); indent(event.target); }
    if (event.key !== 'Tab') leaving = false;
  });

  // Whoever was at the bottom of the conversation stays there, and nobody else is moved.
  const CLOSE = 40;
  let watched = null, atBottom = true, held = 0;
  const toBottom = () => { if (watched) { watched.scrollTop = watched.scrollHeight; held = watched.scrollTop; } };
  function watch() {
    const log = document.querySelector('#conversation .bubble-wrap');
    if (!log || log === watched) return;
    watched = log; atBottom = true;
    log.addEventListener('scroll', () => {
      const near = log.scrollHeight - log.scrollTop - log.clientHeight < CLOSE;
      if (near) atBottom = true; else if (log.scrollTop < held - 1) atBottom = false;
      held = log.scrollTop;
    });
    const keep = () => { if (atBottom && log.isConnected) toBottom(); };
    new ResizeObserver(keep).observe(log);
    new MutationObserver(keep).observe(log, { childList: true, subtree: true, characterData: true });
  }
  function follow() {
    const live = find('live');
    if (!live || live.dataset.followed) return;
    live.dataset.followed = '1';
    live.tabIndex = 0;
    let low = true;
    live.addEventListener('scroll', () => { low = live.scrollHeight - live.scrollTop - live.clientHeight < CLOSE; });
    new MutationObserver(() => { if (low) live.scrollTop = live.scrollHeight; })
      .observe(live, { childList: true, subtree: true, characterData: true });
  }
  document.addEventListener('click', event => {
    if (event.target.closest && event.target.closest('#send')) { atBottom = true; toBottom(); }
  });

  document.addEventListener('input', event => { if (event.target === box()) hush(); });
  setInterval(() => {
    const field = box();
    if (field) { field.classList.toggle('coding', coding()); field.dir = 'auto'; }
    watch(); follow(); offer(); preview();
  }, 250);
})();
</script>"""
