/** Where creators and their audiences live: a weight, languages by how common they are, the names' origin, and cities. */
export type Place = { country: string; weight: number; languages: string[]; names: string; cities: string[] };

const table = `
US 180 en en,es English: New York, Los Angeles, Chicago, Houston, Austin
GB 60 en English: London, Manchester, Glasgow, Bristol
CA 30 en en,fr English: Toronto, Montreal, Vancouver
AU 24 en English: Sydney, Melbourne, Brisbane
IE 6 en English: Dublin, Cork
NZ 6 en English: Auckland, Wellington
ZA 10 en English: Cape Town, Johannesburg
DE 60 de de,en German: Berlin, Hamburg, Munich, Cologne, Leipzig
AT 10 de German: Vienna, Graz, Linz
CH 10 de de,fr,it German: Zurich, Geneva, Basel
FR 50 fr French: Paris, Lyon, Marseille, Bordeaux
BE 10 nl nl,fr French: Brussels, Antwerp, Ghent
LU 2 fr fr,de French: Luxembourg, Differdange
NL 18 nl nl,en German: Amsterdam, Rotterdam, Utrecht
ES 44 es Spanish: Madrid, Barcelona, Valencia, Seville
MX 50 es Spanish: Mexico City, Guadalajara, Monterrey
AR 30 es Spanish: Buenos Aires, Cordoba, Rosario
CO 24 es Spanish: Bogota, Medellin, Cali
CL 12 es Spanish: Santiago, Valparaiso
PE 12 es Spanish: Lima, Arequipa
UY 3 es Spanish: Montevideo, Salto
EC 5 es Spanish: Quito, Guayaquil
PT 12 pt Iberian: Lisbon, Porto
BR 90 pt Iberian: Sao Paulo, Rio de Janeiro, Belo Horizonte, Recife
AO 3 pt Iberian: Luanda, Benguela
IT 44 it Italian: Rome, Milan, Naples, Turin
MT 1 en en,it Italian: Valletta, Sliema
PL 30 pl Slavic: Warsaw, Krakow, Gdansk, Wroclaw
CZ 12 cs Slavic: Prague, Brno
SK 6 sk Slavic: Bratislava, Kosice
SI 3 sl Slavic: Ljubljana, Maribor
HR 5 hr Slavic: Zagreb, Split
RS 6 sr Slavic: Belgrade, Novi Sad
BG 6 bg Cyrillic: Sofia, Plovdiv
RU 60 ru Cyrillic: Moscow, Saint Petersburg, Kazan, Yekaterinburg
UA 24 uk uk,ru Cyrillic: Kyiv, Lviv, Odesa
KZ 10 ru ru,kk Cyrillic: Almaty, Astana
BY 6 ru Cyrillic: Minsk, Brest
SE 14 sv Nordic: Stockholm, Gothenburg, Malmo
NO 8 no Nordic: Oslo, Bergen
DK 8 da Nordic: Copenhagen, Aarhus
FI 8 fi fi,sv Nordic: Helsinki, Tampere
IS 1 is Nordic: Reykjavik, Akureyri
EE 2 et et,ru Nordic: Tallinn, Tartu
LV 2 lv lv,ru Slavic: Riga, Liepaja
LT 3 lt Slavic: Vilnius, Kaunas
HU 10 hu Danube: Budapest, Debrecen
RO 14 ro Danube: Bucharest, Cluj-Napoca
GR 10 el Danube: Athens, Thessaloniki
TR 50 tr Anatolian: Istanbul, Ankara, Izmir
AE 14 ar ar,en Anatolian: Dubai, Abu Dhabi
SA 20 ar Anatolian: Riyadh, Jeddah
EG 24 ar Anatolian: Cairo, Alexandria
MA 10 ar ar,fr Anatolian: Casablanca, Rabat
IL 10 he he,en Anatolian: Tel Aviv, Haifa
IN 120 hi hi,en Indic: Mumbai, Delhi, Bengaluru, Chennai
PK 24 ur ur,en Indic: Karachi, Lahore
BD 16 bn Indic: Dhaka, Chattogram
ID 60 id Pacific: Jakarta, Surabaya, Bandung
PH 36 tl tl,en Pacific: Manila, Cebu City
MY 12 ms ms,en Pacific: Kuala Lumpur, Johor Bahru
TH 24 th Pacific: Bangkok, Chiang Mai
VN 24 vi Pacific: Hanoi, Ho Chi Minh City
JP 40 ja Pacific: Tokyo, Osaka, Fukuoka
KR 30 ko Pacific: Seoul, Busan
NG 24 en English: Lagos, Abuja
KE 10 en en,sw English: Nairobi, Mombasa`;

function read(line: string): Place {
  const [head = "", cities = ""] = line.split(": ");
  const [country = "", weight = "", ...rest] = head.split(" ");
  const names = rest.at(-1) ?? "";
  const languages = (rest.length > 2 ? rest[1]! : rest[0]!).split(",");
  return { country, weight: Number(weight), languages, names, cities: cities.split(", ") };
}

export const places: readonly Place[] = table.trim().split("\n").map(read);
