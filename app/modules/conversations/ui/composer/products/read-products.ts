import type { ProductsAnswer } from "#app/modules/content/products/products.ts";

/**
 * Products that answer what is typed, or those of some ids.
 * @throws when the server does not answer
 */
export async function readProducts(
  asked: { words: string } | { ids: string[] },
  signal: AbortSignal,
): Promise<ProductsAnswer> {
  const search = new URLSearchParams(
    "words" in asked ? { q: asked.words } : asked.ids.map((id) => ["id", id]),
  );
  const answer = await fetch(`/app/products?${search}`, { signal });
  if (!answer.ok) throw new Error(`products answered ${answer.status}`);
  return (await answer.json()) as ProductsAnswer;
}
