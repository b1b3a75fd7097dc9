'use strict';

const input = document.getElementById('word');
const list = document.getElementById('suggestions');
const state = document.getElementById('state');
/** Which suggestion the arrow keys have come to; -1 is none. */
let selected = -1;
let request = new AbortController();

input.oninput = async () => {
  // an answer that comes late must not replace that of a later letter
  request.abort();
  request = new AbortController();
  try {
    const response = await fetch(`/suggest?q=${encodeURIComponent(input.value)}`, { signal: request.signal });
    show(await response.json());
  } catch (error) {
    if (error.name !== 'AbortError') {
      state.textContent = 'There are no suggestions at the moment.';
    }
  }
};

input.onkeydown = event => {
  const { length } = list.children;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    select(event.key === 'ArrowDown' ? (selected + 1) % length : (selected + length - (selected < 0 ? 0 : 1)) % length);
  } else if (event.key === 'Enter' && list.children[selected]) {
    choose(list.children[selected].dataset.word);
  } else if (event.key === 'Escape') {
    close();
  }
};

function show({ prefix, words, milliseconds }) {
  list.replaceChildren(...words.map(({ word, popularity }, i) => option(word, popularity, prefix.length, i)));
  open(words.length > 0);
  select(-1);
  state.textContent = prefix === '' ? 'Type a letter.'
    : words.length === 0 ? 'No word begins like that.' : `${words.length} ${words.length === 1 ? 'word' : 'words'}, found in ${milliseconds.toFixed(1)} ms.`;
}

function option(word, popularity, typed, i) {
  const item = document.createElement('li');
  item.id = `suggestion-${i}`;
  item.role = 'option';
  item.dataset.word = word;
  const text = document.createElement('span');
  const mark = document.createElement('mark');
  mark.textContent = word.slice(0, typed);
  text.append(mark, word.slice(typed));
  const number = document.createElement('span');
  number.className = 'popularity';
  number.textContent = popularity.toLocaleString('en');
  item.append(text, number);
  // before the input loses the focus
  item.onmousedown = event => { event.preventDefault(); choose(word); };
  return item;
}

function select(i) {
  selected = list.children.length === 0 ? -1 : i;
  [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === selected)));
  selected < 0 ? input.removeAttribute('aria-activedescendant') : input.setAttribute('aria-activedescendant', `suggestion-${selected}`);
}

async function choose(word) {
  input.value = word;
  close();
  await fetch('/chosen', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) });
  state.textContent = `You have chosen ${word}: it comes earlier from now on.`;
}

function open(isOpen) {
  list.hidden = !isOpen;
  input.setAttribute('aria-expanded', String(isOpen));
}

function close() {
  list.replaceChildren();
  open(false);
  select(-1);
}
