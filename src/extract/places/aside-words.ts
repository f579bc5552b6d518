import { PhraseTrie } from '../tokens/phrase-trie.ts';

/** What a word near a name tells of it when it governs the name. */
export type Governor =
  /** "said in Kyiv": where a speaker is. */
  | 'speech'
  /** "exhibited in Kyiv": where the wreck was shown later. */
  | 'display'
  /** The same, of words that often mean showing footage: only right beside the name. */
  | 'shown'
  /** "taken to Kyiv", "вивезли у Київ". */
  | 'transfer'
  /** "built in Kharkiv". */
  | 'made'
  /** "based in Chuhuiv", of a unit. */
  | 'based'
  /** "born in Odesa", "formed in Chuhuiv", "buried in Lviv": where people and units come from. */
  | 'life'
  /** "fought at Mariupol": where the same unit was at another time. */
  | 'elsewhere'
  /** "laid down at a yard in Kerch", "repaired in Omsk". */
  | 'yard'
  /** "bombed Kharkiv", "a fight for Bakhmut": what was struck or fought over. */
  | 'target'
  /** What is on its way somewhere: it was hit on that way. */
  | 'movement'
  | 'unit'
  | 'ship'
  /** "footage from Bakhmut": pictures and news come from where things happened. */
  | 'media'
  /** What is taken comes from where it was taken: "trophies from Izium". */
  | 'booty'
  /** Who speaks for a government: "In Kyiv, officials …". */
  | 'official'
  /** A house that speaks: "the ministry in Moscow", "a court in Rostov". */
  | 'office'
  /** What a government does when others have spoken: "Moscow acknowledged". */
  | 'answer';

const WORDS: Readonly<Record<Governor, string>> = {
  speech:
    'said, says, told, stated, announced, announces, according to, speaking, spoke, версією, даними, версии, данным, briefing, press conference, interview, reporters, journalists, ' +
    'сказав, сказала, заявив, заявила, заявили, заявляють, повідомив, повідомила, розповів, розповіла, брифінгу, пресконференції, журналістам, ' +
    'сказал, сказала, заявил, заявила, заявили, заявляют, сообщил, сообщила, рассказал, рассказала, брифинге, журналистам, ' +
    'say, claims, claim, claimed, denies, denied, announce, reports, заявляє, повідомляє, стверджує, стверджують, заявляет, сообщает, утверждает, утверждают',
  display:
    'exhibited, exhibition, exhibit, exhibits, display, displayed, displays, displaying, on show, paraded, museum, expo, showcased, put on display, ' +
    'виставка, виставці, виставку, виставки, виставили, виставлено, виставлений, виставлена, експозиція, експозиції, експонується, експонують, експонат, музей, музеї, музею, параді, ' +
    'выставка, выставке, выставку, выставки, выставили, выставлен, выставлена, экспозиция, экспозиции, экспонируется, экспонат, музей, музее, музея, параде',
  shown:
    'shown, showed, shows, presented, unveiled, inspected, показали, показано, показаний, показана, показують, продемонстрували, представили, оглянув, ' +
    'показан, показывают, продемонстрировали, осмотрел',
  transfer:
    'brought, taken, hauled, dragged, carried, flown,  transported, delivered, transferred, shipped, sent, sending, evacuated, evacuating, towed, moved, handed over, arrived, withdrawn, deployed, ' +
    'доставили, доставлено, доставлений, вивезли, вивезено, відправили, відправлено, передали, прибув, прибули, евакуювали, евакуйовано, відбуксували, перевезли, перекинули, привезли, доправили, відвезли, ' +
    'доставлен, вывезли, вывезен, отправили, отправлен, прибыл, прибыли, эвакуировали, эвакуирован, отбуксировали, перебросили, увезли, увезен, отвезли, доставили, вывезенная, привезли',
  made:
    'made, built, produced, manufactured, assembled, designed, developed, modernised, modernized, repaired, upgraded, overhauled, refurbished, ' +
    'виготовлений, виготовлено, виготовлена, зроблений, зроблено, вироблений, побудований, збудований, відремонтований, ' +
    'произведен, произведенный, сделан, сделанный, построен, построенный, выпущен, выпущенный, отремонтирован',
  based:
    'based, stationed, headquartered, garrisoned, located, базується, дислокується, дислокована, базируется, дислоцируется, дислоцированная, дислоцированный',
  life:
    'born, raised, formed, founded, created, educated, studied, lives, lived, living, native, natives, resident, hails, hailing, buried, funeral, farewell, ' +
    'trained, training, trains, drilled, recruited, mobilised, mobilized, volunteers, volunteer, hospital, treated, awarded, registered, hometown, ' +
    'народжений, народжена, народився, народилася, уродженець, уродженця, уродженець міста, родом, сформована, сформованої, сформований, сформованого, ' +
    'створена, створеної, створений, навчався, навчалися, навчався у, тренувалися, тренувався, поховають, поховали, поховано, прощання, попрощалися, похорон, похорони, живе, мешкає, ' +
    'родился, родилась, уроженец, уроженца, уроженцы, родом, сформирована, сформированной, сформирован, сформированного, сформированный, создана, созданной, обучался, обучался в, обучавшийся, обучались, обучалась, ' +
    'учился, учились, похоронили, похоронят, похороны, простились, прощание, проживает, живет, госпитале, госпиталь, шпиталі, шпиталь, зарегистрирована, зарегистрирован, приписан, приписаний',
  elsewhere:
    'escaped, fled, withdrew, retreated, headquarters, втекла, втекли, втік, відійшли, сбежал, бежали, отошли, штаб, штабі, штабе, fought, served, serving, survived, defended, defending, воював, воювала, воювали, воює, служив, служила, боронив, боронила, пройшов, ' +
    'воевал, воевала, воевали, воюет, служил, служила, оборонял, оборонял',
  yard:
    'laid down, launched, refitted, repaired, overhauled, repair, repairs, built, assembled, ' +
    'закладений, закладена, закладено, спущений на воду, спущена на воду, зібраний, зібрана, складений, випущена, випущений, випущено, ремонті, ремонт, ' +
    'заложен, заложена, заложен на, спущен на воду, спущена на воду, собран, собранный, собранного, собранной, собрана, выпущена, выпущенный, ремонте, ремонт, производства, виробництва',
  target:
    'bombed, bombing, shelled, shelling, pounded, bombarded, bombarding, struck, attacked, attacking, terrorised, terrorises, terrorising, terrorizes, terrorized, hit, for, capture of, fall of, siege of, battle of, battle for, people of, defenders of, residents of, mayor of, citizens of, ' +
    'бомбив, бомбила, бомбили, обстрілював, обстрілювала, обстрілювали, обстріляв, обстріляла, обстріляли, атакував, атакували, тероризував, мешканцям, мешканці, жителям, оборону, штурм, за, ' +
    'бомбил, бомбила, бомбили, бомбивший, бомбившая, обстреливал, обстреливала, обстреливали, обстреливавший, обстреливавшая, обстрелял, обстреляли, атаковал, атаковала, атаковали, жителям, жители, оборону, штурм',
  movement:
    'moving, moved, move, advancing, advanced, heading, headed, driving, drove, marching, retreating, flying, sailing, going, road, way, route, traveling, travelling, convoy, ' +
    'highway, street, entrance, approach, approaches, entering, en route, ' +
    'рухався, рухалася, рухалась, рухалося, рухалось, рухалися, рухались, рухається, прямував, прямувала, прямувало, прямували, їхав, їхала, їхали, йшов, йшла, йшли, просувався, просувалася, просувалися, ' +
    "дорозі, дорога, дороги, шляху, шлях, трасі, в'їзді, вїзді, підході, підходах, " +
    'двигался, двигалась, двигалось, двигались, двигалася, ехал, ехала, ехали, следовал, следовала, следовали, направлялся, направлялась, направлялись, шел, шла, шли, дороге, пути, трассе, въезде, подъезде, подходе, подступах',
  unit:
    'brigade, brigades, regiment, regiments, division, divisions, battalion, battalions, fleet, group, corps, army, company, squadron, legion, flotilla, troops, garrison, ' +
    'бригада, бригади, бригаді, бригаду, бригадою, бригад, омбр, одшбр, обр, полк, полку, полка, полком, полці, дивізія, дивізії, дивізію, дивізіон, дивізіону, батальйон, батальйону, батальйони, батальйоном, ' +
    'угруповання, угрупування, группировка, группировки, группировке, group of forces, grouping, отряд, отряда, загін, загону, фонд, фонду, фонда, підрозділ, підрозділу, подразделение, подразделения, ' +
    'корпус, корпусу, корпуса, армія, армії, флот, флоту, флота, легіон, флотилія, ескадра, гарнізон, ' +
    'бригады, бригаде, бригадой, дивизия, дивизии, дивизион, дивизиона, батальон, батальона, батальоном, армия, армии, легион, эскадра, гарнизон, десантники, десантників, артилеристи, артилеристів, тероборона, тероборони, оборони',
  ship:
    'ship, cruiser, corvette, frigate, submarine, boat, vessel, warship, destroyer, minesweeper, корабель, корабля, катер, катера, корвет, корвета, корвету, крейсер, крейсера, фрегат, фрегата, фрегату, ' +
    'корабль, субмарина, субмарини, субмарины, підводний човен, підводного човна, подводная лодка, подводной лодки, вдк, бдк, тральщик, тральщика, судно, судна',
  media:
    'video, videos, footage, image, images, imagery, photo, photos, picture, pictures, pic, pics, clip, clips, screenshot, news, report, reports, update, updates, scenes, aftermath, ' +
    'відео, фото, фотографія, фотографії, кадри, знімок, знімки, новини, звіт, видео, фотография, фотографии, кадры, снимок, снимки, новости, сводка, зведення',
  booty:
    'trophies, trophy, booty, haul, spoils, loot, captured kit, трофеї, трофей, трофеїв, трофеями, здобич, улов, трофеи, трофеев, добыча',
  official:
    'officials, official, president, minister, ministry, spokesman, spokeswoman, spokesperson, government, diplomats, ambassador, general, sources, source, analysts, experts, ' +
    'посадовці, чиновники, джерела, джерело, дипломати, источники, источник, дипломаты, представники, представители',
  office:
    'ministry, court, parliament, embassy, consulate, staff, institute, университете, університеті, міністерстві, министерстве, суді, суде, посольстві, посольстве, генштабі, генштабе, міноборони, минобороны',
  answer:
    'acknowledged, acknowledges, admitted, admits, conceded, concedes, confirmed, confirms, insisted, insists, blamed, blames, responded, vowed, warned, says nothing, kept silent, is silent, stayed silent, ' +
    'визнала, визнав, визнали, визнає, визнають, підтвердила, підтвердив, підтвердили, заперечила, заперечив, заперечили, заперечує, заперечують, мовчить, мовчать, відповіла, звинуватила, звинуватили, ' +
    'признала, признал, признали, признает, признают, подтвердила, подтвердил, подтвердили, отрицает, отрицают, опровергла, опровергли, молчит, молчат, ответила, обвинила, обвинили',
};

export const GOVERNORS = new PhraseTrie<Governor>();
for (const governor of [
  'speech',
  'display',
  'shown',
  'transfer',
  'made',
  'based',
  'life',
  'elsewhere',
  'yard',
  'target',
  'movement',
  'unit',
  'ship',
  'media',
  'booty',
  'official',
  'office',
  'answer',
] as const) {
  for (const word of WORDS[governor].split(',')) GOVERNORS.insert(word.trim(), governor, false);
}

/** "Kryvyi Rih's outskirts" */
export const EDGES = new Set(
  'outskirts suburb suburbs edge edges airfield airport station port harbour harbor centre center streets dachas'.split(
    ' ',
  ),
);
export const RELATIVES = new Set(['where', 'де', 'где']);
export const SITES =
  /^(?:пункт|порт|аеродром|аэродром|аеропорт|аэропорт|авіабаз|авиабаз|баз|port|airfield|airbase|base|site|сел|смт|полігон|полигон|острів|остров|станц|шахт|озер)/;
export const OF_OTHER_TIMES: ReadonlySet<Governor> = new Set(['life', 'elsewhere', 'yard']);
export const CREDITS = new Set(
  'photo photos credit credits courtesy video image author authors source фото відео видео автор автори авторы джерело источник знімок снимок'.split(
    ' ',
  ),
);
/** "advancing on Pokrovsk": where they have not yet come. */
export const ADVANCES = new Set(
  'advancing advance advanced advances marching march pushing push closing наступають наступає наступали рухаються наступают наступает наступали'.split(
    ' ',
  ),
);
export const ON = new Set(['on', 'на']);
