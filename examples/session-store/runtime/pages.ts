export const PRODUCTS = [
  { id: 'tea', name: 'Green tea', price: 7 },
  { id: 'kettle', name: 'Cast-iron kettle', price: 64 },
  { id: 'cup', name: 'Stoneware cup', price: 12 },
] as const;

interface Page {
  readonly token: string;
  /** Which instance has made the page. */
  readonly instance: string;
}

export function loginPage({ token, instance, refused }: Page & { readonly refused?: boolean }): string {
  return page('Log in', instance, `
    <form class="card" method="post" action="/login">
      <h1>Log in</h1>
      ${refused ? '<p class="refused" role="alert">Name or password is wrong.</p>' : ''}
      ${hidden('csrf', token)}
      <label>Name <input name="name" autocomplete="username" required autofocus></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button>Log in</button>
    </form>`);
}

export function cartPage({ token, instance, user, cart }: Page & { readonly user: string; readonly cart: Record<string, number> }): string {
  const total = PRODUCTS.reduce((sum, { id, price }) => sum + price * (cart[id] ?? 0), 0);
  return page('Your cart', instance, `
    <section class="card">
      <header>
        <h1>Your cart</h1>
        <form method="post" action="/logout">
          ${hidden('csrf', token)}
          <span>Logged in as <strong id="user">${escape(user)}</strong></span>
          <button class="quiet">Log out</button>
        </form>
      </header>
      <table>
        <thead><tr><th scope="col">Product</th><th scope="col">Price</th><th scope="col">In cart</th><td></td></tr></thead>
        <tbody>${PRODUCTS.map(product => row(product, cart[product.id] ?? 0, token)).join('')}</tbody>
        <tfoot><tr><th scope="row">Total</th><td></td><td id="total">${total} €</td><td></td></tr></tfoot>
      </table>
    </section>`);
}

function row({ id, name, price }: typeof PRODUCTS[number], count: number, token: string): string {
  return `
          <tr>
            <th scope="row">${name}</th><td>${price} €</td><td id="count-${id}">${count}</td>
            <td><form method="post" action="/cart">${hidden('csrf', token)}${hidden('product', id)}<button aria-label="Add ${name}">Add</button></form></td>
          </tr>`;
}

function page(title: string, instance: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · session-store</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main>${body}
    </main>
    <footer>answered by <code id="instance">${escape(instance)}</code></footer>
  </body>
</html>
`;
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escape(value)}">`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
