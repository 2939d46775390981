// Reads pages (paths as arguments) with html-validate and with the tables of caniemail, and prints what they say as JSON:
// { path: { faults: ["rule: message", ...], clients: { feature: ["outlook.windows", ...] } } }.
import { readFileSync } from 'node:fs'
import { caniemail } from 'caniemail'
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
})

async function faults(html) {
    const report = await validator.validateString(html)
    return report.results.flatMap(result =>
        result.messages.map(message => `${message.ruleId}, line ${message.line}: ${message.message}`))
}

// "error": the program drops it; "warning": it knows a part of it.
function clients(html) {
    const without = {}
    for (const [client, issues] of caniemail({ clients: ['*'], html }).issues.errors) {
        for (const { title } of issues) (without[title] ??= new Set()).add(client)
    }
    return Object.fromEntries(Object.entries(without).map(([title, names]) => [title, [...names].sort()]))
}

const found = {}
for (const path of process.argv.slice(2)) {
    const html = readFileSync(path, 'utf8')
    found[path] = { faults: await faults(html), clients: clients(html) }
}
console.log(JSON.stringify(found))
