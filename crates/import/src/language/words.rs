//! Detects the language of a short text by its function words, and by letters that only
//! some languages have.

/// Function words of languages that n-grams confuse in short texts.
pub(super) const WORDS: [(&str, &str); 18] = [
    (
        "az",
        " və bu ilə üçün da də olub edib bir daha sonra ki ertəsi üç iki bazar çərşənbə axşamı \
         edəcək ",
    ),
    (
        "ca",
        " el la els les i de del que amb per als una un és dels aquest ",
    ),
    (
        "cs",
        " a v na se je že s z do pro o k ve od po který byl jsou podle ",
    ),
    (
        "da",
        " og i at det en den til er som på de med for ikke af har han der et blev efter fra mandag \
         tirsdag onsdag torsdag fredag lørdag søndag tre to mod næste uge ",
    ),
    (
        "de",
        " der die das und ist nicht ein eine einen mit auf für dem den des von im zu zum zur am \
         hat haben sich nach bei aus als sind werden wird wurde über auch vor montag dienstag \
         mittwoch donnerstag freitag samstag sonntag sagte drei zwei nahm ",
    ),
    (
        "en",
        " the and of to in is was were on for with that by has have had at from will be his her he \
         she they said after as are it its not this an a who would over about their more than met \
         been before between during two three monday tuesday wednesday thursday friday saturday \
         sunday when which could one first ",
    ),
    (
        "es",
        " el la los las y de en que un una por con del se para al es su ha han como más fue lunes \
         martes miércoles jueves viernes sábado domingo tres dos según ",
    ),
    (
        "fi",
        " ja on ei että se hän oli ovat mukaan myös mutta kun sekä joka ",
    ),
    (
        "fr",
        " le la les et des en du un une dans est pour sur au que qui par a ont ses avec aux ce son \
         se plus pas été lundi mardi mercredi jeudi vendredi samedi dimanche trois deux reçu \
         selon à ",
    ),
    ("hu", " a az és hogy nem is egy volt meg csak szerint már "),
    (
        "it",
        " il lo la gli e di in un una per con del della che è i le dei al nel alla ha sono lunedì \
         martedì mercoledì giovedì venerdì sabato domenica tre due ",
    ),
    (
        "nb",
        " og i at det en den til er som på de med for ikke av har han om et ble etter fra mellom \
         skal vil mandag tirsdag onsdag torsdag fredag lørdag søndag tre to mot neste uke ",
    ),
    (
        "nl",
        " de het een en van in op voor met dat is zijn te aan door bij naar niet heeft hebben werd \
         wordt om ook over na uit tot maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
         drie twee ",
    ),
    (
        "pl",
        " w i z na do się o że nie po jest to od dla przez oraz poniedziałek wtorek środę czwartek \
         piątek trzy dwa ",
    ),
    (
        "pt",
        " o a os as e de em um uma por com do da que para no na dos das ao foi são não se segunda \
         terça feira três dois segundo ",
    ),
    (
        "ro",
        " și în de la cu pe a că din un o pentru este au fost care nu ",
    ),
    (
        "sv",
        " och i att det en den till är som på de med för inte av har han om ett efter från mellan \
         måndag tisdag onsdag torsdag fredag lördag söndag tre två mot ",
    ),
    (
        "tr",
        " ve bir bu ile için da de olarak olan ise gibi daha sonra dedi çok pazartesi salı \
         çarşamba perşembe cuma cumartesi ",
    ),
];

/// Places as only newspapers in one of these languages write them.
const PLACES: [(&str, &str); 5] = [
    (
        "de",
        " moskau genf brüssel wien warschau russland deutschland ",
    ),
    (
        "en",
        " moscow geneva brussels vienna warsaw russia germany ",
    ),
    (
        "es",
        " moscú ginebra bruselas viena varsovia rusia alemania ",
    ),
    (
        "fr",
        " moscou genève bruxelles vienne varsovie russie allemagne ",
    ),
    (
        "nl",
        " moskou genève brussel wenen warschau rusland duitsland ",
    ),
];

/// Letters that only some of these languages have.
const LETTERS: [(&str, &str); 12] = [
    ("ß", "de"),
    ("äö", "de fi sv"),
    ("ü", "az de tr"),
    ("å", "da nb sv"),
    ("øæ", "da nb"),
    ("êûœ", "fr"),
    ("ñ¿¡", "es"),
    ("ó", "es"),
    ("ãõ", "pt"),
    ("łąęż", "pl"),
    ("ığş", "az tr"),
    ("ěřů", "cs"),
];

/// The language with the most function words and letters in a text, and whether no other
/// comes near. Words of one language count twice. `guess` decides between equals.
pub(super) fn by_words(lower: &str, guess: &str) -> Option<(&'static str, bool)> {
    let mut points = [0_usize; WORDS.len()];
    for word in lower.split(|c: char| !c.is_alphabetic() && c != '\'') {
        // So end verbs in Azerbaijani, and not in Turkish.
        let is_verb = word.chars().count() > 4 && (word.ends_with("ıb") || word.ends_with("üb"));
        if let Some((points, _)) = points
            .iter_mut()
            .zip(&WORDS)
            .find(|(_, (tag, _))| *tag == "az")
        {
            *points += 2 * usize::from(is_verb);
        }
        let spaced = format!(" {word} ");
        let has = |words: &str| !word.is_empty() && words.contains(&spaced);
        let known = || {
            WORDS.iter().map(|(tag, words)| {
                let places = PLACES.iter().find(|(language, _)| language == tag);
                has(words) || places.is_some_and(|(_, places)| has(places))
            })
        };
        let point = match known().filter(|known| *known).count() {
            1 => 2,
            _ => 1,
        };
        for (points, _) in points.iter_mut().zip(known()).filter(|(_, known)| *known) {
            *points += point;
        }
    }
    for (letters, languages) in LETTERS {
        if lower.contains(|c| letters.contains(c)) {
            for (points, (tag, _)) in points.iter_mut().zip(&WORDS) {
                *points += usize::from(languages.contains(tag));
            }
        }
    }
    let tags = WORDS.iter().map(|(tag, _)| *tag);
    let mut ranked: Vec<(usize, bool, &str)> = points
        .into_iter()
        .zip(tags)
        .map(|(points, tag)| (points, tag == guess, tag))
        .collect();
    ranked.sort_unstable();
    let (best, is_guess, tag) = ranked.pop()?;
    let (second, ..) = ranked.pop()?;
    (best > 1 && (best > second || is_guess)).then_some((tag, best >= 4 && best >= second + 2))
}
