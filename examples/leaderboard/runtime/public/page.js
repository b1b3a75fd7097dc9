'use strict';

const at = id => document.getElementById(id);
const me = new URLSearchParams(location.search).get('player') ?? localStorage.getItem('player') ?? `you-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
localStorage.setItem('player', me);
const number = value => value.toLocaleString('en');
/** The ranks that are shown, by player: who has a better one now is marked. */
const ranks = new Map();

const events = new EventSource(`/events?player=${encodeURIComponent(me)}`);
events.onopen = () => state('live');
events.onerror = () => state('connecting');
events.onmessage = ({ data }) => {
  const { players, top, around } = JSON.parse(data);
  at('players').textContent = number(players);
  at('top').replaceChildren(...top.map(row));
  at('around').replaceChildren(...around.map(row));
  const mine = around.find(({ player }) => player === me);
  if (mine) {
    at('you').textContent = `You are number ${number(mine.rank)} of ${number(players)}.`;
  }
  [...top, ...around].forEach(({ player, rank }) => ranks.set(player, rank));
};

function row({ rank, player, score }) {
  const item = document.createElement('li');
  item.append(cell('rank', number(rank)), cell('player', player), cell('score', number(score)));
  item.classList.toggle('me', player === me);
  item.classList.toggle('up', rank < ranks.get(player));
  return item;
}

function cell(name, text) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}

function state(text) {
  at('state').textContent = text;
  at('state').className = text;
}

function report(player, points) {
  return fetch('/scores', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ player, points }) });
}

at('play').onclick = () => report(me, 100 + Math.floor(Math.random() * 900));
setInterval(() => {
  const seen = [...ranks.keys()].filter(player => player !== me);
  if (at('others').checked && seen.length > 0) {
    report(seen[Math.floor(Math.random() * seen.length)], 1 + Math.floor(Math.random() * 1000));
  }
}, 300);
