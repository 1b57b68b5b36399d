/**
 * Writes down what a host page would be annoyed by, and what the widget tells
 * it. Host pages of the test suite load it first, as a classic script; it must
 * not change how anything behaves.
 */
(() => {
  const recorded = [];
  const events = [];
  Object.assign(window, { __recorded: recorded, __events: events });

  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...parts) => {
      recorded.push(`console.${level}: ${parts.map(String).join(' ')}`);
      original.apply(console, parts);
    };
  }
  const onError = (event) => {
    const { target } = event;
    recorded.push(target === window
      ? `error: ${event.message}`
      : `not loaded: <${target.localName}> ${target.src ?? target.href}`);
  };
  // Capturing, since what fails to load does not bubble.
  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', ({ reason }) => {
    recorded.push(`unhandled rejection: ${reason}`);
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    // Browsers ask for an icon by themselves.
    if (event.blockedURI.endsWith('/favicon.ico')) return;
    recorded.push(`policy violation: ${event.effectiveDirective} ${event.blockedURI}`);
  });
  for (const type of ['article-ready', 'article-error', 'meeting-toggle']) {
    document.addEventListener(type, ({ target, detail, composed }) => {
      events.push({ type, target: target.id || target.localName, detail: { ...detail }, composed });
    });
  }
})();
