'use strict';

const days = document.querySelector('#day');

days.addEventListener('change', () => {
  for (const row of document.querySelectorAll('tbody tr')) {
    row.hidden = days.value !== '' && row.dataset.day !== days.value;
  }
});

const dialog = document.querySelector('#take-dialog');

document.querySelector('tbody').addEventListener('click', (event) => {
  const button = event.target.closest('button[data-take]');
  if (!button) return;
  dialog.dataset.id = button.dataset.take;
  dialog.querySelector('#which').textContent = button.getAttribute('aria-label').replace('Take ', '');
  dialog.querySelector('form').reset();
  dialog.showModal();
});

dialog?.addEventListener('close', async () => {
  if (dialog.returnValue !== 'save') return;
  const { id } = dialog.dataset;
  const who = dialog.querySelector('input').value;
  const response = await fetch(`/api/shifts/${id}/take`, { method: 'POST', body: JSON.stringify({ who }) });
  const answer = await response.json();
  if (response.ok) taken(answer);
  else document.querySelector('#free').textContent = answer.error;
});

function taken(shift) {
  document.querySelector(`tr[data-id="${shift.id}"] .who`).textContent = shift.who;
  const rows = document.querySelectorAll('tbody tr').length;
  const free = document.querySelectorAll('button[data-take]').length;
  document.querySelector('#free').textContent = `${free} of ${rows} shifts are free`;
}
