import { pick, type Random } from "./random.ts";

/** Invented people only: first and last names by their origin, put together at random. */
type Names = { female: string[]; male: string[]; last: string[] };
const words = (text: string) => text.split(" ");

const origins: Record<string, Names> = {
  English: {
    female: words("Ada Bridget Clara Daphne Esme Fern Greer Hazel Imogen Juno Kira Lottie Maeve Nora Opal Piper Rowan Sadie Tess Willa"),
    male: words("Alfie Barney Callum Dexter Ellis Felix Graham Harvey Isaac Jasper Kit Logan Miles Ned Otis Perry Reuben Silas Toby Wade"),
    last: words("Ashdown Birchley Copperfield Dunmore Eastwick Fairholm Gladwell Harrowby Inglewood Kestleton Larkhill Merrow Northam Oakley Pemberwick Quillby Redfern Stonebridge Thornbury Wexcombe"),
  },
  German: {
    female: words("Anke Birte Carla Dörte Edda Frieda Greta Hedda Ilse Jette Karla Lotte Merle Nele Ottilie Pia Rieke Svea Tilda Wiebke"),
    male: words("Anton Bodo Caspar Detlef Emil Falk Gustav Henning Ingo Jannis Kilian Lorenz Malte Niels Oskar Piet Ruben Sönke Till Veit"),
    last: words("Ahlbrecht Birkenfeld Cordsen Dornhof Ehrlinger Feldkamp Grünwaldt Hollenberg Immensee Jansohn Kaltenbach Lindhorst Mühlbauer Nordmann Osterholz Petzold Rautenberg Sommerau Tannhof Weidemann"),
  },
  French: {
    female: words("Agathe Brune Céleste Diane Elodie Flore Gaëlle Héloïse Inès Jade Léonie Margaux Noémie Océane Pauline Romane Salomé Thaïs Violette Zélie"),
    male: words("Achille Basile Corentin Damien Eloi Fabrice Gaspard Hugo Ivan Joachim Lucien Maxence Noé Octave Pacôme Régis Sylvain Tristan Valère Yann"),
    last: words("Aubercy Bellefontaine Chantrel Delorval Estivalle Fontbrune Garancier Hautmont Jonquelle Lavergnac Montclair Neuvillard Orsanne Pontrieux Quévillon Rochevert Sarrazac Tournelle Valcombe Verdelet"),
  },
  Spanish: {
    female: words("Alma Belén Carmela Dulce Estrella Fátima Gala Helena Inés Jimena Lola Marisol Nieves Olalla Paloma Rocío Soledad Triana Vega Ximena"),
    male: words("Adrián Bruno Ciro Dámaso Eloy Fermín Gael Hernán Iker Joaquín Leandro Matías Néstor Octavio Paco Ramiro Saúl Tadeo Unai Valentín"),
    last: words("Alcantero Brisales Carmonte Duranza Espinal Fuentealba Granadero Hinojal Iriberri Jaramel Lobatero Montesol Navarrete Olmeda Pedraza Quiñonal Riosalto Salvatierra Torrealba Villaluz"),
  },
  Iberian: {
    female: words("Aurora Bruna Clarice Débora Elisa Flora Graça Heloísa Íris Joana Luana Mafalda Noa Olívia Priscila Rita Sílvia Tainá Vitória Yara"),
    male: words("Afonso Bento Caio Davi Edgar Fábio Gonçalo Heitor Ivo Jonas Lauro Murilo Nuno Otávio Raul Simão Tiago Ulisses Vasco Wagner"),
    last: words("Azevedal Bragueira Cardosal Douradinho Esteveira Figueiral Guimarel Horizontino Lourenzal Monteverde Nogueiral Oliveirinha Pinhalva Quintela Ribeiral Salgueiro Tavarinho Urzal Valadão Xavierinho"),
  },
  Italian: {
    female: words("Agnese Bianca Chiara Delia Elena Fiamma Ginevra Ilaria Lavinia Marta Nives Ornella Perla Rosalba Serena Tullia Ughetta Viola Wanda Zaira"),
    male: words("Aldo Brando Cosimo Dario Elio Furio Gino Ivo Leandro Manlio Nino Orlando Pietro Quinto Renzo Santo Tullio Ugo Vasco Zeno"),
    last: words("Altavalle Bellariva Campodoro Dellapiana Fiorentelli Granello Lamberti Montaldo Nevoso Olivastri Pratesi Querciola Roccabruna Santarosa Terranova Ulivieri Valmarina Zanfiori Castelvero Duranti"),
  },
  Slavic: {
    female: words("Alicja Bożena Celina Danuta Ewelina Gabriela Halina Ivana Jagoda Kalina Ludmila Mirela Nela Oliwia Petra Renata Sylwia Tereza Wanda Zofia"),
    male: words("Adam Borys Cezary Dawid Emil Feliks Gustaw Hubert Igor Jakub Karel Leszek Marek Nikola Oskar Patryk Radek Szymon Tomasz Wit"),
    last: words("Barański Cieślar Dobrzyc Gajownik Horák Jasiński Kowalec Lipowski Malinka Nowotar Olszan Piechota Rybarz Sikorka Topolski Urbanik Wiśnicki Zalesny Brzozowiec Dvorník"),
  },
  Cyrillic: {
    female: words("Алёна Варвара Галина Дарья Есения Жанна Злата Инна Кира Лада Мила Нина Олеся Полина Рада София Таисия Ульяна Фаина Яна"),
    male: words("Антон Богдан Вадим Глеб Демьян Егор Захар Илья Кирилл Лев Макар Никита Остап Платон Родион Савва Тарас Фёдор Эдуард Юрий"),
    last: words("Березенко Вересень Голубко Доронич Ежовик Журавко Зимородок Калинчук Лесовик Медунко Невский Озеренко Полынко Рябинчук Северенко Тополенко Уралец Хмельник Чайкин Щедрик"),
  },
  Nordic: {
    female: words("Astrid Bodil Dagny Ebba Freja Gro Hilda Inga Jorunn Kaisa Liv Maja Nanna Oda Pernille Runa Signe Tuva Ulla Ylva"),
    male: words("Arvid Bjarne Dag Eskil Frode Gunnar Halvar Ivar Jens Knut Leif Magnus Njål Odin Pål Rasmus Sindre Torbjørn Ulf Viggo"),
    last: words("Ahlström Bergvik Dahlmark Ekholm Fjellstad Granlund Hjortnes Isaksen Järvelin Kvistgård Lindqvist Myrdal Nordholm Ostervik Rosendal Sjöholm Tallgren Udsen Vintervik Åkerby"),
  },
  Danube: {
    female: words("Anca Bianka Despina Eszter Fanni Georgia Ilinca Kalliopi Lilla Mirela Nefeli Oana Panna Raluca Sanda Tímea Vasiliki Xenia Zita Zsófia"),
    male: words("Ákos Bence Cezar Dorin Fotis Gergő Horia Ioannis Kristóf Levente Mihnea Nikos Ovidiu Petros Radu Stelios Teodor Vlad Yannis Zoltán"),
    last: words("Albescu Bartos Codreanu Dragomir Erdélyi Florescu Galanis Hajnal Ionescu Kalamaris Lupescu Makris Nagyvári Olariu Pálfi Rigas Stavros Tornai Ursan Vámos"),
  },
  Anatolian: {
    female: words("Aylin Banu Defne Elif Farida Gizem Hala İpek Jamila Leyla Maha Nesrin Noor Pınar Rana Selin Tuğba Yasmin Zahra Zeynep"),
    male: words("Adnan Barış Cem Doruk Emre Fadi Görkem Hakan Idris Kerem Levent Malik Nadim Onur Polat Rami Selim Tarık Umut Yusuf"),
    last: words("Akarsu Bahadır Çınar Darwish Elmas Farhat Güneşli Haddadin Irmak Jabari Karaca Lahlou Mansouri Nazari Özgür Pektaş Rahal Sancak Tazi Yıldızhan"),
  },
  Indic: {
    female: words("Aditi Bhavna Chandni Diya Esha Falak Gauri Hina Ishani Jaya Kavya Lata Meera Nandini Ojasvi Pooja Ritu Sana Tara Zoya"),
    male: words("Aarav Bilal Chirag Dev Ehsan Farhan Gopal Harsh Imran Jatin Kabir Laksh Manav Nikhil Omkar Pranav Rohan Sameer Tanvir Zain"),
    last: words("Agarwala Bhattara Chaudhan Deshwal Gandharv Hooda Iyengara Jahangir Kapadia Lakhani Malhar Nayakar Omprakash Pillaiya Qazilbash Rathorin Sehgalo Tandonik Varmani Zaidan"),
  },
  Pacific: {
    female: words("Aiko Bituin Citra Dewi Eri Fumi Gita Haru Intan Jisu Kana Linh Mei Nari Ploy Rina Sora Thuy Umi Yuna"),
    male: words("Arif Bayu Cahya Daichi Eko Fajar Gun Hiro Iwan Joon Kenta Long Minh Niran Prasit Riku Sung Taro Wira Yudha"),
    last: words("Anandaya Bagasko Chanthai Dinhvan Endora Fujikura Gumelaro Hoshizora Ilagan Jungmin Kazemori Lumabas Mizukage Nguyet Oktara Prasongsuk Raharjani Sakamizu Tanoshi Wirakusuma"),
  },
};

/** A first and a last name that fit the place and the gender; without a gender, of either. */
export function inventName(random: Random, origin: string, gender: string | null): string {
  const { female, male, last } = origins[origin] ?? origins["English"]!;
  const isFemale = gender === "female" || (gender !== "male" && random() < 0.5);
  return `${pick(random, isFemale ? female : male)} ${pick(random, last)}`;
}
