// Writes config/words/countries.tsv, the names of countries in the languages of the notices, from the Unicode CLDR:
//
//   npm install --no-save cldr-localenames-full@48.0.0 && node contrib/countries.mjs > config/words/countries.tsv
//
// 250 rows of it instead of a crate with the names of all languages of the world, which would be megabytes.
import { readFileSync } from 'node:fs'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'ja']
// No countries: test values, groups, "unknown".
const NOT = ['EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']
// Where the usual name holds a political addition in brackets, and CLDR has the plain one.
const SHORT = ['HK', 'MM', 'MO', 'PS']
const from = 'node_modules/cldr-localenames-full'

const names = Object.fromEntries(LANGUAGES.map(language => {
    const file = JSON.parse(readFileSync(`${from}/main/${language}/territories.json`, 'utf8'))
    return [language, file.main[language].localeDisplayNames.territories]
}))
const name = (language, code) => (SHORT.includes(code) && names[language][`${code}-alt-short`]) || names[language][code]
const codes = Object.keys(names.en).filter(code => /^[A-Z]{2}$/.test(code) && !NOT.includes(code)).sort()

console.log('# Names of countries by ISO 3166 code, from the Unicode CLDR 48; written by contrib/countries.mjs.\n#')
for (const line of readFileSync(`${from}/LICENSE`, 'utf8').trimEnd().split('\n')) console.log(`# ${line}`.trimEnd())
console.log(['code', ...LANGUAGES].join('\t'))
for (const code of codes) console.log([code, ...LANGUAGES.map(language => name(language, code))].join('\t'))
