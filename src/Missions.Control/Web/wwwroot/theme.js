// Before anything is drawn, so that nothing flashes.
(() => {
  try {
    const theme = localStorage.getItem('theme');
    if (theme) document.documentElement.dataset.theme = theme;
  } catch { /* Without a memory it follows the system. */ }
})();
