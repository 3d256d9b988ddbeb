/** What a person sends on their own when the shop connects its account for the first time. */
export interface Opening {
  /** How long before the connection it was written. */
  hoursAgo: number;
  text?: string;
  /** Names of pictures under `/media/`. */
  pictures?: string[];
  /** The message is a reply to, or a mention in, a story. */
  story?: "reply" | "mention";
}

/** Someone with an Instagram account. Some of them are also customers of the sandbox's store. */
export interface Person {
  key: string;
  /** Their id as seen by @couplet.demo; other accounts see another one. */
  igsid: string;
  username: string;
  name: string | null;
  followers: number;
  followsShop: boolean;
  openings: Opening[];
  /** Who they are in the sandbox's Shopify store. Instagram never tells. */
  customer?: { firstName: string; lastName: string; email?: string; phone?: string; order: string };
}

/** The ten people of the seeded world, by the short names that control calls use. */
export const people: Person[] = [
  {
    key: "maya",
    igsid: "1784512209871001",
    username: "maya.home",
    name: "Maya Lindqvist",
    followers: 842,
    followsShop: true,
    customer: {
      firstName: "Maya",
      lastName: "Lindqvist",
      email: "maya.lindqvist@example.com",
      order: "#1001",
    },
    openings: [
      { hoursAgo: 5.2, text: "Hi! Has my order #1001 left already?" },
      { hoursAgo: 5.1, text: "I ordered with maya.lindqvist@example.com, in case that helps 🙂" },
    ],
  },
  {
    key: "tom",
    igsid: "1784512209871002",
    username: "tom.bakes",
    name: "Tom Becker",
    followers: 12_480,
    followsShop: true,
    customer: { firstName: "Tom", lastName: "Becker", email: "tom.becker@example.com", order: "#1007" },
    openings: [
      { hoursAgo: 26.5, text: "The bowl from order 1007 arrived with a chip in the rim." },
      { hoursAgo: 26.4, pictures: ["bowl"] },
      { hoursAgo: 2.1, text: "Did you get the picture? Would love a replacement before the weekend." },
    ],
  },
  {
    key: "lucia",
    igsid: "1784512209871003",
    username: "lucia.fdz",
    name: "Lucía Fernández",
    followers: 391,
    followsShop: false,
    customer: { firstName: "Lucía", lastName: "Fernández", phone: "+34600123456", order: "#1012" },
    openings: [
      { hoursAgo: 9.3, text: "¡Hola! ¿Cuándo llega mi pedido #1012? Mañana no estaré en casa." },
      { hoursAgo: 9.2, text: "Mi teléfono es +34 600 123 456" },
    ],
  },
  {
    key: "yuki",
    igsid: "1784512209871004",
    username: "yuki_tnk",
    name: "田中 雪",
    followers: 2_310,
    followsShop: true,
    openings: [{ hoursAgo: 14.7, text: "こんにちは。リネンのシャツは日本に発送できますか？" }],
  },
  {
    key: "amir",
    igsid: "1784512209871005",
    username: "amir.haddad",
    name: "عامر حدّاد",
    followers: 1_077,
    followsShop: false,
    openings: [{ hoursAgo: 31.4, text: "مرحبا، هل المقاس M متوفر باللون الأزرق؟" }],
  },
  {
    key: "zoe",
    igsid: "1784512209871006",
    username: "zoe.green",
    name: "Zoë 🌿 Marchetti",
    followers: 28_900,
    followsShop: true,
    openings: [
      { hoursAgo: 3.6, story: "mention", pictures: ["story-zoe"] },
      { hoursAgo: 3.5, text: "Wore your linen shirt all weekend 💚💚" },
    ],
  },
  {
    key: "priya",
    igsid: "1784512209871007",
    username: "priya.nair",
    name: "Priya Nair",
    followers: 640,
    followsShop: true,
    openings: [{ hoursAgo: 1.2, text: "Love this! Does it come in terracotta?", story: "reply" }],
  },
  {
    key: "olena",
    igsid: "1784512209871008",
    username: "olena_koval",
    name: "Олена Коваль",
    followers: 255,
    followsShop: false,
    openings: [{ hoursAgo: 52.8, text: "Добрий день! Хочу повернути светр, він завеликий. Як це зробити?" }],
  },
  {
    key: "bjorn",
    igsid: "17845122098710009",
    username: "bjorn.thors",
    name: "Björn Þórsson",
    followers: 88,
    followsShop: false,
    openings: [{ hoursAgo: 69.5, text: "Hey, do you offer gift wrapping? My e-mail is bjorn@example.com" }],
  },
  {
    key: "kai",
    igsid: "17845122098710010",
    username: "kai_____77",
    name: null,
    followers: 3,
    followsShop: false,
    openings: [{ hoursAgo: 20.9, text: "still got the discount code??" }],
  },
];
