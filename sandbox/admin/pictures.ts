const grounds = ["#e9e2d6", "#dfe6df", "#e6dfe3", "#dde4ea", "#efe4d3"];
const inks = ["#b5654a", "#4c6a58", "#3d5273", "#8a6d3b", "#6b4f63"];

const shapes: ((ink: string) => string)[] = [
  (ink) => `<path d="M130 270h340c0 110-70 180-170 180S130 380 130 270Z" fill="${ink}"/>`,
  (ink) =>
    `<circle cx="300" cy="300" r="180" fill="${ink}"/><circle cx="300" cy="300" r="120" fill="#fff5"/>`,
  (ink) =>
    `<path d="M190 190h190v230H190zM380 240h40a50 50 0 0 1 0 110h-40" fill="${ink}" stroke="${ink}" stroke-width="18" fill-opacity=".9"/>`,
  (ink) =>
    `<path d="m210 150-100 80 45 80 45-25v175h200V285l45 25 45-80-100-80c-30 50-150 50-180 0Z" fill="${ink}"/>`,
  (ink) =>
    `<rect x="140" y="170" width="320" height="270" rx="14" fill="${ink}"/><path d="M140 250h320M140 360h320" stroke="#fff6" stroke-width="16"/>`,
  (ink) => `<path d="M250 130h100v110c70 40 70 210-50 220-120-10-120-180-50-220Z" fill="${ink}"/>`,
];

/** A drawn picture of the product of that number; the same one every time. */
export function productPicture(number: number): string {
  const shape = shapes[number % shapes.length]!(inks[(number * 3) % inks.length]!);
  const ground = grounds[number % grounds.length]!;
  const size = `width="600" height="600" viewBox="0 0 600 600"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="M0 0h600v600H0z" fill="${ground}"/>${shape}</svg>`;
}
