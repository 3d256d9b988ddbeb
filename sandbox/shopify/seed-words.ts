/** Names, towns and goods the seeded shop is made of. */

export type Town = [city: string, zip: string, street: string, country: string, code: string];

const berlin: Town = ["Berlin", "10115", "Invalidenstraße 12", "Germany", "DE"];
const hamburg: Town = ["Hamburg", "20095", "Mönckebergstraße 7", "Germany", "DE"];
const paris: Town = ["Paris", "75011", "Rue Oberkampf 48", "France", "FR"];
const madrid: Town = ["Madrid", "28012", "Calle de Atocha 31", "Spain", "ES"];
const stockholm: Town = ["Stockholm", "111 29", "Västerlånggatan 5", "Sweden", "SE"];
const vienna: Town = ["Vienna", "1070", "Neubaugasse 20", "Austria", "AT"];
const milan: Town = ["Milan", "20121", "Via Brera 9", "Italy", "IT"];
const dublin: Town = ["Dublin", "D02 X285", "Dame Street 14", "Ireland", "IE"];

export interface CustomerWords {
  name: [first: string, last: string];
  town: Town;
  locale: string;
  /** Left out: made from the name. Null: this customer gave none. */
  email?: string | null;
  phone?: string;
  tags?: string[];
  note?: string;
}

/** The first three also write on Instagram; their data must stay as the sandbox's people know it. */
export const customerWords: CustomerWords[] = [
  { name: ["Maya", "Lindqvist"], town: stockholm, locale: "sv", tags: ["newsletter", "VIP"] },
  { name: ["Tom", "Becker"], town: hamburg, locale: "de", note: "Prefers parcels left with the neighbour." },
  { name: ["Lucía", "Fernández"], town: madrid, locale: "es", email: null, phone: "+34600123456" },
  { name: ["Hannah", "Schulz"], town: berlin, locale: "de", phone: "+4915112345671", tags: ["newsletter"] },
  { name: ["Jonas", "Weber"], town: hamburg, locale: "de" },
  { name: ["Léa", "Moreau"], town: paris, locale: "fr", tags: ["wholesale"] },
  { name: ["Hugo", "Laurent"], town: paris, locale: "fr", phone: "+33612345678" },
  { name: ["Giulia", "Conti"], town: milan, locale: "it", tags: ["newsletter"] },
  { name: ["Marco", "Rossi"], town: milan, locale: "it" },
  { name: ["Astrid", "Berg"], town: stockholm, locale: "sv" },
  { name: ["Elin", "Sandberg"], town: stockholm, locale: "sv", tags: ["returns often"] },
  { name: ["Carmen", "Ruiz"], town: madrid, locale: "es" },
  { name: ["Pablo", "Ortega"], town: madrid, locale: "es", phone: "+34611222333" },
  { name: ["Siobhán", "Kelly"], town: dublin, locale: "en", tags: ["VIP"] },
  { name: ["Liam", "Byrne"], town: dublin, locale: "en" },
  { name: ["Katharina", "Gruber"], town: vienna, locale: "de" },
  { name: ["Felix", "Hofer"], town: vienna, locale: "de", phone: "+436601234567" },
  { name: ["Tom", "Baker"], town: dublin, locale: "en" },
  { name: ["Maja", "Lindgren"], town: stockholm, locale: "sv" },
  { name: ["Anna", "Müller"], town: berlin, locale: "de", tags: ["newsletter"] },
  { name: ["Anna", "Müller"], town: hamburg, locale: "de", email: "anna.mueller@example.org" },
  { name: ["Nils", "Krüger"], town: berlin, locale: "de" },
  { name: ["Camille", "Petit"], town: paris, locale: "fr" },
  { name: ["Théo", "Garnier"], town: paris, locale: "fr" },
  { name: ["Francesca", "Greco"], town: milan, locale: "it", email: null, phone: "+393331234567" },
  { name: ["Oskar", "Nyström"], town: stockholm, locale: "sv" },
  { name: ["Inés", "Navarro"], town: madrid, locale: "es", tags: ["gift buyer"] },
  { name: ["Aoife", "Murphy"], town: dublin, locale: "en" },
  { name: ["Lukas", "Steiner"], town: vienna, locale: "de" },
  { name: ["Mia", "Hoffmann"], town: berlin, locale: "de", note: "Allergic to wool." },
];

export interface ProductWords {
  title: string;
  type: string;
  price: number;
  option: string;
  values: string[];
}

const glazes = ["Sand", "Terracotta", "Ink blue"];
const sizes = ["S", "M", "L"];
const cloth = ["Natural", "Olive", "Blue"];

const goods: [type: string, option: string, values: string[], titles: [string, number][]][] = [
  [
    "Tableware",
    "Glaze",
    glazes,
    [
      ["Stoneware Bowl", 24],
      ["Breakfast Plate", 22],
      ["Espresso Cup", 16],
      ["Serving Dish", 48],
      ["Teapot", 64],
      ["Milk Jug", 28],
      ["Pasta Bowl", 29],
      ["Salad Bowl, large", 54],
      ["Butter Dish", 34],
      ["Egg Cups, pair", 18],
    ],
  ],
  [
    "Clothing",
    "Size",
    sizes,
    [
      ["Linen Shirt", 79],
      ["Merino Sweater", 119],
      ["Canvas Apron", 45],
      ["Wool Socks", 19],
      ["Linen Trousers", 99],
      ["Work Jacket", 149],
      ["Striped Tee", 39],
      ["Knitted Beanie", 29],
    ],
  ],
  [
    "Textiles",
    "Colour",
    cloth,
    [
      ["Linen Tablecloth", 89],
      ["Napkins, set of four", 36],
      ["Tea Towel", 14],
      ["Waffle Towel", 32],
      ["Wool Blanket", 139],
      ["Cushion Cover", 42],
      ["Bed Linen Set", 179],
      ["Curtain Panel", 69],
    ],
  ],
  [
    "Home",
    "Size",
    ["Small", "Large"],
    [
      ["Beeswax Candle", 17],
      ["Oak Tray", 58],
      ["Glass Vase", 44],
      ["Wall Hook", 12],
      ["Woven Basket", 49],
      ["Brass Candleholder", 38],
      ["Picture Ledge", 35],
      ["Terracotta Planter", 27],
      ["Cast Iron Trivet", 26],
    ],
  ],
  [
    "Kitchen",
    "Wood",
    ["Oak", "Walnut"],
    [
      ["Chopping Board", 56],
      ["Salt Cellar", 23],
      ["Wooden Spoon", 11],
      ["Rolling Pin", 25],
    ],
  ],
  ["Gift cards", "Amount", ["€25", "€50"], [["Gift Card", 25]]],
];

/** The forty products of the demo store. */
export const productWords: ProductWords[] = goods.flatMap(([type, option, values, titles]) =>
  titles.map(([title, price]) => ({ title, type, price, option, values })),
);
