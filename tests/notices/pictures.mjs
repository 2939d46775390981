// Shows pages in Chromium at the width of a phone, takes their pictures, and measures what a reader would complain about.
//
//   node pictures.mjs CHROMIUM FOLDER light|dark|forced PAGE...
//
// `forced` is a program that turns light pages dark by itself. Prints JSON: { path: ["what is wrong", ...] }.
import { basename, dirname, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const WIDTH = 360
const CONTRAST_MIN = 4.5
const [executablePath, folder, mode, ...pages] = process.argv.slice(2)

const browser = await chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
        ...(mode === 'forced' ? ['--enable-features=WebContentsForceDark'] : [])],
})
const context = await browser.newContext({
    viewport: { width: WIDTH, height: 740 },
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    javaScriptEnabled: true,
    offline: true,
})

const page = await context.newPage()
let asked = []
page.on('request', request => asked.push(request.url()))
const found = {}
for (const path of pages) {
    asked = []
    await page.goto(`file://${resolve(path)}`)
    found[path] = await page.evaluate(measure, CONTRAST_MIN)
    const remote = asked.filter(url => !url.startsWith('file:'))
    if (remote.length > 0) found[path].push(`asks for ${remote.join(', ')}`)
    const name = `${basename(dirname(path))}-${basename(path, '.html')}-${mode}.png`
    await page.screenshot({ path: `${folder}/${name}`, fullPage: true })
}
await browser.close()
console.log(JSON.stringify(found))

// Runs in the page: is anything cut off, too small, or too pale on its ground?
function measure(least) {
    const wrong = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) wrong.push(`is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`)
    const canvas = document.createElement('i')
    canvas.style.backgroundColor = 'Canvas'
    document.body.append(canvas)
    const paper = numbers(getComputedStyle(canvas).backgroundColor)
    canvas.remove()

    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const said = new Set()
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        if (text.data.replace(/[\s\u00a0]/g, '') === '') continue
        const style = getComputedStyle(text.parentElement)
        const ratio = contrast(over(numbers(style.color), ground(text.parentElement)), ground(text.parentElement))
        const words = text.data.trim().slice(0, 30)
        if (ratio < least) said.add(`contrast ${ratio.toFixed(1)}: ${words}`)
        if (parseFloat(style.fontSize) < 13) said.add(`${style.fontSize} small: ${words}`)
    }
    return [...wrong, ...said]

    function ground(element) {
        for (let at = element; at; at = at.parentElement) {
            const colour = numbers(getComputedStyle(at).backgroundColor)
            if (colour[3] > 0) return over(colour, paper)
        }
        return paper
    }
    function numbers(colour) {
        const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number)
        return [red, green, blue, alpha]
    }
    function over(front, back) {
        return [0, 1, 2].map(at => front[at] * front[3] + back[at] * (1 - front[3]))
    }
    // WCAG 2.2, relative luminance.
    function light(colour) {
        const [red, green, blue] = colour.slice(0, 3).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    function contrast(one, other) {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
        return (bright + 0.05) / (dark + 0.05)
    }
}
