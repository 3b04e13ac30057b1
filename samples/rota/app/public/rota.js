'use strict';

const days = document.querySelector('#day');

days.addEventListener('change', () => {
  for (const row of document.querySelectorAll('tbody tr')) {
    row.hidden = days.value !== '' && row.dataset.day !== days.value;
  }
});
