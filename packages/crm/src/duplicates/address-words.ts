/** A line is one kind of way: first the word it becomes, then how else it is written. Folded, as compared. */
const ways = `
street st str
road rd
avenue ave av avda avd avenida avinguda
lane ln
drive dr drv
court ct crt
place pl
close cl
crescent cres cr crst
circuit cct crct
terrace tce ter terr
square sq
boulevard blvd bvd bulevar
parade pde
highway hwy
parkway pkwy pky
way wy
grove gr grv
gardens gdns
esplanade esp
mews
alley
loop
rise
plaza pza plza placa pl
calle c cl
carrer
camino cno
carretera ctra crta cra carr
paseo pso passeig
ronda rda
travesia trva trav
glorieta gta
poligono pol polig pgno
urbanizacion urb
callejon cjon
barrio bo
strasse str strase
weg
gasse
platz
allee
rue
laan
straat
via
viale
piazza
rua`;

/** Words before a number that counts doors, floors or boxes instead of houses. */
export const doorWords = new Set(
  `flat unit apt apartment apto apartamento suite ste shop lot level floor fl room rm piso planta puerta pta esc escalera bloque blq
  portal local oficina box pobox apartado bajo bj atico dpto depto departamento interior villa`.split(/\s+/),
);

/** Words that say a number follows, and nothing else. */
export const numberWords = new Set("no nr num numero number n o".split(" "));

/** Other words that are written short, by what they become. */
const others = `
north n
south s
east e
west w
saint st sta santa ste
mount mt
village vlge vill vlg
retirement retrmnt retrmt
estate est estt
building bldg bld edificio edif
property prop
station stn
caravan crvn
park pk
hospital hosp
general gral gen
doctor dr doctora dra
nuestra ntra
senora sra
constitucion const`;

const read = (text: string) => {
  const words = new Map<string, string>();
  for (const line of text.trim().split("\n")) {
    const [word = "", ...short] = line.split(" ");
    words.set(word, word);
    for (const each of short) if (!words.has(each)) words.set(each, word);
  }
  return words;
};

export const wayWords = read(ways);
export const shortWords = read(others);

/** Ways that are written in one word with the name before them (Hauptstrasse), or run into it by mistake (forbesstreet). */
export const joinedWays = [
  ...new Set([...wayWords.values()].filter((word) => word.length >= 5)),
  ...["road", "lane", "laan", "gasse"],
];
