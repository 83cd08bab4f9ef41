/* Only in the live preview: asks for news, and loads the page again when something else is shown. */
(() => {
  'use strict';
  const shown = document.currentScript.dataset.version;
  const pause = () => new Promise(done => { setTimeout(done, 500); });
  let asking = null;

  const ask = async () => {
    if (asking) return;
    const mine = asking = new AbortController();
    while (asking === mine) {
      try {
        const answer = await fetch('/_preview/news?' + shown, { signal: mine.signal });
        if (await answer.text() !== shown && answer.ok && asking === mine) return location.reload();
      } catch {
        await pause(); // stopped for the moment: it may be started again
      }
    }
  };
  const stop = () => {
    if (asking) asking.abort();
    asking = null;
  };
  const look = () => { if (document.visibilityState === 'visible') ask(); else stop(); };

  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', stop); // a page that waits holds one of the few connections a browser makes
  addEventListener('pageshow', look);
})();
