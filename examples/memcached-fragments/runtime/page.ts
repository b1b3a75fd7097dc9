/** A part of a page that is kept by itself. */
export interface Fragment {
  readonly key: string;
  /** How long it may be shown, in seconds: what changes often is kept for less. */
  readonly seconds: number;
  readonly make: () => Promise<string>;
}

/** Stands for the queries and calls that a fragment is made of, in milliseconds. */
const WORK = 25;

/** The fragments of a product's page. Those without a product's number are shared by all pages. */
export function fragmentsOf(product: string): Fragment[] {
  return [
    fragment('menu', 3600, '<nav>Chairs · Tables · Lamps</nav>'),
    fragment(`product:${product}`, 600, `<h1>Chair no. ${product}</h1>`),
    fragment(`price:${product}`, 30, `<p>${Number(product) * 7 + 49} €</p>`),
    fragment(`reviews:${product}`, 300, '<ul><li>Sat on it. Good.</li></ul>'),
    fragment(`related:${product}`, 600, `<a href="/products/${Number(product) + 1}">Another chair</a>`),
    fragment('footer', 3600, '<footer>The chair shop</footer>'),
  ];
}

function fragment(key: string, seconds: number, html: string): Fragment {
  return { key, seconds, make: () => new Promise(resolve => setTimeout(() => resolve(html), WORK)) };
}
