// The page is whole without this. It filters the cases, opens the one that a link names, and the failed ones for paper.
'use strict';
(function () {
    const filter = document.getElementById('filter');
    const cases = Array.from(document.querySelectorAll('.case'));
    const texts = cases.map(function (row) { return row.firstElementChild.textContent.toLowerCase(); });
    const words = filter.querySelector('input[type=search]');
    const boxes = Array.from(filter.querySelectorAll('input[type=checkbox]'));
    const count = filter.querySelector('output');

    function apply() {
        const wanted = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
        const needles = words.value.toLowerCase().split(/\s+/);
        let shown = 0;
        cases.forEach(function (row, index) {
            const verdicts = row.dataset.v;
            const fits = wanted.some(function (verdict) { return verdicts.includes(verdict); })
                && needles.every(function (needle) { return texts[index].includes(needle); });
            row.hidden = !fits;
            shown += fits ? 1 : 0;
        });
        document.querySelectorAll('.group').forEach(function (group) {
            let next = group.nextElementSibling;
            while (next && next.hidden)
                next = next.nextElementSibling;
            group.hidden = !next || next.classList.contains('group');
        });
        document.querySelectorAll('.cat').forEach(function (section) {
            section.hidden = !section.querySelector('.case:not([hidden])');
        });
        count.textContent = shown + ' of ' + cases.length + ' cases';
    }

    function openNamed() {
        const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!named || !named.classList.contains('case'))
            return;
        if (named.hidden) {
            boxes.forEach(function (box) { box.checked = true; });
            words.value = '';
            apply();
        }
        named.open = true;
        named.scrollIntoView();
    }

    function openAll(open) {
        cases.forEach(function (row) { row.open = open && !row.hidden; });
    }

    filter.hidden = false;
    filter.addEventListener('input', apply);
    filter.addEventListener('submit', function (event) { event.preventDefault(); });
    filter.querySelector('#open').addEventListener('click', function () { openAll(true); });
    filter.querySelector('#close').addEventListener('click', function () { openAll(false); });
    let openedForPaper = [];
    addEventListener('beforeprint', function () {
        openedForPaper = cases.filter(function (row) { return row.dataset.v.includes('F') && !row.open; });
        openedForPaper.forEach(function (row) { row.open = true; });
    });
    addEventListener('afterprint', function () { openedForPaper.forEach(function (row) { row.open = false; }); });
    addEventListener('hashchange', openNamed);
    apply();
    openNamed();
})();
