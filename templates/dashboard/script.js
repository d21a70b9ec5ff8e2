// What the page does when it is used: sort, filter, search, open a region. Without it everything can
// be read: lists stand one below the other, and the browser itself opens #12.18.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const controls = document.querySelector('.controls');
  const lists = all('.list');

  // Letters without case and marks, so that "kediri" finds "Kédiri".
  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

  // "97,08", "−0,35", "12 =" as numbers; a dash is none, and comes last in either order.
  const number = text => parseFloat(text.replace('−', '-').replace(',', '.'));

  function compare(a, b, numeric, sign) {
    if (!numeric) return sign * a.localeCompare(b, 'id', { numeric: true });
    const [x, y] = [number(a), number(b)];
    if (isNaN(x) || isNaN(y)) return isNaN(x) - isNaN(y);
    return sign * (x - y);
  }

  // The rows of each table as they came.
  const places = new Map();

  function sort(heading) {
    const table = heading.closest('table');
    const body = table.tBodies[0];
    const column = heading.cellIndex;
    const numeric = 'numeric' in heading.dataset;
    const before = heading.getAttribute('aria-sort');
    // A rank begins with the best, which is the least; other numbers with the greatest.
    const first = numeric && column > 0 ? 'descending' : 'ascending';
    const second = first === 'ascending' ? 'descending' : 'ascending';
    const order = before === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    // Rows that are equal stand in the order of the list, whatever they were sorted by before.
    const rows = places.get(table).map(row => [row.cells[column].textContent.trim(), row]);
    rows.sort((a, b) => compare(a[0], b[0], numeric, sign));
    body.append(...rows.map(([, row]) => row));
  }

  function makeSortable(table) {
    places.set(table, [...table.tBodies[0].rows]);
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      button.addEventListener('click', () => sort(heading));
      heading.append(button);
    }
  }

  function filter() {
    const value = id => document.getElementById(id)?.value ?? '';
    const chosen = Number(value('saring-daftar') || 0);
    const [wanted, kind, group] = [fold(value('cari')), value('saring-jenis'), value('saring-zona')];
    lists.forEach((list, index) => {
      list.hidden = index !== chosen;
      if (list.hidden) return;
      const rows = all('tbody tr', list);
      for (const row of rows) {
        const { dataset } = row;
        const named = fold(row.querySelector('th').textContent).includes(wanted);
        row.hidden = !named || (kind && dataset.kind !== kind) || (group && dataset.group !== group);
      }
      const shown = rows.filter(row => !row.hidden).length;
      const nothing = list.querySelector('.nothing');
      if (nothing) nothing.hidden = shown > 0;
      const pattern = controls.dataset.shown;
      controls.querySelector('.shown').textContent =
        pattern.replace('{n}', shown).replace('{m}', rows.length);
    });
  }

  // A region's page hides the overview; style sheets see to that, this to focus and title.
  const title = document.title;
  let opener = null;
  let scrolled = 0;

  function region() {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return null;
    }
    const target = document.getElementById(id);
    return target?.classList.contains('region') ? target : null;
  }

  function route() {
    const page = region();
    const wasOpen = document.body.classList.contains('open');
    document.body.classList.toggle('open', page !== null);
    if (page) {
      const heading = page.querySelector('h1');
      document.title = `${heading.textContent} · ${title}`;
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
      return;
    }
    document.title = title;
    if (wasOpen && opener?.isConnected) {
      window.scrollTo(0, scrolled);
      opener.focus({ preventScroll: true });
    }
  }

  document.addEventListener('click', event => {
    const link = event.target.closest?.('.overview a[href^="#"]');
    if (!link) return;
    opener = link;
    scrolled = window.scrollY;
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') region()?.querySelector('.back').click();
  });
  window.addEventListener('hashchange', route);

  if (lists.length) {
    all('table.ranking').forEach(makeSortable);
    all('select', controls).forEach(select => select.addEventListener('change', filter));
    controls.querySelector('input').addEventListener('input', filter);
    controls.hidden = false;
    filter();
  }
  route();
})();
