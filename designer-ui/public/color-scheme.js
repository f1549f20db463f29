// Same rule as src/theme/use-color-scheme.ts.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('xiaowu.colorScheme');
  } catch {
    // Storage is refused: follow the system.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
})();
